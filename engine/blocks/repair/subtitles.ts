import { type Replacement, type Rewritten, replaceAll, rewritten } from './rewrite.ts';

/** The times of a subtitle, as SubRip and WebVTT have them: "00:00:01,000 --> 00:00:04,500". */
const TIME = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}`;
/** What stands between the text of one subtitle and the next: blank lines, its number, its times. */
const BETWEEN = new RegExp(
  String.raw`(?:^(?:WEBVTT[^\r\n]{0,200}(?:\r?\n[A-Z][A-Za-z-]{2,20}:[^\r\n]{0,80}){0,5})?|\r?\n)\s{0,20}` +
    String.raw`(?:\d{1,5}[ \t]{0,9}\r?\n)?[ \t]{0,9}` +
    String.raw`${TIME}[ \t]{1,9}-->[ \t]{1,9}${TIME}[^\r\n]{0,200}(?:\r?\n|$)`,
  'g',
);
/** Who speaks, and how letters are set: "<v Ana Roe>", "</i>", "<c.yellow>". */
const TAG = /<\/?[a-z]{1,4}(?:[ .][^<>\r\n]{0,60})?>/g;
const MIN_SUBTITLES = 3;
/** Characters from which a paragraph is closed at the next end of a sentence. */
const PARAGRAPH = 400;
const STOPPED = /[.!?…。！？]["”’)]{0,2}\s{0,9}$/;
const LAST = 12;

/** Joins the subtitles of a film to paragraphs, without their numbers, times and tags. */
export function joinSubtitles(source: Rewritten): Rewritten {
  if (!source.text.includes('-->')) return source;
  const joined = joinedLines(source);
  return joined === source ? source : replaceAll(joined, TAG, () => '');
}

function joinedLines(source: Rewritten): Rewritten {
  const { text } = source;
  const marks = [...text.matchAll(BETWEEN)];
  if (marks.length < MIN_SUBTITLES) return source;
  let from = 0;
  let length = 0;
  const replacements: Replacement[] = [];
  const joinLines = (end: number): void => {
    for (const { 0: gap, index } of text.slice(from, end).matchAll(/(?<=\S)\r?\n(?=\S)/g))
      replacements.push({ start: from + index, end: from + index + gap.length, text: ' ' });
  };
  for (const { 0: mark, index } of marks) {
    if (from > 0) joinLines(index);
    length += index - from;
    from = index + mark.length;
    const isClosed = length >= PARAGRAPH && STOPPED.test(text.slice(Math.max(0, index - LAST), index));
    if (isClosed) length = 0;
    replacements.push({ start: index, end: from, text: index === 0 ? '' : isClosed ? '\n\n' : ' ' });
  }
  joinLines(text.length);
  return rewritten(source, replacements);
}
