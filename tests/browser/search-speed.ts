/**
 * How long it takes from the key to what is found: `npm run bench:search`. Twenty thousand generated articles of some
 * 400 words in an index as `nutgraf export` writes it, the reader page in Chromium, and ten searches.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { articleRows, INDEXES, openDatabase, TABLES } from '../../bin/export/database.ts';
import { ReadApi } from '../../bin/read-api.ts';
import { serveReader } from '../../bin/reader-server.ts';
import { Archive } from '../../bin/search/archive.ts';
import { presentRecord } from '../../engine/index.ts';
import { readPage } from '../../lambdas/read/reader.ts';
import { listen } from '../../local/listen.ts';
import { sampleRecord } from '../support/articles.ts';
import { generatedParagraphs } from './articles.ts';
import { launch } from './chromium.ts';

const ARTICLES = 20_000;
/** Paragraphs of four sentences of some twelve words each. */
const PARAGRAPHS = 8;
const SEARCHES = [
  'harbour',
  'tender electric',
  '"old bridges"',
  'insp',
  '"after a debate of three hours"',
  'district 7000-2',
  'flood barrier "without a single question"',
  'school lawyers costs',
  'fishing boats residents',
  'xyzzy',
];

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'nutgraf-speed-'));

/** Milliseconds, sorted. */
function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return `median ${at(0.5).toFixed(0)} ms, longest ${at(1).toFixed(0)} ms`;
}

async function makeArchive(path: string): Promise<void> {
  const database = await openDatabase(path);
  database.exec(`${TABLES} ${INDEXES} BEGIN`);
  const rows = articleRows(database);
  for (let number = 0; number < ARTICLES; number++) {
    const publishedAt = new Date(Date.UTC(2025, 0) - number * 1_800_000).toISOString();
    const sentences = generatedParagraphs(number * PARAGRAPHS, PARAGRAPHS);
    const stored = sampleRecord({ key: `bulk/${number}.txt`, publishedAt, sentences });
    rows.add(presentRecord({ ...stored, changes: [] }, { include: { text: true } }));
  }
  database.exec('COMMIT');
  database.close();
}

const path = join(folder, 'articles.db');
await makeArchive(path);
const archive = await Archive.open(path);
const own = SEARCHES.map((q) => {
  const began = process.cpuUsage();
  const { total } = archive.search({ q, order: 'newest', limit: 25, skip: 0 });
  const { user, system } = process.cpuUsage(began);
  process.stdout.write(`${q}: ${total} articles, ${((user + system) / 1000).toFixed(0)} ms of CPU\n`);
  return (user + system) / 1000;
});
process.stdout.write(`in the index: ${spread(own)} of CPU\n`);

await build({ configFile: join(ROOT, 'web/vite.config.ts'), build: { outDir: join(folder, 'page') } });
const stub = createServer((_request, response) => {
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ articles: [], names: [], cursor: null }));
});
const api = await listen(stub, 0, 'API');
const reader = await serveReader({
  page: readPage(pathToFileURL(join(folder, 'page/'))),
  api: new ReadApi(api.endpoint, { mode: 'public' }),
  from: 'a generated archive',
  archive,
  port: 0,
});
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(`${reader.endpoint}/`);
  await page.locator('.notice').waitFor();
  const times: number[] = [];
  for (const words of SEARCHES) {
    await page.locator('.search input').fill(words);
    // From the key until the browser has drawn what came of it.
    const shown = page.evaluate(
      (heading) =>
        new Promise<number>((resolve) => {
          let began = 0;
          addEventListener('keydown', () => (began = performance.now()), { once: true, capture: true });
          const watch = new MutationObserver(() => {
            const isThere = document.querySelector('h1')?.textContent === heading;
            if (began === 0 || !isThere || document.querySelector('.view-find :is(.entry, .notice)') === null) return;
            if (document.querySelector('.waiting') !== null) return;
            watch.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
          });
          watch.observe(document.body, { childList: true, subtree: true, characterData: true });
        }),
      words,
    );
    await page.locator('.search input').press('Enter');
    times.push(await shown);
    await page.goto(`${reader.endpoint}/`);
    await page.locator('.notice').waitFor();
  }
  process.stdout.write(`from the key to the page: ${spread(times)}\n`);
} finally {
  await browser.close();
  await reader.stop();
  await api.stop();
  archive.close();
  rmSync(folder, { recursive: true, force: true });
}
