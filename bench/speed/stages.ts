import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compacted } from '../../lambdas/shared/store/compact.ts';
import { readRows } from '../shared.ts';

/** What is measured: a name, and the work of one turn. */
export interface Stage {
  readonly name: string;
  readonly work: () => unknown;
}

interface Source {
  readonly bytes: Uint8Array;
  readonly name: string;
}

interface Article {
  readonly text: string;
}

type Engine = {
  readonly cleanSource: (source: Source) => Article;
  readonly digestArticle: (article: Article) => object;
};
type Store = {
  readonly pack: (value: unknown, packing?: string) => Uint8Array;
  readonly unpack: (blob: Uint8Array) => unknown;
};
type Records = { readonly packRecord: (record: object) => { readonly item: object } };
type Answer = { readonly statusCode: number; readonly headers: Readonly<Record<string, string>> };
type Reader = {
  readonly respond: (event: object, remaining: () => number, ports: object) => Promise<Answer>;
};
type Identity = { readonly articleId: (key: string) => string };

/** A module of a release, which may stand in one of several places; null where it cannot be loaded. */
async function moduleOf<T>(root: string, paths: readonly string[]): Promise<T | null> {
  for (const path of paths) {
    try {
      return await import(join(root, path));
    } catch {
      // The release has it elsewhere, or needs a package that is not installed.
    }
  }
  return null;
}

async function engineOf(root: string): Promise<Engine> {
  const clean = await moduleOf<Pick<Engine, 'cleanSource'>>(root, ['engine/clean.ts']);
  const digest = await moduleOf<Pick<Engine, 'digestArticle'>>(root, ['engine/digest.ts']);
  if (clean === null || digest === null) throw new Error(`There is no engine in ${root}.`);
  return { cleanSource: clean.cleanSource, digestArticle: digest.digestArticle };
}

const TEXTS = ['quotes-teachers', 'earnings-noise', 'market-sanctions', 'wire-harbour'];
const KEY = 'news/harbour.txt';
const VERSION_TIME = '2026-03-05T10:00:00.000Z';

function textsIn(ownRoot: string): readonly Source[] {
  return TEXTS.map((name) => ({
    bytes: readFileSync(join(ownRoot, `events/articles/${name}.txt`)),
    name: `${name}.txt`,
  }));
}

/** Pages of the repository, and those of a list of files. */
function pagesFrom(ownRoot: string, files: readonly string[]): readonly Source[] {
  const rows = readRows<{ id: string; html: string }>(join(ownRoot, 'bench/cases/pages.jsonl'));
  return [
    ...rows.map(({ id, html }) => ({ bytes: Buffer.from(html), name: `${id}.html` })),
    ...files.map((name) => {
      const bytes = readFileSync(name);
      return { bytes: name.endsWith('.gz') ? gunzipSync(bytes) : bytes, name: 'page.html' };
    }),
  ];
}

/** A record as every release so far stores it; each takes the fields it knows. */
function recordOf(article: Article, digest: object, id: string): object {
  return {
    ...article,
    id,
    key: KEY,
    status: 'ready',
    ver: 'v',
    sortAt: VERSION_TIME,
    reason: null,
    detail: null,
    words: 600,
    lead: null,
    digestedAt: VERSION_TIME,
    heldUntil: null,
    origin: { etag: null, versionId: null, eventTime: VERSION_TIME, sourceId: null },
    engine: '0',
    cleanEngine: '0',
    article,
    digest,
    nameRows: [],
    staleNameRows: [],
    storyRows: [],
    staleStoryRows: [],
  };
}

/** One answer takes so little that a turn asks for many. */
const READS = 20;

/** Requests to a reader whose table has one record. */
async function readStages({ respond }: Reader, item: object, id: string): Promise<Stage[]> {
  const quiet = () => undefined;
  const ports = {
    table: { client: { send: async () => ({ Item: item }) }, name: 't' },
    telemetry: { info: quiet, warn: quiet, count: quiet },
    now: () => new Date(0),
    tellChanges: true,
    stories: true,
  };
  const read = (headers: object): Promise<Answer> =>
    respond(
      {
        version: '2.0',
        routeKey: 'GET /articles/{id}',
        rawPath: `/articles/${id}`,
        rawQueryString: '',
        headers: { 'accept-encoding': 'gzip', ...headers },
        requestContext: { requestId: 'r', http: { method: 'GET' } },
      },
      () => 10_000,
      ports,
    );
  const many = (headers: object) => (): Promise<unknown> =>
    Promise.all(Array.from({ length: READS }, () => read(headers)));
  const { statusCode, headers } = await read({});
  if (statusCode !== 200) throw new Error(`The record was answered with ${statusCode}.`);
  return [
    { name: 'record read, 20 times', work: many({}) },
    { name: 'record unchanged (304), 20 times', work: many({ 'if-none-match': headers.etag ?? '' }) },
  ];
}

/**
 * The stages of a release.
 *
 * @param root the release's files
 * @param ownRoot where the texts and pages are: the same for all releases
 * @param files further pages
 */
export async function stagesOf(root: string, ownRoot: string, files: readonly string[]): Promise<Stage[]> {
  const engine = await engineOf(root);
  const texts = textsIn(ownRoot);
  const pages = pagesFrom(ownRoot, files);
  const articles = texts.map((source) => engine.cleanSource(source));
  const stages: Stage[] = [
    { name: 'text cleaned', work: () => texts.map((source) => engine.cleanSource(source)) },
    { name: 'page cleaned', work: () => pages.map((source) => cleanedOrRefused(engine, source)) },
    { name: 'article digested', work: () => articles.map((article) => engine.digestArticle(article)) },
  ];
  const blobs = await moduleOf<Store>(root, ['lambdas/shared/store/blobs.ts', 'lambdas/shared/blobs.ts']);
  const [article] = articles;
  if (blobs === null || article === undefined) return stages;
  const digest = engine.digestArticle(article);
  const stored = compacted(digest, article.text);
  const packed = (packing?: string, values = [article, stored]): (() => void) => {
    return () => {
      for (const value of values) blobs.unpack(blobs.pack(value, packing));
    };
  };
  stages.push(
    { name: 'blobs packed and unpacked', work: packed() },
    { name: 'the same with packing=dictionary', work: packed('dictionary') },
    {
      name: 'the same with packing=columns',
      work: packed('columns', [article, compacted(digest, article.text, 'shorter')]),
    },
  );
  const records = await moduleOf<Records>(root, ['lambdas/shared/store/records.ts', 'lambdas/shared/records.ts']);
  const reader = await moduleOf<Reader>(root, ['lambdas/read/respond.ts']);
  const identity = await moduleOf<Identity>(root, ['engine/identity.ts']);
  if (records === null || reader === null || identity === null) return stages;
  const id = identity.articleId(KEY);
  const { item } = records.packRecord(recordOf(article, digest, id));
  return [...stages, ...(await readStages(reader, item, id))];
}

function cleanedOrRefused({ cleanSource }: Engine, source: Source): Article | null {
  try {
    return cleanSource(source);
  } catch (error) {
    if (error instanceof Error && 'reason' in error) return null;
    throw error;
  }
}
