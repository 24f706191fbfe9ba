import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import pack from '../../package.json' with { type: 'json' };

const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGES = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: ROOT })];
const FILES = new Set(
  globSync('{bench,bin,client,docs,engine,events,lambdas,lib,local,tests,web}/**', {
    cwd: ROOT,
    exclude: ['**/node_modules/**'],
  }).map((file) => path.basename(file)),
);
/** The test that the guide has its reader write. */
const WRITTEN = ['players.test.ts'];

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(path.join(ROOT, page), 'utf8');

  it('links to files that are there', () => {
    const linked = matches(text, /\]\((?!https?:|mailto:|#)([^)\s#]+)/g);
    expect(linked.filter((file) => !existsSync(path.resolve(ROOT, path.dirname(page), file)))).toEqual([]);
  });

  it('names commands that are there', () => {
    const scripts = matches(text, /\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g);
    expect(scripts.filter((name) => !(name in pack.scripts))).toEqual([]);
    const programs = matches(text, /\bnode ((?:bench|bin|local|tests)\/[\w./-]+\.ts)/g);
    expect(programs.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  it('names modules that are there', () => {
    const modules = matches(text, /`(?:[\w-]+\/)*([\w.-]+\.ts)`/g);
    expect(modules.filter((name) => !FILES.has(name) && !WRITTEN.includes(name))).toEqual([]);
  });
});
