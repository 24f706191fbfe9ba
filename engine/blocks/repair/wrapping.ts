import compounds from '../data/compounds.json' with { type: 'json' };
import { type Rewritten, replaceAll } from './rewrite.ts';

const TENS: ReadonlySet<string> = new Set(compounds.tens.split(' '));
const UNITS: ReadonlySet<string> = new Set(compounds.units.split(' '));
/** Words that go with a hyphen before or after most others: "well-known", "state-owned". */
const FIRST: ReadonlySet<string> = new Set(compounds.first.split(' '));
const SECOND: ReadonlySet<string> = new Set(compounds.second.split(' '));
const ENDINGS: ReadonlySet<string> = new Set(compounds.endings.split(' '));
/** A shorter piece is the end of a word, or its beginning. */
const MIN_WORD = 4;

/** A hyphen at the end of a line, and the small letters that the next begins with. */
const BROKEN = /[-\u2010][ \t]{0,20}\r?\n[ \t>]{0,40}(\p{Ll}[\p{L}'’]{0,40})/gu;
/** The letters at the end of what stands before the hyphen. */
const WORD_BEFORE = /\p{L}[\p{L}'’]{0,40}$/u;
const LONGEST_WORD = 41;
const SOFT_BROKEN = /\u00ad[ \t]{0,20}\r?\n[ \t>]{0,40}(?=\p{L})/gu;

/**
 * A hyphen at the end of a line before a capital or a figure is always the word's own: "mid-Atlantic", "2019-20". It is
 * none after a word between hyphens ("-MORE-") or a lone letter ("A-", a button).
 */
const OWN_HYPHEN = new RegExp(
  String.raw`(?<=[\p{L}\d])(?<!-\d{1,3})(?<!(?:^|\s)(?:-\p{L}{1,12}|\p{L}))` +
    String.raw`([-\u2010])[ \t]{0,20}\r?\n[ \t>]{0,40}(?=[\p{Lu}\d])`,
  'gu',
);

/** Whether a word broken after a hyphen is written with it: as elsewhere in the text, else as words of its kind are. */
function isCompound(first: string, second: string, known: ReadonlySet<string>): boolean {
  if (known.has(`${first}-${second}`)) return true;
  if (known.has(`${first}${second}`)) return false;
  const [before, after] = [first.toLowerCase(), second.toLowerCase()];
  if (TENS.has(before) && UNITS.has(after)) return true;
  if (SECOND.has(after)) return before.length >= MIN_WORD || FIRST.has(before);
  return FIRST.has(before) && after.length >= MIN_WORD && !ENDINGS.has(after);
}

/** Forms of words elsewhere in the text: as many as an article has, however long the text. */
const MAX_KNOWN = 20_000;

/**
 * Joints before which a hyphen stands for the end of a later word ("Wirtschafts- und Bauausschuss"), or is a word's own
 * ("black-and-white").
 */
const SUSPENDED: ReadonlySet<string> = new Set(compounds.suspended.split(' '));

/** Puts words together that were broken at the ends of lines. */
export function joinBrokenWords(source: Rewritten): Rewritten {
  const soft = source.text.includes('\u00ad') ? replaceAll(source, SOFT_BROKEN, () => '') : source;
  if (!/[-\u2010][ \t]{0,20}\r?\n/.test(soft.text)) return soft;
  const known = new Set<string>();
  for (const [word] of soft.text.matchAll(/\p{L}[\p{L}'’]{0,40}(?:-\p{L}[\p{L}'’]{0,40})?/gu)) {
    known.add(word);
    if (known.size >= MAX_KNOWN) break;
  }
  const whole = replaceAll(soft, OWN_HYPHEN, ([, hyphen = '']) => hyphen);
  return replaceAll(whole, BROKEN, ({ 0: all, 1: second = '', index }) => {
    if (SUSPENDED.has(second)) return whole.text[index + all.length] === '-' ? `-${second}` : `- ${second}`;
    const first = WORD_BEFORE.exec(whole.text.slice(Math.max(0, index - LONGEST_WORD), index))?.[0];
    if (first === undefined) return null;
    return isCompound(first, second, known) ? `-${second}` : second;
  });
}

/** A first letter that stood large above its paragraph; "A" and "I" may be words. */
const INITIAL = /^(["“„«‘']?(?![AI])\p{Lu})[ \t]{0,9}(?:\r?\n[ \t]{0,9}){1,2}(?=\p{Ll}{2})/gmu;

/** Joins a paragraph's first letter on a line of its own with the paragraph. */
export function joinInitials(source: Rewritten): Rewritten {
  return replaceAll(source, INITIAL, ([, letter = '']) => letter);
}

/** The number of a page between two pieces of a sentence; below a short line a number is one of a list. */
const BREAKS = String.raw`[ \t]{0,9}(?:\r?\n[ \t\f]{0,9}){1,3}`;
const PAGE_BREAK = new RegExp(
  String.raw`(?<=[^\r\n]{39}[\p{Ll},])${BREAKS}` +
    String.raw`(?:[-–—|] ?)?(?:[Pp]age )?\d{1,4}(?: of \d{1,4})?(?: ?[-–—|])?${BREAKS}(?=\p{Ll})`,
  'gu',
);

/** Looked for first: few texts have a line that begins with figures. */
const NUMBER_LINE = /\n[ \t\f]{0,9}(?:[-–—|] ?)?(?:[Pp]age )?\d/;

/** Joins a sentence that runs over the end of a page. */
export function joinOverPages(source: Rewritten): Rewritten {
  if (!NUMBER_LINE.test(source.text)) return source;
  return replaceAll(source, PAGE_BREAK, () => '\n');
}

const MIN_LINES = 6;
const MAX_WIDTH = 110;
const MIN_WIDTH = 30;

/**
 * Whether a blank line stands between each two lines, and lines break in the middle of sentences: typed or scanned with
 * double spacing.
 */
function isDoubleSpaced(text: string): boolean {
  if (!/\n[ \t]{0,99}\r?\n/.test(text)) return false;
  const lines = text.split('\n').map((line) => line.trim());
  let filled = 0;
  let apart = 0;
  let goesOn = 0;
  let width = 0;
  lines.forEach((line, at) => {
    if (line === '') return;
    filled++;
    width = Math.max(width, line.length);
    const next = lines[at + 1];
    if (next === undefined || next === '') apart++;
    if (/[\p{L},]$/u.test(line) && /^\p{Ll}/u.test(lines[at + 2] ?? '')) goesOn++;
  });
  return (
    filled >= MIN_LINES && width <= MAX_WIDTH && width >= MIN_WIDTH && apart >= filled * 0.9 && goesOn >= filled * 0.4
  );
}

/** Takes the blank lines out of text with double spacing; two in a row still part paragraphs. */
export function closeDoubleSpacing(source: Rewritten): Rewritten {
  if (!isDoubleSpaced(source.text)) return source;
  // A first line without a stop, below which another sentence begins, is the title.
  const titled =
    /^\s{0,99}\S[^\n]{0,200}[^\s.,;:-]\s{1,99}?\n(?=[ \t]{0,99}["“]?\p{Lu})/u.exec(source.text)?.[0].length ?? -1;
  return replaceAll(source, /\r?\n[ \t]{0,99}\r?\n/g, ({ index }) => (index < titled ? null : '\n'));
}
