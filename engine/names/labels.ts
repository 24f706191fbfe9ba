import type { TokenizedText } from '../text/tokenized-text.ts';
import { isCommon } from './common.ts';
import { gazetteer } from './gazetteer.ts';
import type { Cluster } from './link.ts';
import type { NameMention } from './name-mention.ts';
import { endsOrganization } from './organizations.ts';
import { isProseAt } from './signs.ts';

/**
 * Leaves out what only headings, labels of lists and cells of tables write big, and everybody else small: "Customized
 * Cleaning Services", "Pros". A name of such words that prose has too, that the world knows or that the text tells
 * stays.
 *
 * @returns the other names
 */
export function withoutLabels(doc: TokenizedText, clusters: readonly Cluster[]): Cluster[] {
  return clusters.filter((cluster) => !isLabel(doc, cluster));
}

function isLabel(doc: TokenizedText, { type, mentions }: Cluster): boolean {
  const isKnown = mentions.some(
    ({ isTold, title, from, to }) => isTold === true || title !== null || gazetteer().lists(type, doc.tokens, from, to),
  );
  return !isKnown && mentions.every((mention) => isOfCommonWords(doc, mention) && isInLabel(doc, mention));
}

/** "Customized Cleaning Services", but "Beach Point Club", which ends as bodies do. */
function isOfCommonWords({ tokens }: TokenizedText, { from, to, type }: NameMention): boolean {
  const last = tokens[to - 1];
  if (type === 'organization' && to > from + 1 && last !== undefined && endsOrganization(last)) return false;
  return tokens.slice(from, to).every(({ kind, lower }) => kind !== 'word' || isCommon(lower));
}

/** Whether a mention is in a heading, before the colon that ends a label, or in a short line that is no sentence. */
function isInLabel(doc: TokenizedText, { from, to }: NameMention): boolean {
  const { sentences, tokens } = doc;
  const sentence = sentences[tokens[from]?.sentence ?? -1];
  if (sentence === undefined) return true;
  const { firstToken, endToken } = sentence;
  if (tokens[to]?.text === ':' && firstToken === from) return true;
  return (
    endToken - firstToken <= LONGEST && !ENDS_SENTENCE.test(tokens[endToken - 1]?.text ?? '') && !isProseAt(doc, from)
  );
}
/** A label, and a row of a table, has no more tokens. */
const LONGEST = 15;
const ENDS_SENTENCE = /^[.!?"”’']$/;
