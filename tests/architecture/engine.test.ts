import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import biome from '../../biome.json' with { type: 'json' };
import { importsOf, type Source, sources, withoutComments } from './sources.ts';

const engine = sources.get('engine') ?? [];
const manual = readFileSync(path.join(import.meta.dirname, '../../docs/engine.md'), 'utf8');

/** The modules that belong to no room: the calls, the record and what all rooms may use. */
const SHARED = ['errors.ts', 'limits.ts', 'record.ts', 'version.ts'];
/** The two calls, which put the rooms together, and the public face. Only each other and the face may import them. */
const CALLS = [
  'clean.ts',
  'digest.ts',
  'explain.ts',
  'index.ts',
  'light.ts',
  'identity.ts',
  'present.ts',
  'sender.ts',
  'analysis.ts',
];

/**
 * The rooms of the engine, each with those it may import: bytes and blocks on one side, readings of the clean text on
 * the other, so that each room can be read with no more than those below it in mind.
 */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  text: [],
  english: [],
  decode: ['text'],
  blocks: ['text'],
  metadata: ['text', 'blocks'],
  extract: ['text', 'blocks', 'metadata'],
  noise: ['text', 'english', 'blocks', 'metadata'],
  grammar: ['text', 'english'],
  dates: ['text', 'english', 'grammar'],
  embargo: ['text', 'metadata', 'dates'],
  names: ['text', 'english', 'grammar'],
  facts: ['text', 'english', 'metadata', 'grammar', 'dates', 'names'],
  summary: ['text', 'english', 'grammar', 'dates', 'names'],
  stories: ['text', 'english', 'metadata'],
  changes: ['text'],
};

/** `engine/facts/event/index.ts` is in `facts`; a module of no room is its own. */
function roomOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function trespasses({ file, code }: Source): string[] {
  const room = roomOf(file);
  if (CALLS.includes(room)) return [];
  const allowed = [room, ...SHARED, ...(FLOORS[room] ?? []), ...(BESIDES[room] ?? [])];
  return importsOf({ file, code })
    .filter((target) => target.startsWith('engine/') && !allowed.includes(roomOf(target)))
    .map((target) => `${file} imports ${target}`);
}

/** What readings of one article share, and how a summary is shown, which the headline is chosen from. */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  'record.ts': ['text'],
  facts: ['analysis.ts'],
  names: ['analysis.ts'],
  summary: ['analysis.ts', 'present.ts'],
};

/**
 * Chains of imports that come back to where they began; type imports count, for they tie two modules together as well.
 */
function cycles(list: readonly Source[]): string[] {
  const graph = new Map(list.map((source) => [source.file, importsOf(source)]));
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, chain: readonly string[]): void => {
    const at = chain.indexOf(file);
    if (at >= 0) found.push([...chain.slice(at), file].join(' > '));
    if (at >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) if (graph.has(target)) visit(target, [...chain, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

describe('the engine’s rooms', () => {
  it('reach only down', () => {
    expect(engine.flatMap(trespasses)).toEqual([]);
  });

  it('are all known', () => {
    const rooms = new Set(engine.map(({ file }) => roomOf(file)));
    expect([...rooms].filter((room) => !(room in FLOORS || SHARED.includes(room) || CALLS.includes(room)))).toEqual([]);
  });

  it('are all in the table of docs/engine.md', () => {
    const rooms = [...manual.matchAll(/^\| `(\w+)\/` \|/gm)].map(([, room]) => room);
    expect(rooms.sort()).toEqual(Object.keys(FLOORS).sort());
  });

  it.each([
    ['engine/text/x.ts', "import { nameKey } from '../names/key.ts';"],
    ['engine/extract/x.ts', "import { cutNoise } from '../noise/decide.ts';"],
    ['engine/names/x.ts', "import type { Facts } from '../facts/index.ts';"],
    ['engine/facts/x.ts', "import { cleanSource } from '../clean.ts';"],
  ])('%s may not say %j', (file, code) => {
    expect(trespasses({ file, code })).toHaveLength(1);
  });
});

describe('imports', () => {
  it('form no cycle, in any room', () => {
    expect(cycles([...sources.values()].flat())).toEqual([]);
  });

  it('a cycle of types would be found, too', () => {
    const list = [
      { file: 'engine/a.ts', code: "import type { B } from './b.ts';" },
      { file: 'engine/b.ts', code: "import { c } from './c.ts';" },
      { file: 'engine/c.ts', code: "export { a } from './a.ts';" },
    ];
    expect(cycles(list)).toEqual(['engine/a.ts > engine/b.ts > engine/c.ts > engine/a.ts']);
  });
});

describe('lists of any length', () => {
  /** Where the list is one of a few, or cut to so many: the rest would end a long text with a RangeError. */
  const SHORT = [
    'engine/decode/sniff.ts',
    'engine/decode/utf16.ts',
    'engine/metadata/credits.ts',
    'engine/metadata/dates.ts',
    'engine/metadata/head-lines.ts',
    'engine/stories/chain.ts',
    'engine/text/lexicon.ts',
  ];
  /** A call with a spread list as arguments, of which some 100,000 overflow the stack; `new Set([...a])` is none. */
  const SPREAD =
    /\.(?:push|unshift|splice|concat|max|min|fromCharCode|fromCodePoint|apply)\(\s*(?:[^()[\]{}]{0,40},\s*)?\.\.\./;

  it('are not handed to a call as its arguments', () => {
    const spreading = engine.filter(({ code }) => SPREAD.test(withoutComments(code))).map(({ file }) => file);
    expect(spreading.toSorted()).toEqual(SHORT);
  });
});

describe('a text is read once', () => {
  /** The parts of the one reading, which only `text/` puts together. */
  const PARTS = ['lexicon.ts', 'lines.ts', 'split.ts', 'tokens.ts'].map((name) => `engine/text/${name}`);

  it('splitting into tokens, sentences and paragraphs happens in text/ alone', () => {
    const outside = engine.filter(({ file }) => roomOf(file) !== 'text');
    const importing = outside.filter((source) => importsOf(source).some((target) => PARTS.includes(target)));
    expect(importing.map(({ file }) => file)).toEqual([]);
    const making = outside.filter(({ code }) => /\bnew Atoms\(|\bfindQuotations\(/.test(withoutComments(code)));
    expect(making.map(({ file }) => file)).toEqual([]);
  });

  it('each of those parts is there', () => {
    const files = engine.map(({ file }) => file);
    expect(PARTS.filter((part) => !files.includes(part))).toEqual([]);
  });
});

describe('comments', () => {
  it('open every index.ts by saying what its room is for', () => {
    const silent = engine.filter(({ file, code }) => file.endsWith('/index.ts') && !code.startsWith('/**'));
    expect(silent.map(({ file }) => file)).toEqual([]);
  });

  it('say of every function and class that other modules use what it is for', () => {
    const silent = engine.flatMap(({ file, code }) =>
      [...code.matchAll(/(\*\/\n)?^export (?:async )?(?:function\*?|class) (\w+)/gm)]
        .filter(([, comment]) => comment === undefined)
        .map(([, , name]) => `${file} ${name}`),
    );
    expect(silent).toEqual([]);
  });

  /** Pages and trackers that a reader of the repository does not have. */
  const ABSENT = /\bDESIGN\b|\bFAILURES\.md\b|\banchors\/|\b[Ii]ssue #?\d+\b|\bSTYLE\.md\b/;

  it('name no document that is not in the repository', () => {
    const naming = [...sources.values()]
      .flat()
      .filter(({ file }) => file !== 'tests/architecture/engine.test.ts')
      .flatMap(({ file, code }) =>
        code
          .split('\n')
          .flatMap((line, at) => (ABSENT.test(line) ? [`${path.posix.normalize(file)}:${at + 1} ${line.trim()}`] : [])),
      );
    expect(naming).toEqual([]);
  });
});

describe('functions', () => {
  it('stay under the lint’s limit of cognitive complexity: no file is let off', () => {
    const exempt = biome.overrides.filter(({ linter: { rules } }) => 'complexity' in rules);
    expect(exempt).toEqual([]);
    expect(biome.linter.rules.complexity.noExcessiveCognitiveComplexity).toBe('error');
  });
});
