import { type Rewritten, replaceAll } from './rewrite.ts';

/**
 * The codes of Factiva's export, each at the beginning of a line: of headline, byline, words, day, source, lead and
 * body among others. Those that are words count where white space follows that sentences have not.
 */
const CODES = 'HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|CR|VOL|SE|LP|TD|AN';
const WORDLIKE = 'RF|IN|NS|CO|RE|CT|ART|CLM|HL|IPC|IPD|PUB';
const CODE = new RegExp(
  `^(?:(${CODES})\\b|(${WORDLIKE})(?=[ \\t]{2}|[ \\t]{0,9}\\r?$| [a-z\\d]{2,12} : ))[ \\t]{0,9}(?:\\r?\\n(?=\\S))?` +
    '(?:(?<=^BY\\s{1,9})[Bb]y )?',
  'gm',
);
const MIN_CODES = 4;
/** What the codes that matter say, as labels that any text may have; the lead and the body need none. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['HD', 'Title: '],
  ['BY', 'By '],
  ['PD', 'Published: '],
  ['SN', 'Publication: '],
  ['LA', 'Language: '],
  ['CY', ''],
  ['LP', ''],
  ['TD', ''],
]);

/** Turns the codes of an export of Factiva into labels. */
export function labelExport(source: Rewritten): Rewritten {
  const codes: readonly string[] = source.text.match(/^(?:HD|BY|WC|PD|SN|LA|LP|TD)\b/gm) ?? [];
  if (codes.length < MIN_CODES || !codes.includes('HD')) return source;
  return replaceAll(source, CODE, ([, code = '']) => LABELS.get(code) ?? 'Tags: ');
}
