import { cutInside, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { isProse } from '../blocks/prose.ts';
import numerals from '../english/data/numerals.json' with { type: 'json' };
import times from '../english/data/time-words.json' with { type: 'json' };
import { type FoldedMatch, FoldedPattern } from '../text/folded.ts';
import { isAsciiSmall } from '../text/letters.ts';
import type { Cleaning } from './cleaning.ts';
import labels from './data/section-labels.json' with { type: 'json' };
import words from './data/words.json' with { type: 'json' };
import type { KnownNames } from './known-names.ts';

const LABELS: ReadonlySet<string> = new Set(labels);
const LABELLED = new FoldedPattern(String.raw`^([\p{Lu}][\p{L}'’,&-]*(?: [\p{L}\p{N}'’&,-]+){0,5}) ?: ?(?=\S|$)`);

/** Labels that need no colon: what is above the points of a live page. */
const BARE_LABELS: ReadonlySet<string> = new Set([
  'key points',
  'key takeaways',
  'key facts',
  'key developments',
  'at a glance',
]);
const LONGEST_BARE = [...BARE_LABELS].reduce((longest, { length }) => Math.max(longest, length), 0);

/** Any question word followed by capitalised words is a label too: "What Analysts Say: …". */
const QUESTION = new FoldedPattern(
  String.raw`^(?:What|Why|How|Where|Who|When)(?: [\p{Lu}][\p{L}'’-]*| (?:${words.smallInLabels.join('|')})){1,5}$`,
);

/** A label such as "What Happened" that a block opens with, and where the prose after it begins. */
function sectionLabel(text: string): { readonly label: string; readonly end: number } | null {
  if (text.length <= LONGEST_BARE && BARE_LABELS.has(text.toLowerCase())) return { label: text, end: text.length };
  const head = text.slice(0, 80);
  if (!head.includes(':')) return null;
  const match = LABELLED.exec(head);
  const label = match?.[1];
  if (match === null || label === undefined) return null;
  const end = match[0].length;
  if (LABELS.has(label.toLowerCase())) return { label, end };
  return QUESTION.test(label) ? { label, end } : null;
}

export interface LabelledBlocks {
  readonly blocks: readonly TextBlock[];
  /** Labels with the block each begins at. */
  readonly labels: readonly { readonly label: string; readonly block: TextBlock }[];
}

/** Takes section labels off the blocks they open, or off lines of their own. */
export function takeSections(blocks: readonly TextBlock[], cleaning: Cleaning): LabelledBlocks {
  if (cleaning.keep.has('section-label')) return { blocks, labels: [] };
  const kept: TextBlock[] = [];
  const found: { label: string; block: TextBlock }[] = [];
  blocks.forEach((block, at) => {
    const section = sectionLabel(block.text);
    const alone = section !== null && section.end >= block.text.length;
    const next = blocks[at + 1];
    if (section === null || (alone ? next === undefined : block.text.length - section.end < 20)) {
      kept.push(block);
      return;
    }
    const begins = alone ? next : block;
    if (begins !== undefined) found.push({ label: section.label, block: begins });
    cutInside(block, [{ start: 0, end: section.end, rule: 'section-label' }], cleaning.log, cleaning.source);
    if (block.text !== '') kept.push(block);
  });
  return { blocks: kept, labels: found };
}

const AGENCY =
  'Reuters|AP|AFP|CNN|UPI|ANI|PTI|IANS|Xinhua|Bloomberg|EFE|DPA|dpa|TASS|Kyodo|Yonhap|BBC|NBC News|CBS News|ABC ' +
  'News|Fox News|CNBC|CBS|NBC|ABC|The Associated Press|Associated Press|Agence France-Presse|Thomson Reuters ' +
  'Foundation|Reuters Health|KRON|KTLA|WGN|Nexstar|CNN Business|AP Photo';
/** Any other agency: after a place in capitals a short name in brackets can be nothing else. */
const ANY_AGENCY = "\\p{Lu}[\\p{L}\\p{N}.&'’-]{1,24}(?: [\\p{L}\\p{N}.&'’-]{1,24}){0,3}";
const PLACE = "[\\p{Lu}][\\p{Lu}.'’-]+(?: [\\p{Lu}][\\p{Lu}.'’-]*){0,3}";
const CASED_PLACE = "[\\p{Lu}][\\p{L}.'’-]+(?: [\\p{L}][\\p{L}.'’-]*){0,3}";
/** No word of it is small but those within names: "Stratford upon Avon", "Rio de Janeiro", no "Dinner in Rome". */
const NAMED_PLACE = `[\\p{Lu}][\\p{L}.'’-]+(?: (?:${words.smallInPlaces.join('|')}|[\\p{Lu}][\\p{L}.'’-]*)){0,3}`;
const MONTH =
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]{0,6}';
const DAY = `(?:,? (?:[A-Z][a-z]{2,5}day,? )?${MONTH}\\.? ?\\d{1,2}(?:,? \\d{4})?|,? \\d{1,2} ${MONTH}(?: \\d{4})?)`;
/** "PITTSBURGH – June 17, 2025 –": press releases set the day between dashes. */
const RELEASE_DAY = `(?: ?[-–—]{1,2} ?(?:${MONTH}\\.? ?\\d{1,2},? \\d{4}|\\d{1,2} ${MONTH} \\d{4}))`;
const DASH = '(?: ?[-–—]{1,2} ?| ?: )';
const UPPER_DATELINE = new FoldedPattern(
  `^(${PLACE}(?:[/,] ?${CASED_PLACE}){0,2}(?:${DAY}|${RELEASE_DAY})?(?: ?\\((?:${ANY_AGENCY})\\)| ` +
    `?/[A-Za-z-]{4,24}/)?)(?: [-–—]{1,2} ?|[–—] ?)(?=[\\p{Lu}\\p{N}"“‘'$£€])`,
);
const AGENCY_DATELINE = new FoldedPattern(
  `^((?:${CASED_PLACE}(?:[/,] ?${CASED_PLACE}){0,2}(?:${DAY})? ?)?\\((?:${AGENCY})\\))${DASH}(?=\\S)`,
);
/**
 * "MANILA, Sept 21 Newsline The central bank …": a day, perhaps an agency, and words that begin a sentence and no name.
 */
const DASHLESS_DATELINE = new FoldedPattern(
  `^(${PLACE}(?:[/,] ?${CASED_PLACE})?${DAY}(?:,? \\p{Lu}\\p{L}{1,24}(?: \\p{Lu}\\p{L}{1,24})?)?) ` +
    '(?=(?:The|An?|In|On|At|After|For|It|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\\d+) )',
);
/** "TARROW, Mass.--(BUSINESS WIRE)--The company …" */
const RELEASE_DATELINE = new FoldedPattern(String.raw`^([^()\d]{3,60} ?--\([\p{Lu}][\p{L} ]{2,24}\)) ?-- ?(?=\S)`);
const BARE_AGENCY = new FoldedPattern(`^(\\((?:${AGENCY})\\)) (?=[\\p{Lu}\\p{N}"“‘'])`);
/** "PUNE: A maiden Test century …", as Indian papers set it. */
const COLON_DATELINE = new FoldedPattern(
  "^(\\p{Lu}{3,}(?:[ -]\\p{Lu}{2,}){0,2}): (?=(?:[Aa]n?|The|In|At|On|\\p{Lu}[\\p{L}'’]+) )",
);
/**
 * "Nairobi — The bank …", "New Delhi: The bank …", "Port Ellery, 3 May 2025 (Newsline) – …", "(Lima) – …",
 * "May 3, 2025, Lima — …", "Lima | …"
 */
const CASED_DATELINE = new FoldedPattern(
  `^\\(?((?:${MONTH}\\.? ?\\d{1,2}, \\d{4}, )?(${NAMED_PLACE})(?:[/,] ?${NAMED_PLACE}){0,2}((?=,)(?:${DAY}|, (?:le )?` +
    `\\d{1,2}\\.? (?:de )?\\p{L}{3,10} (?:de )?\\d{4}))?( ?\\((?:${ANY_AGENCY})\\))?)\\)?` +
    `(?: [-–—]{1,2} ?|[–—] ?|: | \\| )(?=[\\p{Lu}\\p{N}"“‘'$£€])`,
);
/** Capitals that are no large towns, and towns that have another name in the list of those. */
const DATELINE_CITIES = new Set(words.datelineCities.split(', '));
/** Large towns whose names begin a sentence as often. */
const ALSO_WORDS = new Set(words.townsLikeWords);
/** "Sofia — Bulgaria's capital — …" is an aside. */
const SECOND_DASH = / [-–—]{1,2} |[–—]/;
/** A speaker's name before a line of a transcript looks the same. */
const SPOKEN = /^\p{Lu}{2}[\p{Lu}. -]{0,40}: |\b(?:I|you|we)\b/u;
/** Words that open a line before a dash or a day and are no place. */
const NOT_PLACE = new RegExp(`^(?:${words.notPlaces.join('|')})\\b`, 'i');

/**
 * Where a dateline ends in the head of a block. The patterns are costly to try: most blocks have neither
 * a bracket nor a second capital, and meet none of them.
 */
function datelineIn(
  head: string,
  block: TextBlock,
  blocks: readonly TextBlock[],
  names: KnownNames,
): FoldedMatch | null {
  const isBracketed = head.includes('(');
  const isCapital = !isAsciiSmall(head.charCodeAt(1));
  return (
    (isBracketed ? (RELEASE_DATELINE.exec(head) ?? AGENCY_DATELINE.exec(head)) : null) ??
    (isCapital ? UPPER_DATELINE.exec(head) : null) ??
    (isBracketed ? BARE_AGENCY.exec(head) : null) ??
    (isCapital ? (DASHLESS_DATELINE.exec(head) ?? colonDateline(head, block, blocks)) : null) ??
    casedDateline(head, block, blocks, names)
  );
}

/** A place that is not in capitals: a large town, or one with a day and a year or an agency after it. */
function casedDateline(
  head: string,
  block: TextBlock,
  blocks: readonly TextBlock[],
  names: KnownNames,
): FoldedMatch | null {
  const mark = /[-–—:|]/.exec(head)?.index ?? head.length;
  if (mark > LONGEST_DATELINE) return null;
  const match = CASED_DATELINE.exec(head);
  if (match === null || SECOND_DASH.test(head.slice(match[0].length))) return null;
  const isColon = match[0].endsWith(': ');
  const place = match[2] ?? '';
  // "Ana Roe, 4 May 2025 – …"
  const isPerson = (): boolean => names.isFirstName(place.split(' ', 1)[0] ?? '');
  if (!isTown(place, names) && (!isDated(match, isColon) || isPerson())) return null;
  if (isColon && isTranscript(block, blocks)) return null;
  return match[3] === undefined && isOneOfSeveral(isColon, block, blocks) ? null : match;
}

function isTown(place: string, { isTown: isLarge, isFirstName }: KnownNames): boolean {
  return DATELINE_CITIES.has(place) || (isLarge(place) && !isFirstName(place) && !ALSO_WORDS.has(place));
}

/** Whether a place has a day after it, and is none of "Correction, May 4, 2025: …", "Deadline, 4 May – …". */
function isDated([, dateline = '', place = '', day, agency]: FoldedMatch, isColon: boolean): boolean {
  if (day === undefined || tellsTime(dateline.split(day, 1)[0] ?? '')) return false;
  return isColon ? !/\p{Ll}/u.test(place) : agency !== undefined || /\d{4}/.test(day);
}
const LONGEST_DATELINE = 60;
const TIMES: ReadonlySet<string> = new Set(
  [numerals.units, numerals.tens, numerals.ordinals, times.weekdays, times.units, times.partsOfDay].flatMap(
    Object.keys,
  ),
);

/** "Round Two", "Election Day": a day or one of several, and no place. */
function tellsTime(words: string): boolean {
  return words
    .toLowerCase()
    .split(/[ ,/]+/)
    .some((word) => TIMES.has(word));
}

/** Whether other lines open as one does: "London: …", "Paris: …", two who speak or two parts of a list. */
function isOneOfSeveral(isColon: boolean, block: TextBlock, blocks: readonly TextBlock[]): boolean {
  const opened = isColon ? BEFORE_COLON : BEFORE_DASH;
  return blocks.some((other) => other !== block && opened.test(other.text.slice(0, 40)));
}
const OPENING = "^[\\p{Lu}][\\p{L}.'’]*(?: [\\p{Lu}][\\p{L}.'’]*){0,2}";
const BEFORE_COLON = new FoldedPattern(`${OPENING}: `);
const BEFORE_DASH = new FoldedPattern(`${OPENING}(?: [-–—]|[–—])`);

/** A place in capitals before a colon, where no line of the text begins as those of a transcript do. */
function colonDateline(head: string, block: TextBlock, blocks: readonly TextBlock[]): FoldedMatch | null {
  const match = COLON_DATELINE.exec(head);
  return match === null || isTranscript(block, blocks) ? null : match;
}

function isTranscript(block: TextBlock, blocks: readonly TextBlock[]): boolean {
  return blocks.some((other) =>
    SPOKEN.test(other === block ? other.text.replace(/^[^:]*: /, '') : other.text.slice(0, 40)),
  );
}

/** Takes the dateline off the first prose block. Returns it as it stood, without the dash. */
export function takeDateline(blocks: readonly TextBlock[], cleaning: Cleaning): string | null {
  if (cleaning.keep.has('dateline')) return null;
  let tried = 0;
  for (const block of blocks.slice(0, 12)) {
    if (!isProse(block.text, block.kind) && !endsSentence(block.text)) continue;
    if (++tried > 2) return null;
    const head = block.text.slice(0, 160);
    const match = datelineIn(head, block, blocks, cleaning.names);
    const [whole, dateline] = match ?? [];
    if (whole === undefined || dateline === undefined || dateline.length < 4 || NOT_PLACE.test(dateline)) continue;
    if (block.text.length - whole.length < 20) continue;
    cutInside(block, [{ start: 0, end: whole.length, rule: 'dateline' }], cleaning.log, cleaning.source);
    return dateline.trim();
  }
  return null;
}
