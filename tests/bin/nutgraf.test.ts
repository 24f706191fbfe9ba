import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nutgrafHere } from './in-process.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ARTICLE = 'events/articles/wire-harbour.txt';

function nutgraf(args: readonly string[], input = '') {
  const run = spawnSync(process.execPath, ['bin/nutgraf.ts', ...args], { cwd: ROOT, input, encoding: 'utf8' });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nutgraf-cli-'));
  writeFileSync(join(folder, 'empty.txt'), ' \n');
  writeFileSync(join(folder, 'report.pdf'), '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('nutgraf', () => {
  it('shows help with every command, and with examples for each', () => {
    const help = nutgraf(['--help']);
    expect(help.code).toBe(0);
    const commands = [
      'digest',
      'clean',
      'diff',
      'put',
      'get',
      'changes',
      'list',
      'backfill',
      'redigest',
      'reclean',
      'redrive',
      'resync',
      'invoke',
    ];
    for (const command of commands) {
      expect(help.out).toMatch(new RegExp(`^  ${command} `, 'm'));
      expect(nutgraf([command, '--help']).out).toMatch(new RegExp(`Examples:\\n  nutgraf ${command} `));
    }
  });

  it('tells what one file says otherwise than another', async () => {
    const [before, after] = [join(folder, 'before.txt'), join(folder, 'after.txt')];
    const text = 'Quay reopens\n\nThe quay of Lindvik cost $62 million, the harbour board said on Friday.\n';
    writeFileSync(before, text);
    writeFileSync(after, text.replace('62', '72'));
    expect(await nutgrafHere(['diff', before, after])).toMatchObject({ code: 0, err: '' });
    expect((await nutgrafHere(['diff', before, after])).out).toContain(
      'quantities changed  - $62 million  + $72 million\n',
    );
    const [amount] = JSON.parse((await nutgrafHere(['diff', '--json', before, after])).out);
    expect(amount).toMatchObject({
      field: 'quantities',
      before: '$62 million',
      after: { text: '$72 million', in: 'text' },
    });
    expect(await nutgrafHere(['diff', before, before])).toMatchObject({
      code: 0,
      out: '',
      err: 'Both say the same.\n',
    });
    expect((await nutgrafHere(['diff', before, join(folder, 'none.txt')])).code).toBe(1);
  });

  it.each([
    [[]],
    [['digset']],
    [['digest', '--sentences', '0', ARTICLE]],
    [['digest', '--sentences', '2', '--words', '50', ARTICLE]],
    [['digest', '--date', 'yesterday', ARTICLE]],
    [['digest', '--date', '2025-02-30', ARTICLE]],
    [['digest', '--jsonl', ARTICLE]],
    [['digest', '--no-such-option']],
    [['clean', '--json', '--text', ARTICLE]],
    [['clean', '--keep', 'no-such-rule', ARTICLE]],
  ])('answers wrong usage with code 2 and a message: %j', async (args) => {
    const { code, err } = await nutgrafHere(args);
    expect(code).toBe(2);
    expect(err).toMatch(/error:|Usage:/);
  });

  it.each([[['digset']], [['invoke', 'nobody', 'events/article-created.json']]])(
    'ends its process with 2 after wrong usage: %j',
    (args) => {
      const { code, err } = nutgraf(args);
      expect(code).toBe(2);
      expect(err).toMatch(/error:|Usage:/);
    },
  );

  it('finds files from where npm was called, though npm runs it in the folder of the package', () => {
    const env = { ...process.env, npm_lifecycle_event: 'nutgraf', INIT_CWD: join(ROOT, 'events') };
    const args = ['bin/nutgraf.ts', 'digest', 'articles/wire-harbour.txt'];
    expect(spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it('prints a readable digest, without colour codes into a pipe', () => {
    const { code, out } = nutgraf(['digest', ARTICLE]);
    expect(code).toBe(0);
    expect(out).toMatch(/Summary\n {2}•/);
    expect(out).not.toContain('\u001b');
  });

  it('prints one record as JSON, several as an array, with the options applied', async () => {
    const one = JSON.parse(
      (await nutgrafHere(['digest', '--json', '--sentences', '1', '--date', '2025-09-02', ARTICLE])).out,
    );
    expect(one.summary.sentences).toHaveLength(1);
    expect(one).toMatchObject({ key: ARTICLE, publishedAt: '2025-09-02' });
    const several = JSON.parse(
      (await nutgrafHere(['digest', '--json', ARTICLE, 'events/articles/one-sentence.txt'])).out,
    );
    expect(several.map(({ key }: { key: string }) => key)).toEqual([ARTICLE, 'events/articles/one-sentence.txt']);
  });

  it('reads standard input where no file is named', async () => {
    const { code, out } = await nutgrafHere(
      ['digest', '--json'],
      'A bridge over the Wend was closed on Friday after a crack was found.\n',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out).summary.sentences).toHaveLength(1);
  });

  describe('clean', () => {
    const NOISY =
      'date 2025-03-04 Loading...\n\nA ferry sank off Port Ellery on Monday. Nobody drowned.\r\n\n[ Story ' +
      'continues below ]\n';

    it('shows the source with every cut and its rule in place', async () => {
      const { code, out } = await nutgrafHere(['clean'], NOISY);
      expect(code).toBe(0);
      expect(out).toMatch(/^published 2025-03-04$/m);
      expect(out).toContain('[-date 2025-03-04-]{date-line} [-Loading...-]{loading-placeholder}\n');
      expect(out).toContain('\nA ferry sank off Port Ellery on Monday. Nobody drowned.\n');
      expect(out).toContain('[-[ Story continues below ]-]{story-continues}');
      expect(out).toMatch(/^3 cuts, 50 characters$/m);
    });

    it('lists the cuts of a page with their elements, since its text has no one place in the source', async () => {
      const page =
        '<p>By Ann Lee</p><article><p>A ferry sank off Port Ellery on Monday.</p><p>Nobody drowned, the ' +
        'coastguard said, but two people are in hospital.</p><nav>News Sport</nav></article>';
      const { out } = await nutgrafHere(['clean'], `<!doctype html><html><body>${page}</body></html>`);
      expect(out).toMatch(/\nA ferry sank off Port Ellery on Monday\.\n\nNobody drowned, /);
      expect(out).toMatch(/\[-News Sport-\]\{navigation\} {2}body > article > nav/);
    });

    it('keeps what a rule would cut where it is told to, prints the text alone, and everything as JSON', async () => {
      const kept = await nutgrafHere(['clean', '--text', '--keep', 'story-continues'], NOISY);
      expect(kept.out).toBe('A ferry sank off Port Ellery on Monday. Nobody drowned.\n\n[ Story continues below ]\n');
      const article = JSON.parse((await nutgrafHere(['clean', '--json'], NOISY)).out);
      expect(article).toMatchObject({ text: 'A ferry sank off Port Ellery on Monday. Nobody drowned.', words: 10 });
      for (const { text, start, end } of article.removed) expect(NOISY.slice(start, end)).toBe(text);
    });

    it('shows control characters of a source as text: a terminal would obey them', async () => {
      const { out } = await nutgrafHere(
        ['clean'],
        'A ferry\u001b[2J sank off Port Ellery on Monday. \u202eNobody drowned.\n',
      );
      for (const obeyed of ['\u001b', '\u202e']) expect(out).not.toContain(obeyed);
      expect(out).toContain('A ferry\\u{1b}[2J sank');
    });
  });

  it('names refused inputs with their reason, digests the others, and ends with 1', () => {
    const { code, out, err } = nutgraf([
      'digest',
      join(folder, 'empty.txt'),
      join(folder, 'report.pdf'),
      join(folder, 'none.txt'),
      ARTICLE,
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/empty\.txt: rejected: empty/);
    expect(err).toMatch(/report\.pdf: rejected: unsupported-type.*PDF/i);
    expect(err).toMatch(/none\.txt: no such file/);
    expect(out).toContain('Summary');
  });

  it('takes folders, and gives an array for one however many files are in it', async () => {
    const one = join(folder, 'one');
    const none = join(folder, 'none');
    for (const made of [one, none]) mkdirSync(made, { recursive: true });
    writeFileSync(join(one, 'bridge.txt'), 'The bridge at Orsund opened on Tuesday, the council said.\n');
    for (const command of ['clean', 'digest']) {
      const all = await nutgrafHere([command, '--json', one]);
      const single = await nutgrafHere([command, '--json', join(one, 'bridge.txt')]);
      expect(JSON.parse(all.out)).toEqual([expect.objectContaining({ language: 'en' })]);
      expect(JSON.parse(single.out)).toMatchObject({ language: 'en' });
      const named = await nutgrafHere([command, '--json', join(one, 'bridge.txt'), none]);
      expect(JSON.parse(named.out)).toEqual([expect.objectContaining({ language: 'en' })]);
    }
  });

  it('ends quietly when the reader stops early', () => {
    const run = spawnSync('sh', ['-c', `"${process.execPath}" bin/nutgraf.ts digest --json ${ARTICLE} | head -c 20`], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.stdout).toHaveLength(20);
  });

  it.each([
    ['clean', 'missing.json', /missing\.json: no such file/],
    ['clean', 'events', /events: is a folder/],
    ['clean', 'README.md', /README\.md is not JSON: ./],
    ['clean', 'events/objects.json', /clean takes an SQS event.*no event of either/],
    ['digest', 'events/read-article.json', /digest takes an SQS event.*"invoke read" takes those/],
    ['read', 'events/article-created.json', /read takes an HTTP API event.*"invoke clean"/],
  ])('says why it does not invoke %s on %s', (name, file, message) => {
    const { code, out, err } = nutgraf(['invoke', name, file]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['read', { routeKey: 'GET /health', rawPath: '/health' }, 'this one has no "requestContext.requestId"'],
    ['clean', { Records: [] }, 'this one has no message in "Records"'],
    [
      'digest',
      { Records: [{ messageId: 'a', body: '{}' }, { messageId: 'b' }] },
      'message 2 of this one has no "body"',
    ],
  ])('says what an event for %s lacks', (name, event, lack) => {
    const { code, err } = nutgraf(['invoke', name, '-'], JSON.stringify(event));
    expect([code, err.trim()]).toEqual([1, expect.stringMatching(/^error: stdin: .*, and /)]);
    expect(err.trim().endsWith(lack)).toBe(true);
  });

  it('says how a bare S3 event becomes one that clean takes', () => {
    const event = { Records: [{ eventSource: 'aws:s3', s3: { object: { key: 'a.txt' } } }] };
    const { code, err } = nutgraf(['invoke', 'clean', '-'], JSON.stringify(event));
    expect(code).toBe(1);
    expect(err).toMatch(/^error: stdin: clean takes an SQS event.* into the "body" of a message$/m);
  });

  it('invokes a bundled function on a sample event, and fails where a message was given back', () => {
    const good = nutgraf(['invoke', 'digest', 'events/digest-article.json']);
    expect(good.err).toBe('');
    expect(good.code).toBe(0);
    expect(good.out).toMatch(/RECORD {2}ready/);
    const batch = nutgraf(['invoke', 'clean', 'events/clean-batch.json', '--json']);
    expect(batch.code).toBe(1);
    expect(JSON.parse(batch.out).batchItemFailures).toHaveLength(1);
  }, 120_000);
});
