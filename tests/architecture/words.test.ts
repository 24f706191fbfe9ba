import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Source, sources, withoutComments } from './sources.ts';
import marks from './word-lists.json' with { type: 'json' };

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Weights and lists of names are in greater files. */
const MAX_LISTS = 300_000;

/** A list of so many words is data: it goes to `english/data/` or the `data/` of its room, as JSON with a card. */
const MANY = 6;
const WORD = "[a-z][a-z'’-]*";

/** Lists of words in code: sets of strings, strings that are split, and alternations of patterns. */
function wordLists({ code }: Source): string[] {
  const bare = withoutComments(code);
  const sets = [...bare.matchAll(new RegExp(`\\[\\s*((?:'${WORD}',?\\s*){${MANY},})\\]`, 'g'))];
  const split = [...bare.matchAll(new RegExp(`'((?:${WORD} ){${MANY - 1},}${WORD})'\\s*\\.split\\(`, 'g'))];
  const alternations = [...bare.matchAll(new RegExp(`((?:${WORD}\\|){${MANY - 1},}${WORD})`, 'g'))];
  return [...sets, ...split, ...alternations].map(([, words = '']) => words);
}

const counts = Object.fromEntries(
  (sources.get('engine') ?? [])
    .map((source) => [source.file, wordLists(source).length] as const)
    .filter(([, count]) => count > 0),
);
/**
 * How many lists a file may have that are no English words: elements and classes of pages, fields of a mail, names of
 * rules and relations, codes.
 */
const allowed: Readonly<Record<string, number>> = marks;

interface List {
  readonly name: string;
  readonly words: ReadonlySet<string>;
  /** Words it has more than once. */
  readonly twice: readonly string[];
}

/** The lists of a data file: arrays of strings, and strings of words parted by spaces or bars. */
function listsIn(value: unknown, name: string): List[] {
  if (typeof value === 'string') return listOf(value.split(value.includes('|') ? '|' : ' '), name);
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return listOf(value, name);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => listsIn(part, `${name} ${key}`));
}

function listOf(words: readonly string[], name: string): List[] {
  const list = { name, words: new Set(words), twice: words.filter((word, at) => words.indexOf(word) !== at) };
  return list.words.size < MANY ? [] : [list];
}

/** How much two lists share: words of both among words of either. */
function shared({ words: one }: List, { words: other }: List): number {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}

/** Two lists that share more are one list, or have to be shown to be two. */
const ALIKE = 0.8;
/** Abbreviations before a number in languages that are alike. */
const ALIKE_ON_PURPOSE = ['abbreviations.json es beforeNumber', 'abbreviations.json pt beforeNumber'];

/** What is parted as words are and is none: phrases, towns with their places, weights. */
const NO_WORDS = ['thing-words.json neverPhrases', 'cities.json s', 'weigh.json weights'];

const data = globSync('engine/**/data/*.json', { cwd: ROOT })
  .map((file) => ({ file: path.basename(file), json: readFileSync(path.join(ROOT, file), 'utf8') }))
  .filter(({ json }) => json.length < MAX_LISTS)
  .flatMap(({ file, json }) => listsIn(JSON.parse(json), file));

function alike(lists: readonly List[]): string[] {
  return lists.flatMap((one, at) =>
    lists
      .slice(at + 1)
      .filter((other) => shared(one, other) > ALIKE)
      .map((other) => `${one.name} and ${other.name}`),
  );
}

/** Tables that are looked up by what a text says, and rules that are gone through one by one. */
const BY_VALUE = ['zones.json', 'cities.json', 'cues.json', 'site-lines.json'];
const engineCode = (sources.get('engine') ?? []).map(({ code }) => withoutComments(code));

/** Keys of a data file that no module which reads it names. */
function unusedKeys(file: string): string[] {
  const json: unknown = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
  const readers = engineCode.filter((code) => code.includes(`/${path.basename(file)}'`)).join('\n');
  if (readers === '') return ['which nothing reads'];
  if (typeof json !== 'object' || json === null || Array.isArray(json) || /Object\.\w+\(\w+\)/.test(readers)) return [];
  return Object.keys(json).filter((key) => !new RegExp(`\\b${key}\\b`).test(readers));
}

/** Lists that a module takes as they are into a set of its own: file and key. */
function listsTaken({ code }: Source): string[] {
  const bare = withoutComments(code);
  const files = [...bare.matchAll(/^import (\w+) from '[^']*\/([\w-]+\.json)'/gm)];
  return files.flatMap(([, name = '', file]) =>
    [
      ...bare.matchAll(
        new RegExp(`(?:new (?:Set|ListedWords)|listedIn)\\(${name}\\.(\\w+)(?:\\.split\\(' '\\))?\\)`, 'g'),
      ),
    ].map(([, key]) => `${file} ${key}`),
  );
}

describe('lists in data', () => {
  it('are taken into one set each, which whoever asks for the list imports', () => {
    const taken = (sources.get('engine') ?? []).flatMap(listsTaken);
    expect(taken.length).toBeGreaterThan(300);
    expect(taken.filter((list, at) => taken.indexOf(list) !== at)).toEqual([]);
  });

  it('are each read by some module: none is left of a rule that is gone', () => {
    const files = globSync('engine/**/data/*.json', { cwd: ROOT }).filter(
      (file) => !BY_VALUE.includes(path.basename(file)),
    );
    expect(files.flatMap((file) => unusedKeys(file).map((key) => `${file} ${key}`))).toEqual([]);
  });

  it('are found', () => {
    expect(data.length).toBeGreaterThan(400);
  });

  it('are each told by a card beside them', () => {
    const files = globSync('engine/**/data/*.json', { cwd: ROOT });
    const unnamed = files.filter((file) => {
      const cards = globSync(`${path.dirname(file)}/*.card.md`, { cwd: ROOT });
      return !cards.some((card) => readFileSync(path.join(ROOT, card), 'utf8').includes(path.basename(file)));
    });
    expect(unnamed).toEqual([]);
  });

  it('have no word twice', () => {
    const twice = data.filter(({ name }) => !NO_WORDS.includes(name));
    expect(twice.flatMap((list) => list.twice.map((word) => `${list.name}: ${word}`))).toEqual([]);
  });

  it('are each of their own: no two share more than four fifths of their words', () => {
    expect(alike(data.filter(({ name }) => !ALIKE_ON_PURPOSE.includes(name)))).toEqual([]);
  });

  it('that are alike would be told, however they are written', () => {
    const list = ['the', 'a', 'an', 'his', 'her', 'its', 'their'];
    const lists = listsIn(
      { one: list, other: { same: list.toReversed().join(' '), six: list.slice(1).join('|') } },
      'x',
    );
    expect(alike(lists)).toEqual(['x one and x other same', 'x one and x other six', 'x other same and x other six']);
  });
});

describe('lists of English words', () => {
  it('are data: code has lists of marks alone, no more than word-lists.json says', () => {
    const more = Object.entries(counts).filter(([file, count]) => count > (allowed[file] ?? 0));
    expect(more.map(([file, count]) => `${file} has ${count} lists of ${MANY} or more words in its code`)).toEqual([]);
  });

  it.each([
    ["const A = new Set(['and', 'but', 'or', 'nor', 'yet', 'so']);", 1],
    ["const A = new Set(['and', 'but', 'or']);", 0],
    ["const A = 'and but or nor yet so'.split(' ');", 1],
    ['const A = /^(?:and|but|or|nor|yet|so)$/;', 1],
    ["// new Set(['and', 'but', 'or', 'nor', 'yet', 'so'])", 0],
    ["const A = 'This is a plain message for whoever reads it';", 0],
  ])('%s counts %i', (code, count) => {
    expect(wordLists({ file: 'engine/x.ts', code })).toHaveLength(count);
  });
});
