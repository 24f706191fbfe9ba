import type { Span } from '../text/spans.ts';
import words from './data/editorial-notices.json' with { type: 'json' };

/**
 * Lines in which a newsroom speaks of the article itself: until when it is held back, and what was corrected in it.
 * They stay in the text, as paragraphs of their own, and are no part of the story.
 */
export type NoticeKind = 'embargo' | 'correction';

/** The span of a notice in a text. */
export interface EditorialNotice extends Span {
  readonly kind: NoticeKind;
}

const MAX_EMBARGO = 220;
const MAX_CORRECTION = 900;
const MARKS = /^[\s*_([–—-]{1,4}/;
const EMBARGO = new RegExp(
  '^(?:(?:strictly |under )?embargo(?:ed)?(?: for (?:publication|release|use))?(?: ?[:–—-]| until| till| to | ' +
    'before)|' +
    `(?:strictly )?not (?:for|to be) (?:${words.heldFrom})\\b.{0,60}\\b(?:before|until|till|prior to)\\b|` +
    '(?:hold|held) for release (?:until|till|at|on)\\b)',
  'i',
);
const MOMENT = new RegExp(`\\d|\\b(?:${words.moments})\\b`, 'i');
/** "Correction: …", "CORRECTION (March 3): …", "Clarification, 3 March: …" */
const LABELLED = new RegExp(
  '^(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?|corrected)' +
    String.raw`(?: \([^()]{1,40}\)|,? [\p{L}\d., ]{1,30})? ?[:–—] ?\S.{15}`,
  'iu',
);
const PIECE = `(?:${words.pieces})`;
const OF_ARTICLE = new RegExp(
  `^(?:(?:editor['’]s|editors['’]) notes?: ?)?(?:` +
    `(?:this|the) ${PIECE} (?:has been|was|is|has since been) (?:since )?(?:${words.corrected})\\b|` +
    `(?:in )?(?:an|a|the) (?:earlier|previous|prior|original) version of (?:this|the) ${PIECE}\\b|` +
    `this ${PIECE} corrects\\b|corrects (?:${words.corrects})\\b)`,
  'i',
);
const ENDS = /[.!?)\]”"’'*_]$/;

/** What notice a paragraph is; null where it is part of the story. */
export function noticeKind(paragraph: string): NoticeKind | null {
  const line = paragraph.trim().replace(MARKS, '');
  if (line.length <= MAX_EMBARGO && EMBARGO.test(line) && MOMENT.test(line)) return 'embargo';
  if (line.length > MAX_CORRECTION) return null;
  return OF_ARTICLE.test(line) || (/^c/i.test(line) && LABELLED.test(line) && ENDS.test(line)) ? 'correction' : null;
}

/** The notices of a text, each a whole line; none where the text is nothing else. */
export function editorialNotices(text: string): EditorialNotice[] {
  const found: EditorialNotice[] = [];
  let hasStory = false;
  let at = 0;
  for (const line of text.split('\n')) {
    const kind = line === '' ? null : noticeKind(line);
    const start = at + line.length - line.trimStart().length;
    if (kind !== null) found.push({ kind, start, end: at + line.trimEnd().length });
    else hasStory ||= line.trim() !== '';
    at += line.length + 1;
  }
  return hasStory ? found : [];
}
