import { Parser } from 'htmlparser2';
import { type Replacement, type Rewritten, replaceAll, rewritten } from './rewrite.ts';

const ENTITY = /&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d{0,2});/gi;
/** Markup that was escaped twice is put right in two turns. */
const MAX_TURNS = 3;

const BLOCK_TAG = 'p|div|h[1-6]|ul|ol|li|blockquote|tr|table|section|article|header|footer|hr|pre';
const INLINE_TAG =
  'b|i|u|em|strong|a|span|small|big|font|sub|sup|mark|cite|code|q|abbr|time|img|figure|figcaption|td|th|tbody|thead';
const TAG = new RegExp(`<(/?)(${BLOCK_TAG}|${INLINE_TAG}|br)(?:\\s[^<>]{0,2000})?/?>`, 'gi');
const BREAK_TAGS = new RegExp(`^(?:${BLOCK_TAG})$`, 'i');
/** A text may speak of one tag; with this many it is marked up. */
const MIN_TAGS = 2;

/** What one entity stands for; the entity itself where it is unknown. */
function decodeEntity(entity: string): string {
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => pieces.push(piece) });
  parser.end(entity);
  return pieces.join('');
}

/** A value without its entities, where it may have been escaped twice. */
export function withoutEntities(value: string): string {
  const decoded = value.replace(ENTITY, decodeEntity);
  return decoded === value ? value : decoded.replace(ENTITY, decodeEntity);
}

/** HTML entities in a text that is not HTML, as exports leave them. */
export function decodeEntities(source: Rewritten): Rewritten {
  let text = source;
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const before = text;
    text = replaceAll(text, ENTITY, ([entity]) => decodeEntity(entity));
    if (text === before) break;
  }
  return text;
}

/** References that Markdown would read as markup once they are decoded: of brackets, and of the marks of emphasis. */
const KEPT = /^&(?:[lg]t|#(?:42|60|62|91|93|95|96)|#x(?:2a|3c|3e|5b|5d|5f|60));$/i;

/** Entities in Markdown, but for those that stand for what would be markup and those shown as code. */
export function decodeReferences(source: Rewritten): Rewritten {
  if (!source.text.includes('&')) return source;
  return replaceAll(source, ENTITY, ({ 0: entity, index, input }) => {
    const isCode = input.charAt(index - 1) === '`' || input.charAt(index + entity.length) === '`';
    return isCode || KEPT.test(entity) ? null : decodeEntity(entity);
  });
}

/** What a page has for machines alone. */
const UNSHOWN = /<(script|style)\b[^<>]{0,500}>[^<]{0,20000}<\/\1>/gi;

/** HTML tags in a text that is not HTML: block tags become blank lines, line breaks become line ends; others go. */
export function stripTags(source: Rewritten): Rewritten {
  let text = source;
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const tags = text.text.match(TAG)?.length ?? 0;
    if (tags === 0 || (turn === 0 && tags < MIN_TAGS)) break;
    if (turn === 0) text = replaceAll(text, UNSHOWN, () => '');
    text = replaceAll(text, TAG, ([, , name = '']) =>
      /^br$/i.test(name) ? '\n' : BREAK_TAGS.test(name) ? '\n\n' : '',
    );
  }
  return text;
}

/** Comments of HTML, and the marks of BBCode, in a text that is neither. */
const COMMENT = /<!--[^<>]{0,400}-->/g;
const BB = 'b|i|u|url|quote';
const BB_TAG = new RegExp(`\\[/?(?:${BB})(?:=[^\\]\\n]{0,200})?\\]`, 'gi');
const BB_END = new RegExp(`\\[/(?:${BB})\\]`, 'i');

/** Takes comments of HTML and BBCode out of plain text, as editors' programs leave them there. */
export function stripMarks(source: Rewritten): Rewritten {
  const bare = source.text.includes('<!--') ? replaceAll(source, COMMENT, () => '') : source;
  return BB_END.test(bare.text) ? replaceAll(bare, BB_TAG, () => '') : bare;
}

/** Short codes of site generators: `{{< figure src="a.png" >}}`, `{% include note.html %}`. */
const SHORT_CODE = /\{\{[<%][^{}\n]{0,500}[>%]\}\}|\{%[^{}\n]{0,500}%\}/g;

/** Takes comments of HTML and short codes out of Markdown: nobody is shown them. */
export function stripUnshown(source: Rewritten): Rewritten {
  const { text } = source;
  const comments: Replacement[] = [];
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const close = text.indexOf('-->', start + 4);
    const end = close < 0 ? text.length : close + 3;
    comments.push({ start, end, text: '' });
    start = text.indexOf('<!--', end);
  }
  return replaceAll(rewritten(source, comments), SHORT_CODE, () => '');
}
