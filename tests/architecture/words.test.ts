import { describe, expect, it } from 'vitest';
import { type Source, sources, withoutComments } from './sources.ts';
import listed from './word-lists.json' with { type: 'json' };

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
 * How many lists a file may still have: `words` of English, which are to go, and `marks`, which are none: elements and
 * classes of pages, fields of a mail, names of rules and relations, codes.
 */
const allowed: Readonly<Record<string, number>> = { ...listed.words, ...listed.marks };

describe('lists of English words', () => {
  it('are data: no file has more of them in its code than word-lists.json allows, and that list only shrinks', () => {
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
