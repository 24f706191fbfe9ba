import { isJsonObject, parsedJson } from '../text/json.ts';
import { rawText } from './text-of.ts';
import { descendants, type Element } from './tree.ts';

/**
 * What scripts of Next.js give to draw a page from (React's "flight" rows, `self.__next_f.push([1, "…"])`): rows of
 * JSON and of long texts, cut into pieces anywhere.
 */

/** Longer data is not read, in characters. */
const MAX_FLIGHT = 2_000_000;

const PUSHED = /^\s{0,20}\(?self\.__next_f\.push\(\[1,\s{0,5}(?=")/;
/** How a row begins: its number, and a text's length in bytes where it is one. */
const ROW = /([\da-f]{0,8}):(?:T([\da-f]{1,8}),)?/y;

/** Elements that end a line of text. */
const LINES = new Set('p h1 h2 h3 h4 h5 h6 li blockquote div section pre figcaption td'.split(' '));
/** Of a component only what it is given is known. */
const HOST = /^[a-z][a-z\d]{0,10}$/;

/** The pieces of a page's flight data, joined. */
function flightText(page: Element): string {
  let text = '';
  for (const element of descendants(page)) {
    if (element.tag !== 'script') continue;
    const script = rawText(element);
    const start = PUSHED.exec(script)?.[0].length;
    if (start === undefined || text.length + script.length > MAX_FLIGHT) continue;
    const piece = parsedJson(script.slice(start, script.lastIndexOf(']')).trim());
    if (typeof piece === 'string') text += piece;
  }
  return text;
}

/** Where the text ends that has so many bytes in UTF-8 from a place on. */
function afterBytes(text: string, from: number, bytes: number): number {
  let at = from;
  for (let left = bytes; left > 0 && at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a pair of surrogates is two of its four bytes.
    left -= code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return at;
}

/** The rows of JSON, and the long texts by their numbers. */
function rowsOf(text: string): { readonly rows: readonly string[]; readonly texts: ReadonlyMap<string, string> } {
  const rows: string[] = [];
  const texts = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    ROW.lastIndex = at;
    const row = ROW.exec(text);
    const from = row === null ? at : ROW.lastIndex;
    const bytes = row?.[2];
    if (bytes !== undefined) {
      at = afterBytes(text, from, Number.parseInt(bytes, 16));
      texts.set(row?.[1] ?? '', text.slice(from, at));
      continue;
    }
    const end = text.indexOf('\n', from);
    at = end < 0 ? text.length : end + 1;
    if (text[from] === '[' || text[from] === '{') rows.push(text.slice(from, end < 0 ? text.length : end));
  }
  return { rows, texts };
}

/** What an element of React shows: `["$", tag, key, { children }]`. */
function shownBy(tag: unknown, given: unknown): unknown {
  if (!isJsonObject(given) || typeof tag !== 'string' || !HOST.test(tag)) return given;
  const { children = '' } = given;
  return { ...given, children: LINES.has(tag) ? [children, '\n\n'] : children };
}

/** The data in the rows of flight that draw a page: its elements as what they show, its texts in their places. */
export function flightData(page: Element): unknown[] {
  const { rows, texts } = rowsOf(flightText(page));
  const meant = (_: string, value: unknown): unknown => {
    if (Array.isArray(value) && value[0] === '$' && value.length >= 4) return shownBy(value[1], value[3]);
    // What else begins with the sign refers to something; the sign itself is doubled.
    if (typeof value !== 'string' || !value.startsWith('$') || value.length < 2) return value;
    return value.startsWith('$$') ? value.slice(1) : (texts.get(value.slice(1)) ?? '');
  };
  return rows.flatMap((row) => parsedJson(row, meant) ?? []);
}
