/**
 * Measures noise removal on the plain text that a crude scraper makes of web pages.
 *
 *     node bench/scraped.ts DATA [--sets scrapinghub,wcxb] [--half development|held-out] [--lines] [--write FILE]
 *
 * DATA holds `<set>.jsonl` with rows `{id, html, text, title?, author?}`, where `html` names a gzip file below DATA and
 * `text` is the gold article. Every block element of a page becomes a line, in the order of the document; scripts and
 * what is hidden are left out. A line is of the article where its words stand in the gold text in their order, noise
 * where hardly any of them do, and counts for nothing in between; nor do title, byline and dates. Two texts are made of
 * a page: the whole of it, and the smallest element that holds the article, which is what a better scraper takes; each
 * with a line end and with a blank line between blocks.
 *
 * Pages are halved by a hash of their id. `--lines` prints what was left and lost; rules are made while looking at the
 * development half alone, so it prints nothing of the other. `--write` writes the labelled texts for `bench/noise.ts`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { decodeSource } from '../engine/decode/decode.ts';
import { type Labelled, report, type Span } from './noise-score.ts';
import { jsonLines, readRows } from './shared.ts';

interface GoldRow {
  readonly id: string;
  readonly html: string;
  readonly text: string;
  readonly title?: string | null;
  readonly author?: string | null;
}

/** A line of a page's text, with the elements it stands in, outermost first. */
interface Line {
  readonly text: string;
  readonly within: readonly number[];
}

type Label = 'article' | 'noise' | 'unsure';

const SILENT = new Set(
  'script style noscript template svg head select iframe textarea object audio video canvas math'.split(' '),
);
const BLOCK = new Set(
  (
    'address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html li main menu nav ol p pre section summary table tbody tfoot thead tr ul br legend'
  ).split(' '),
);

/** The visible text of a page, a line for each block. */
function linesOf(html: string): Line[] {
  const lines: Line[] = [];
  const open: { readonly id: number; readonly name: string; readonly silent: boolean }[] = [];
  let next = 0;
  let text = '';
  let within: readonly number[] = [];
  const flush = (): void => {
    const line = text.replace(/[\s\u0085]+/g, ' ').trim();
    if (line !== '') lines.push({ text: line, within });
    text = '';
    within = open.map(({ id }) => id);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const before = open.at(-1)?.silent === true;
        const hidden =
          'hidden' in attributes ||
          attributes['aria-hidden'] === 'true' ||
          /display: ?none|visibility: ?hidden/i.test(attributes.style ?? '');
        open.push({ id: next++, name, silent: before || hidden || SILENT.has(name) });
        if (BLOCK.has(name)) flush();
        else if (/^t[dh]$/.test(name)) text += ' ';
      },
      ontext(data) {
        if (open.at(-1)?.silent !== true) text += data;
      },
      onclosetag(name) {
        if (BLOCK.has(name)) flush();
        open.pop();
        if (BLOCK.has(name)) within = open.map(({ id }) => id);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  flush();
  return lines;
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’']/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const DATED = new RegExp(
  String.raw`\b${MONTH}\p{L}{0,6}\.? \d|\d ${MONTH}|\b(?:19|20)\d\d\b|\d{1,2}:\d{2}|^by:? |\bago\b`,
  'iu',
);

/** The gold article as its words, and where each pair of words stands, so that a line is found in it quickly. */
class Gold {
  private readonly words: readonly string[];
  private readonly pairs = new Map<string, number[]>();
  private readonly wholes = new Map<string, number>();

  constructor(text: string) {
    this.words = wordsOf(text);
    this.words.forEach((word, at) => {
      const key = `${word} ${this.words[at + 1] ?? ''}`;
      const places = this.pairs.get(key);
      if (places === undefined) this.pairs.set(key, [at]);
      else places.push(at);
    });
    for (const line of text.split('\n')) {
      const key = wordsOf(line).join(' ');
      if (key !== '') this.wholes.set(key, (this.wholes.get(key) ?? 0) + 1);
    }
  }

  /** How often the words are a whole line of the gold text. */
  whole(words: readonly string[]): number {
    return this.wholes.get(words.join(' ')) ?? 0;
  }

  /**
   * Share of the words that stand in the gold text, in their order and near each other, wherever that share is largest.
   */
  shareOf(words: readonly string[]): number {
    let best = 0;
    const tried = new Set<number>();
    for (let first = 0; first + 1 < words.length && first < 12; first++) {
      for (const place of (this.pairs.get(`${words[first]} ${words[first + 1]}`) ?? []).slice(0, 40)) {
        if (tried.has(place - first)) continue;
        tried.add(place - first);
        const found = this.foundFrom(words, first, place);
        best = Math.max(best, found / words.length);
      }
    }
    return best;
  }

  /** How many of the words from `first` on stand in the gold text from a place on, in order and near each other. */
  private foundFrom(words: readonly string[], first: number, place: number): number {
    let at = place;
    let found = 0;
    for (const word of words.slice(first)) {
      const ahead = this.words.slice(at, at + REACH).indexOf(word);
      if (ahead < 0) continue;
      found++;
      at += ahead + 1;
    }
    return found;
  }
}

/** So far ahead the next word is looked for. */
const REACH = 6;
const SURE_WORDS = 8;

/** Labels each line of a page. */
function labelsOf(lines: readonly Line[], row: GoldRow): Label[] {
  const gold = new Gold(row.text);
  const read = lines.map(({ text }) => {
    const words = wordsOf(text);
    return { text, words, share: gold.shareOf(words), whole: gold.whole(words) };
  });
  const isSure = ({ words, share }: { words: readonly string[]; share: number }): boolean =>
    words.length >= SURE_WORDS && share >= 0.9;
  const first = read.findIndex(isSure);
  const last = read.findLastIndex(isSure);
  const title = wordsOf(row.title ?? '').join(' ');
  const author = wordsOf(row.author ?? '');
  const times = new Map<string, number>();
  for (const { words } of read) times.set(words.join(' '), (times.get(words.join(' ')) ?? 0) + 1);
  return read.map((line, at): Label => {
    if (first < 0) return 'unsure';
    const key = line.words.join(' ');
    // Which of them is the article's, where a line stands in a table of contents, too, or beside the text in large
    // type?
    const tooOften = (times.get(key) ?? 0) > Math.max(1, line.whole);
    if (isSure(line)) return tooOften ? 'unsure' : 'article';
    if (namesHead(line, title, author)) return 'unsure';
    return unsureLabel(line, { tooOften, inside: at >= first && at <= last, isOfText: row.text.includes(line.text) });
  });
}

/** A line as read beside the gold text. */
interface ReadLine {
  readonly text: string;
  readonly words: readonly string[];
  readonly share: number;
  /** How often it is a whole line of the gold text. */
  readonly whole: number;
}

/** Whether a line names the title, the author or a date of the page. */
function namesHead({ text, words }: ReadLine, title: string, author: readonly string[]): boolean {
  const key = words.join(' ');
  if (title !== '' && words.length >= 2 && (title.includes(key) || key.includes(title))) return true;
  if (text.length >= 100) return false;
  return (author.length > 0 && author.every((name) => words.includes(name))) || DATED.test(text);
}

/** The label of a line that is not for sure the article's. */
function unsureLabel(
  { words, share, whole }: ReadLine,
  { tooOften, inside, isOfText }: { readonly tooOften: boolean; readonly inside: boolean; readonly isOfText: boolean },
): Label {
  if (whole > 0) return tooOften || (!inside && words.length < 4) ? 'unsure' : 'article';
  if (words.length < 3) return inside && isOfText ? 'unsure' : 'noise';
  return share <= 0.4 ? 'noise' : 'unsure';
}

/** The lines of the smallest element that holds nearly all of the article. */
function innermost(lines: readonly Line[], labels: readonly Label[]): readonly boolean[] {
  const held = new Map<number, number>();
  let total = 0;
  lines.forEach(({ text, within }, at) => {
    if (labels[at] !== 'article') return;
    total += text.length;
    for (const id of within) held.set(id, (held.get(id) ?? 0) + text.length);
  });
  // Ids grow with depth along a path, so the last of those that hold nearly all is the innermost.
  const element = Math.max(-1, ...[...held].filter(([, length]) => length >= total * 0.98).map(([id]) => id));
  return lines.map(({ within }) => within.includes(element));
}

function labelled(id: string, lines: readonly Line[], labels: readonly Label[], gap: string): Labelled {
  const noise: Span[] = [];
  const unsure: Span[] = [];
  let text = '';
  lines.forEach((line, at) => {
    if (text !== '') text += gap;
    const span: Span = [text.length, text.length + line.text.length];
    if (labels[at] === 'noise') noise.push(span);
    if (labels[at] === 'unsure') unsure.push(span);
    text += line.text;
  });
  return { id, text, noise, unsure };
}

const HALVES = ['development', 'held-out'] as const;

function halfOf(id: string): (typeof HALVES)[number] {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'development' : 'held-out';
}

const { values, positionals } = parseArgs({
  options: {
    sets: { type: 'string', default: 'scrapinghub,wcxb' },
    half: { type: 'string' },
    lines: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
  allowPositionals: true,
});
const [data] = positionals;
if (data === undefined) {
  process.stderr.write('use: node bench/scraped.ts DATA [--half development|held-out] [--lines] [--write FILE]\n');
  process.exit(2);
}
for (const half of HALVES.filter((name) => values.half === undefined || values.half === name)) {
  const pages: Labelled[] = [];
  const elements: Labelled[] = [];
  for (const set of values.sets.split(',')) {
    for (const row of readRows<GoldRow>(join(data, `${set}.jsonl`)).filter(({ id }) => halfOf(id) === half)) {
      const { text } = decodeSource(gunzipSync(readFileSync(join(data, row.html))), 'text/html', null);
      const lines = linesOf(text);
      const labels = labelsOf(lines, row);
      if (!labels.includes('article')) continue;
      const inner = innermost(lines, labels);
      const within = lines.filter((_, at) => inner[at]);
      const innerLabels = labels.filter((_, at) => inner[at]);
      for (const gap of ['\n', '\n\n']) {
        const id = `${set}/${row.id}/${gap.length}`;
        pages.push(labelled(id, lines, labels, gap));
        elements.push(labelled(id, within, innerLabels, gap));
      }
    }
  }
  const shown = values.lines && half === 'development';
  report(`${half}, ${elements.length / 2} pages, the element of the article`, elements, shown);
  report(`${half}, ${pages.length / 2} pages, all of the page`, pages, shown);
  if (values.write !== undefined && half === 'development')
    writeFileSync(values.write, jsonLines([...elements, ...pages]));
}
