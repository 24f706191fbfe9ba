import { NAMES } from './bylines.ts';

const OPENING = /^[([—–-]{0,3} ?(?:reporting|writing|reporting and writing|writing and reporting) by /i;

/**
 * Who wrote an article by the line a wire ends it with: "Eva Malik" in "(Reporting by Eva Malik in Velde; editing by
 * Tom Reece)". Null where the line names only editors or additional reporters.
 */
export function signedOffBy(line: string): string | null {
  const opening = OPENING.exec(line)?.[0];
  return opening === undefined ? null : (NAMES.exec(line.slice(opening.length))?.[1] ?? null);
}
