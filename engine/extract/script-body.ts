import { endsSentence } from '../blocks/lines.ts';
import { sharedWords, stems } from '../metadata/head-lines.ts';
import { isJsonObject, parsedJson } from '../text/json.ts';
import { countWords } from '../text/words.ts';
import { flightData } from './flight.ts';
import { rawText } from './text-of.ts';
import { descendants, type Element } from './tree.ts';

/**
 * The article's text in the data that a page is drawn from by scripts: `__NEXT_DATA__`, flight, a state in `window`,
 * any script of JSON. It is taken only where it is plainly an article: paragraphs of finished sentences, in one value
 * as HTML or in a list of parts.
 */

/** Longer scripts are not read, in characters; the data of an article is a tenth of that. */
const MAX_SCRIPT = 2_000_000;
/** Scripts that are read, and values that are looked at in each. */
const MAX_SCRIPTS = 20;
const MAX_VALUES = 60_000;
/** The least text of an article, in characters and in words, and the fewest paragraphs that end as sentences do. */
const MIN_BODY = 150;
const MIN_WORDS = 50;
const MIN_PARAGRAPHS = 2;
/** The fewest words of a paragraph. */
const MIN_PARAGRAPH = 8;

const MARKUP = /<(?:p|br|div|h[1-6]|li|blockquote)\b/i;
/** A state that a script sets: an assignment of an object, or of JSON in a string. */
const ASSIGNMENT = /^\s{0,20}(?:(?:var|let|const)\s)?[\w.[\]"'$]{1,80}\s{0,5}=\s{0,5}(?=[{[]|JSON\.parse\()/;
const PARSED = 'JSON.parse(';
/** Fields of a part that hold its text, in the order of trust. */
const TEXT_FIELDS = ['text', 'html', 'content', 'body', 'children'] as const;
/** The same of a node of rich text that has none of them. */
const NODE_TEXT = 'value';
/** A part nests its text in other parts no deeper than this. */
const MAX_PART_DEPTH = 6;

/** The object that begins a script's rest: to its last closing bracket. */
function objectIn(text: string): unknown {
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  return end < 0 ? null : parsedJson(text.slice(0, end + 1));
}

/** Where pages of Arc set the article among other statements. */
const GLOBAL_CONTENT = /\bFusion\.globalContent\s{0,5}=\s{0,5}(?=\{)/;

/** The object that a text begins with, to the bracket that closes it. */
function firstObject(text: string): unknown {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth++;
    else if (!quoted && character === '}' && --depth === 0) return parsedJson(text.slice(0, at + 1));
  }
  return null;
}

function globalContent(script: string): unknown {
  const found = GLOBAL_CONTENT.exec(script);
  return found === null ? null : firstObject(script.slice(found.index + found[0].length));
}

/** What data a script holds; null or undefined where it holds none, or code. */
function dataOf(script: Element): unknown {
  const type = script.attributes.type ?? '';
  if (/ld\+json/i.test(type)) return null;
  const text = rawText(script);
  if (text.length < MIN_BODY || text.length > MAX_SCRIPT) return null;
  if (/json/i.test(type)) return objectIn(text);
  const assigned = ASSIGNMENT.exec(text);
  if (assigned === null) return globalContent(text);
  const value = text.slice(assigned[0].length);
  if (!value.startsWith(PARSED)) return objectIn(value) ?? globalContent(text);
  const inner = parsedJson(value.slice(PARSED.length, value.lastIndexOf(')')).trim());
  return typeof inner === 'string' ? parsedJson(inner) : null;
}

/** The text of one part of a list: a string, or what its fields hold. */
function partText(part: unknown, depth = 0): string {
  if (typeof part === 'string') return part;
  if (depth > MAX_PART_DEPTH) return '';
  if (Array.isArray(part)) return part.map((inner) => partText(inner, depth + 1)).join('');
  if (!isJsonObject(part)) return '';
  for (const field of [...TEXT_FIELDS, NODE_TEXT]) {
    const text = field in part ? partText(part[field], depth + 1) : '';
    if (text !== '') return text;
  }
  return '';
}

/** How much of a text is paragraphs, in words; zero where it is no article. */
function articleLength(text: string): number {
  const paragraphs = text
    .split(MARKUP.test(text) ? /<\/?(?:p|br|div|h[1-6]|li|blockquote)\b[^>]{0,200}>/i : /\n+/)
    .map((line) => line.replace(/<[^>]{0,300}>/g, '').trim())
    .filter(endsSentence)
    .map(countWords)
    .filter((words) => words >= MIN_PARAGRAPH);
  const words = paragraphs.reduce((sum, some) => sum + some, 0);
  return paragraphs.length >= MIN_PARAGRAPHS && words >= MIN_WORDS ? words : 0;
}

/** The parts of a list or object; a text has none. */
function partsOf(value: unknown): readonly unknown[] {
  const parts = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  return parts.slice(0, MAX_VALUES);
}

/** A value of a script's data, and what it is in. */
interface Held {
  readonly value: unknown;
  readonly holder: Held | null;
}

/** What of a value may be an article's text: a string, or a list of parts joined. */
function textIn(value: unknown): string | null {
  if (typeof value === 'string') return value.length >= MIN_BODY ? value : null;
  if (!Array.isArray(value)) return null;
  const texts = value.map((part) => partText(part));
  return texts.filter((text) => countWords(text) >= MIN_PARAGRAPH).length >= MIN_PARAGRAPHS ? texts.join('\n\n') : null;
}

/** The values in a script's data, from the outermost. */
function* valuesIn(data: unknown): Generator<Held> {
  const queue: Held[] = [{ value: data, holder: null }];
  for (let at = 0; at < queue.length && at < MAX_VALUES; at++) {
    const held = queue[at];
    if (held === undefined) return;
    yield held;
    for (const value of partsOf(held.value)) queue.push({ value, holder: held });
  }
}

/** So far above its text the fields of an article stand, in values. */
const MAX_RISE = 5;
const PUBLISHED_FIELD =
  /^(?:(?:date|first|original)?[_-]?publi(?:shed?|cation|sh)[_-]?(?:date|time|at|on)?|display_?date)$/i;
const AUTHOR_FIELD = /^(?:authors?|by_?lines?|writers?|credits)$/i;

/** The names in a field: strings, what nodes call their name, lists of those. */
function namesIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > MAX_PART_DEPTH) return [];
  if (Array.isArray(value)) return value.slice(0, MAX_NAMES).flatMap((entry) => namesIn(entry, depth + 1));
  return isJsonObject(value) ? namesIn(value.name ?? value.fullName ?? value.by, depth + 1) : [];
}
const MAX_NAMES = 12;

/** An article in the data of a page's scripts. */
export interface ScriptArticle {
  /** As HTML or plain. */
  readonly text: string;
  readonly published: string | null;
  readonly authors: readonly string[];
}

/** A text with what the objects around it say of it, the nearest first. */
function articleOf(text: string, held: Held): ScriptArticle {
  let published: string | null = null;
  let authors: readonly string[] = [];
  let at: Held | null = held;
  for (let rise = 0; at !== null && rise < MAX_RISE; rise++, at = at.holder) {
    for (const [field, value] of isJsonObject(at.value) ? Object.entries(at.value) : []) {
      if (PUBLISHED_FIELD.test(field) && typeof value === 'string') published ??= value;
      if (AUTHOR_FIELD.test(field) && authors.length === 0) authors = namesIn(value);
    }
  }
  return { text, published, authors };
}

/** Elements that hold data as text. */
const DATA_TAGS = new Set(['script', 'textarea']);

/** The share of a title's words from which on a text that may be copied or edited is its article, no terms of use. */
const ABOUT_TITLE = 0.6;

/** The text in a field of a form where it is about the page's title. */
function fieldText(field: Element, title: string | null): string | null {
  const text = rawText(field);
  return title !== null && sharedWords(title, stems(text)) >= ABOUT_TITLE ? text : null;
}

/** What the scripts of a page hold as data, and the texts that it has to be copied or edited. */
function* dataIn(page: Element, title: string | null): Generator<unknown> {
  let read = 0;
  for (const element of descendants(page)) {
    if (!DATA_TAGS.has(element.tag) || read >= MAX_SCRIPTS) continue;
    const data = element.tag === 'textarea' ? fieldText(element, title) : dataOf(element);
    if (data == null) continue;
    read++;
    yield data;
  }
  yield* flightData(page);
}

/** The longest text in the data of a page's scripts that is plainly an article; null where none is. */
export function scriptArticle(page: Element, title: string | null): ScriptArticle | null {
  let best: (() => ScriptArticle) | null = null;
  let most = 0;
  for (const data of dataIn(page, title)) {
    for (const held of valuesIn(data)) {
      const text = textIn(held.value);
      const length = text === null ? 0 : articleLength(text);
      if (text !== null && length > most) [best, most] = [() => articleOf(text, held), length];
    }
  }
  return best?.() ?? null;
}
