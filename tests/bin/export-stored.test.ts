import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportStored } from '../../bin/commands/export.ts';
import { ReadApi } from '../../bin/read-api.ts';
import { put } from '../support/articles.ts';
import { captureOutput } from '../support/output.ts';
import { fetchFrom, ReadApi as Served } from '../support/read-api.ts';
import { tableForTests } from '../support/table-for-tests.ts';

/** Three pages of the API. */
const ARTICLES = 230;
const WHO = 'stack Desk in eu-west-1';

const table = tableForTests();
let served: Served;
const api = new ReadApi('http://api.example', { mode: 'public' });
beforeAll(async () => {
  served = new Served(table);
  for (let first = 0; first < ARTICLES; first += 10) {
    const keys = Array.from({ length: 10 }, (_, at) => `desk/${first + at}.txt`);
    await Promise.all(keys.map((key) => put(table, { key, people: ['Ada "Al" Holm', 'Bo Lund'] })));
  }
});
beforeEach(() => () => void vi.restoreAllMocks());

/** The read API, which asks for articles of `failing` find broken. */
function serve(failing: (path: string) => boolean = () => false): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    if (failing(new URL(String(input)).pathname)) return Response.json({ detail: 'out of order' }, { status: 500 });
    return await fetchFrom(served, String(input));
  });
}

/** Everything that an export wrote, in an order of its own. */
function content(format: string, out: string): readonly string[] {
  if (format === 'jsonl') return readFileSync(out, 'utf8').split('\n').sort();
  if (format === 'csv')
    return ['articles.csv', 'facts.csv'].flatMap((file) => readFileSync(join(out, file), 'utf8').split('\r\n')).sort();
  const database = new DatabaseSync(out, { readOnly: true });
  const rows = ['articles', 'facts', 'articles_text', 'facts_names'].flatMap((table) =>
    database
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => JSON.stringify([table, row])),
  );
  database.close();
  return rows.sort();
}

describe.each(['csv', 'jsonl', 'sqlite'] as const)('an export of a deployment as %s', (format) => {
  const options = { data: '.nutgraf', threads: 1, format };
  const fresh = () => join(mkdtempSync(join(tmpdir(), 'nutgraf-export-')), 'out');

  it('that is broken off and run again is as if it had not been', async () => {
    const whole = fresh();
    serve();
    await exportStored(api, WHO, { ...options, out: whole });

    const out = fresh();
    let asked = 0;
    serve((path) => path !== '/articles' && ++asked > 150);
    await expect(exportStored(api, WHO, { ...options, out })).rejects.toThrow('out of order');
    // A kill leaves more than was marked, too.
    const draft = format === 'csv' ? join(out, 'facts.csv.part') : `${out}.part`;
    expect(existsSync(draft)).toBe(true);
    if (format !== 'sqlite') appendFileSync(draft, '{"table":"art');

    let read = 0;
    serve((path) => {
      if (path !== '/articles') read += 1;
      return false;
    });
    const said = captureOutput();
    await exportStored(api, WHO, { ...options, out });
    expect(said.join('')).toContain('going on after 100 articles');
    expect(read).toBe(ARTICLES - 100);
    expect(content(format, out)).toEqual(content(format, whole));
    expect(content(format, out).length).toBeGreaterThan(ARTICLES * 3);
    const left = readdirSync(format === 'csv' ? out : join(out, '..')).filter((name) => name.includes('.part'));
    expect(left).toEqual([]);
  });

  it('begins anew for another deployment, and where it is told to', async () => {
    for (const [who, restart] of [
      ['stack Other in eu-west-1', {}],
      [WHO, { restart: true as const }],
    ] as const) {
      const out = fresh();
      let asked = 0;
      serve((path) => path !== '/articles' && ++asked > 150);
      await expect(exportStored(api, WHO, { ...options, out })).rejects.toThrow();
      let read = 0;
      serve((path) => {
        if (path !== '/articles') read += 1;
        return false;
      });
      await exportStored(api, who, { ...options, out, ...restart });
      expect(read).toBe(ARTICLES);
    }
  });
});
