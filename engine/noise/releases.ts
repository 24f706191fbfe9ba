import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { isProse } from '../blocks/prose.ts';
import { LABELLED_LINE, labelledLine } from '../metadata/labelled-line.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { FoldedPattern } from '../text/folded.ts';
import type { Cleaning } from './cleaning.ts';
import fields from './data/words.json' with { type: 'json' };

/**
 * What only a press release has: its mark above, its end mark below, an agency of releases in its dateline, the people
 * to ask.
 */
const MARK = new FoldedPattern(
  [
    String.raw`^(?:for immediate release|(?:press|news|media) release)\b`,
    '^(?:# ?){3,5}$',
    String.raw`^[-–—]?\s?ends?\s?[-–—]$`,
    String.raw`^\p{Lu}[^!?/]{3,80} \/[\p{L} -]{4,24}\/ ?[-–—]`,
    String.raw`^(?:media|press|news) (?:contacts?|enquiries|inquiries)\b`,
    '^notes? (?:to|for) editors?:?$',
    '^(?:pressemitteilung|medienmitteilung|communiqué de presse|comunicado de prensa|comunicato stampa|persbericht)$',
  ].join('|'),
  'i',
);
/** What opens the part of a release that is the same in each of them, and the people to ask. */
const CLOSING_LINES = [
  String.raw`about (?:the )?\p{Lu}[^.!?]{1,70}:?`,
  '(?:media|press|news)? ?(?:contacts?|enquiries|inquiries)(?: information)?:?.{0,80}',
  'notes? (?:to|for) editors?:?',
  'forward[- ]looking statements?:?',
  'safe harbou?r statements?:?.{0,60}',
  'boilerplate:?',
  '(?:pressekontakt|medienkontakt|contact presse|contacto de prensa|contatti stampa|perscontact) ?:?.{0,80}',
];
const CLOSING = new RegExp(`^(?:${CLOSING_LINES.join('|')})$`, 'iu');
/** A release is closed after this many paragraphs at the earliest, by a part at most half as long as what it says. */
const MIN_PROSE = 2;
const MAX_CLOSING = 0.5;

function proseIn(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { text, kind }) => sum + (isProse(text, kind) ? text.length : 0), 0);
}

/**
 * The end of a press release from "About …", "Media contact" or "Notes to editors" on: who sent it, not what it says.
 */
export function cutReleaseEnd(blocks: readonly TextBlock[], cleaning: Cleaning): readonly TextBlock[] {
  const { keep, log } = cleaning;
  if (keep.has('author-bio') || !blocks.some(({ text }) => MARK.test(text))) return blocks;
  let told = 0;
  const from = blocks.findIndex(({ text, kind }) => {
    if (isProse(text, kind)) told++;
    return told >= MIN_PROSE && CLOSING.test(text);
  });
  if (from < 0 || proseIn(blocks.slice(from)) > MAX_CLOSING * proseIn(blocks.slice(0, from))) return blocks;
  for (const block of blocks.slice(from)) cutBlock(block, 'author-bio', log);
  return blocks.slice(0, from);
}

/** What opens the comments of readers below a text, with how many there are. */
const THREAD = new RegExp(
  '^(?:\\d{1,5} (?:comments?|replies|responses|kommentare?|commentaires?|comentarios?|commenti|reacties)|' +
    '(?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties) ?(?:\\(\\d{1,5}\\)|: ?\\d{1,5})):?$',
  'i',
);
/** "Mira: Good for her." */
const SAYS = /^[\p{L}\p{N}][\p{L}\p{N}_ .'’-]{1,30}: \S/u;
/** What stands beside each comment. */
const BESIDE_COMMENT = /^(?:reply|report|flag|like|quote)(?: \(?\d+\)?)?$|\bago$|\bsays:?$/i;
/** One in so many lines of a thread says that it is one, and a comment is at most so long, in characters. */
const THREAD_LINES = 3;
const MAX_COMMENT = 600;

function isThread(blocks: readonly TextBlock[]): boolean {
  const marks = blocks.filter(({ text }) => SAYS.test(text) || BESIDE_COMMENT.test(text)).length;
  return marks * THREAD_LINES >= blocks.length && blocks.every(({ text }) => text.length <= MAX_COMMENT);
}

/** What opens comments as well, where buttons to answer them follow. */
const THREAD_LABEL = /^(?:comments?|(?:add|leave|post) a comment|discussion):?$/i;
/** The button below each comment; so many make a thread, and so many lines are from one to the next. */
const ANSWER = new RegExp(`^(?:${fields.answerButtons.join('|')})$`, 'i');
const ANSWERS = { least: 3, apart: 20 } as const;
const MAX_LABEL = 30;

/** The comments that have a button each: from the line that opens them to the last button. */
function answeredThread(blocks: readonly TextBlock[]): readonly [from: number, to: number] | null {
  const answers = blocks.flatMap(({ text }, at) => (text.length <= MAX_LABEL && ANSWER.test(text) ? [at] : []));
  const [first = 0] = answers;
  if (answers.length < ANSWERS.least) return null;
  const opens = ({ text }: TextBlock): boolean =>
    text.length <= MAX_LABEL && (THREAD.test(text) || THREAD_LABEL.test(text));
  const start = Math.max(MIN_PROSE, first - ANSWERS.apart);
  const label = blocks.slice(start, first).findIndex(opens);
  if (label < 0) return null;
  const broken = answers.findIndex((at, place) => at - (answers[place - 1] ?? at) > ANSWERS.apart);
  return [start + label, (answers.at(broken < 0 ? -1 : broken - 1) ?? first) + 1];
}

/** The comments that nothing follows, from the line that counts them. */
function lastThread(blocks: readonly TextBlock[]): readonly [from: number, to: number] | null {
  const from = blocks.findLastIndex(({ text }) => text.length <= MAX_LABEL && THREAD.test(text));
  if (from < MIN_PROSE || from === blocks.length - 1 || !isThread(blocks.slice(from + 1))) return null;
  const isShort = proseIn(blocks.slice(from)) <= MAX_CLOSING * proseIn(blocks.slice(0, from));
  return isShort ? [from, blocks.length] : null;
}

/** Takes the comments of readers off a text. */
export function cutThread(blocks: readonly TextBlock[], { keep, log }: Cleaning): readonly TextBlock[] {
  const thread = keep.has('comments') ? null : (answeredThread(blocks) ?? lastThread(blocks));
  if (thread === null) return blocks;
  const [from, to] = thread;
  for (const block of blocks.slice(from, to)) cutBlock(block, 'comments', log);
  return [...blocks.slice(0, from), ...blocks.slice(to)];
}

/** Fields that databases of newspapers set after an article, and the notice of copyright among them. */
const FIELDS = fields.databaseFields.join('|');
const DATABASE_FIELD = new RegExp(`^(?:${FIELDS}) ?:`);
/** The same in small letters, and the heading above them, where another line has shown what they are. */
const CLASSIFIED = new RegExp(`^(?:(?:${FIELDS}) ?: .{2,600}|classification)$`, 'i');
/** The same as today's exports write them, and the number of a document of Factiva. */
const DATABASE_END = new RegExp(
  '^(?:proquest document id: \\d{4,20}|word count: \\d{2,6}|(?:load|publication)-date: .{4,60}|' +
    'publication-type: .{2,60}|end of document|' +
    'document [A-Z]{4,10}\\d{10,20}[\\p{L}\\d]{0,16})$',
  'iu',
);
const COPYRIGHT = /^(?:copyright\b|\(c\)|©|all rights reserved)/i;

/** The fields of a database after the text of an article ("LOAD-DATE: March 3, 2025"). */
export function cutDatabaseEnd(
  blocks: readonly TextBlock[],
  metadata: Metadata,
  cleaning: Cleaning,
): readonly TextBlock[] {
  const { keep, log } = cleaning;
  if (keep.has('source-line')) return blocks;
  let from = blocks.length;
  let known = false;
  for (; from > 1; from--) {
    const text = blocks[from - 1]?.text ?? '';
    const isField: boolean = DATABASE_FIELD.test(text) || DATABASE_END.test(text) || (known && CLASSIFIED.test(text));
    if (!isField && !COPYRIGHT.test(text) && !LABELLED_LINE.test(text)) break;
    known ||= isField;
  }
  if (!known) return blocks;
  for (const block of blocks.slice(from)) {
    labelledLine(block.text, metadata);
    cutBlock(block, 'source-line', log);
  }
  return blocks.slice(0, from);
}
