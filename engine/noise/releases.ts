import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { isProse } from '../blocks/prose.ts';
import lineWords from '../metadata/data/line-words.json' with { type: 'json' };
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
    String.raw`^\p{Lu}[^!?()]{3,90}\((?:${fields.releaseAgencies.join('|')})(?: via [^()]{3,40})?\)`,
    '^news provided by(?: |$)',
    String.raw`^(?:media|press|news) (?:contacts?|enquiries|inquiries)\b`,
    '^notes? (?:to|for) editors?:?$',
    '^(?:# ?)?dpa-notizblock$',
  ].join('|'),
  'i',
);
/** The same as it is called in other languages. */
const LABEL = new RegExp(`^(?:${lineWords.releaseLabels.join('|')})[.:]?$`, 'i');
/** Such a mark is no longer, and whole paragraphs need not be read for it. */
const LONGEST_MARK = 160;
/** What opens the part of a release that is the same in each of them, and the people to ask. */
const CLOSING_LINES = [
  String.raw`(?:${lineWords.aboutLabels.join('|')}) ?\p{Lu}[^.!?]{1,70}(?:\b(?:Corp|Inc|Ltd|Co|Plc|PLC|Pty)\.)?:?`,
  '(?:media|press|news)? ?(?:contacts?|enquiries|inquiries)(?: information)?:?.{0,80}',
  "(?:notes? (?:to|for) editors?|editors?['’] notes?):?",
  'forward[- ]looking statements?:?',
  'safe harbou?r statements?:?.{0,60}',
  'boilerplate:?',
  String.raw`source:? \p{Lu}[^!?]{2,80}`,
  '(?:# ?)?dpa-notizblock',
  'ansprechpartner(?:in)? ?:?.{0,80}',
  '(?:pressekontakt|medienkontakt|contact presse|contacto de prensa|contatti stampa|ufficio stampa|perscontact)' +
    ' ?:?.{0,80}',
];
const CLOSING = new RegExp(`^(?:${CLOSING_LINES.join('|')})$`, 'iu');
/** A release is closed after this many paragraphs at the earliest, by a part at most half as long as what it says. */
const MIN_PROSE = 2;
const MAX_CLOSING = 0.5;

function proseIn(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { text, kind }) => sum + (isProse(text, kind) ? text.length : 0), 0);
}

/** Whether the blocks from one on have far less prose than those before it. */
export function isShortEnd(blocks: readonly TextBlock[], from: number): boolean {
  return proseIn(blocks.slice(from)) <= MAX_CLOSING * proseIn(blocks.slice(0, from));
}

/**
 * The end of a press release from "About …", "Media contact" or "Notes to editors" on: who sent it, not what it says.
 */
export function cutReleaseEnd(blocks: readonly TextBlock[], cleaning: Cleaning): readonly TextBlock[] {
  const { keep, log } = cleaning;
  const isMark = (line: string) => MARK.test(line) || LABEL.test(line);
  if (keep.has('author-bio') || !blocks.some(({ text }) => isMark(text.slice(0, LONGEST_MARK)))) return blocks;
  let told = 0;
  const from = blocks.findIndex(({ text, kind }) => {
    if (isProse(text, kind)) told++;
    return told >= MIN_PROSE && CLOSING.test(text);
  });
  if (from < 0 || !isShortEnd(blocks, from)) return blocks;
  for (const block of blocks.slice(from)) cutBlock(block, 'author-bio', log);
  return blocks.slice(0, from);
}

/** Fields that databases of newspapers set after an article, and the notice of copyright among them. */
const FIELDS = fields.databaseFields.join('|');
const DATABASE_FIELD = new RegExp(`^(?:${FIELDS}) ?:`);
/** The same in small letters, and the heading above them, where another line has shown what they are. */
const CLASSIFIED = new RegExp(`^(?:(?:${FIELDS}) ?: .{2,600}|${fields.databaseDetails.join('|')})$`, 'i');
/** The same as today's exports write them, and the number of a document of Factiva. */
const DATABASE_END = new RegExp(
  '^(?:proquest document id: \\d{4,20}|word count: \\d{2,6}|(?:load|publication)-date: .{4,60}|' +
    'publication-type: .{2,60}|end of document|language of publication: .{2,60}|record(?: number)?: \\w{4,30}|' +
    '(?:cet article est|aussi) paru dans .{3,160}|certificat (?:émis|délivré) le .{5,200}|' +
    '(?:news|web|soc)[·.]\\d{8}[·.].{2,40}|' +
    'first page: \\w{1,6}|(?:start|end) page: \\d{1,4}|article name: .{2,300}|' +
    'document [A-Z]{4,10}\\d{10,20}[\\p{L}\\d]{0,16})$',
  'iu',
);
const RESERVED = 'all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados';
const COPYRIGHT = new RegExp(String.raw`^(?:copyright\b|\(c\)|©|${RESERVED})`, 'i');

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
