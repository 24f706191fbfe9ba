import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestedRecord } from '../../bin/commands/record.ts';
import { commonCommands } from '../../bin/program.ts';
import { cleanSource } from '../../engine/clean.ts';
import { isPartOf } from '../support/part-of.ts';

const ROOT = join(import.meta.dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe.each(['README.md', 'docs/api.md', 'docs/client.md', 'docs/mcp.md', 'docs/operating.md', 'docs/engine.md'])(
  '%s',
  (page) => {
    test('has commands that every shell takes: zsh refuses a bare ? or [ that matches no file', () => {
      const text = readFileSync(join(ROOT, page), 'utf8');
      const lines = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split('\n'));
      for (const line of lines) {
        const bare = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '').replace(/(?:^|\s)#.*/, '');
        expect(bare).not.toMatch(/[?*[\]]/);
      }
    });
  },
);

/** The command lines of a page, without their comments; a line that ends in a backslash goes on. */
function commandLines(text: string): readonly string[] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .replaceAll('\\\n', ' ')
      .split('\n')
      .map((line) => line.replace(/(?:^|\s)#.*/, '').trim()),
  );
}

/** What the shell passes on, as far as these pages need a shell. */
function words(command: string): readonly string[] {
  return Array.from(command.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '');
}

/** Arguments of every `nutgraf` that a page shows. */
function shown(page: string): readonly (readonly string[])[] {
  return commandLines(readFileSync(join(ROOT, page), 'utf8')).flatMap((line) => {
    const [, given] = /npm run -s nutgraf -- (.*)/.exec(line) ?? [];
    return given === undefined ? [] : [words(given)];
  });
}

describe('the commands that pages show', () => {
  const commands = new Map(commonCommands().map((command) => [command.name(), command]));
  const all = ['README.md', 'CONTRIBUTING.md', 'docs/operating.md', 'docs/client.md', 'docs/mcp.md'].flatMap((page) =>
    shown(page)
      // It is a command of a checkout alone, beside the common ones.
      .filter(([name]) => name !== 'invoke')
      .map((given) => [`${page}: ${given.join(' ')}`, given] as const),
  );

  test.each(all)('%s', (_what, [name = '', ...rest]) => {
    const command = commands.get(name);
    expect(command).toBeDefined();
    const takes = new Set(command?.options.flatMap(({ long, short }) => [long, short]));
    for (const option of rest.filter((word) => word.startsWith('--'))) expect(takes, option).toContain(option);
  });

  test('name files that are there', () => {
    const read = all.flatMap(([, given]) =>
      given.filter((word, at) => /^events\//.test(word) && given[at - 1] !== '>'),
    );
    expect(read.length).toBeGreaterThan(8);
    for (const path of read) expect(existsSync(join(ROOT, path)), path).toBe(true);
    const elsewhere = shown('README.md').flatMap((given) =>
      given.filter((word, at) => /\.(?:txt|md|html|jsonl|json)$/.test(word) && given[at - 1] !== '>'),
    );
    // What is stored is named by its key: where the README puts it.
    const known = elsewhere.filter((word) => !/^(?:events|news)\//.test(word));
    expect(known).toEqual([]);
  });
});

describe('README.md', () => {
  test('shows a record that the engine makes', () => {
    const file = 'events/articles/wire-harbour.txt';
    const article = cleanSource({ bytes: readFileSync(join(ROOT, file)), name: file });
    const shown: Record<string, unknown> = JSON.parse(/```json\n([\s\S]*?)```/.exec(README)?.[1] ?? '');
    const record: Record<string, unknown> = { ...digestedRecord(file, article, {}) };
    for (const [name, value] of Object.entries(shown)) {
      expect(isPartOf(value, record[name]), `${name}: ${JSON.stringify(record[name])}`).toBe(true);
    }
    expect(isPartOf({ ...shown, title: 'Another' }, record)).toBe(false);
  });

  test('links to files that are there, and names scripts and files that are', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const [, target = ''] of README.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(existsSync(join(ROOT, target)), target).toBe(true);
    for (const [, name = ''] of README.matchAll(/npm run (?:-s )?([a-z:]+)/g))
      expect(Object.keys(scripts), name).toContain(name);
    for (const [, path = ''] of README.matchAll(/((?:events|bench)\/[\w/.-]+\.\w+)/g))
      expect(existsSync(join(ROOT, path)), path).toBe(true);
  });
});
