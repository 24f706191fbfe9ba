import { NO_FACTS } from '../../engine/facts/index.ts';
import { articleId } from '../../engine/identity.ts';
import { nameKey } from '../../engine/names/key.ts';
import type { CleanArticle, Digest, EntityFact, Status } from '../../engine/record.ts';
import { textSpan } from '../../engine/text/spans.ts';
import { BACKFILL_SEQUENCER, padSequencer, recordVersion, sortTime } from '../../lambdas/shared/store/keys.ts';
import { putLookupRows } from '../../lambdas/shared/store/lookup-rows.ts';
import { listedNames, nameRowKey, putDirectoryRows } from '../../lambdas/shared/store/name-rows.ts';
import { packRecord, removeStaleRows, swapRecord } from '../../lambdas/shared/store/records.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';

export interface SampleArticle {
  readonly key: string;
  readonly status?: Status;
  readonly publishedAt?: string | null;
  readonly eventTime?: string;
  readonly language?: string;
  /** People the article is about, as they stand in its text. */
  readonly people?: readonly string[];
  /** One sentence each. */
  readonly sentences?: readonly string[];
  /** Hexadecimal. */
  readonly sequencer?: string;
  /** Until when lists hold it, as UTC. */
  readonly heldUntil?: string | null;
}

const ENGINE = '0.1.0';
const EVENT_TIME = '2026-03-05T10:00:00.000Z';

const REASONS: Readonly<Partial<Record<string, StoredRecord['reason']>>> = { rejected: 'empty', failed: 'service' };

function stageOf(status: StoredRecord['status']): Parameters<typeof recordVersion>[1] {
  if (status === 'ready') return { kind: status, cleanEngine: ENGINE, digestEngine: ENGINE };
  return status === 'rejected' ? { kind: status, cleanEngine: ENGINE } : { kind: status };
}

/** What lists show of an article, where there is one. */
function listedOf(article: CleanArticle | null): Pick<StoredRecord, 'site' | 'publishedAt' | 'language' | 'words'> {
  if (article === null) return { site: null, publishedAt: null, language: null, words: 0 };
  const { site, publishedAt, language, words } = article;
  return { site, publishedAt, language, words };
}

/** A stored record with spans that hold, without running the engine. */
export function sampleRecord(sample: SampleArticle): StoredRecord {
  const {
    key,
    status = 'ready',
    publishedAt = '2026-03-04',
    eventTime = EVENT_TIME,
    language = 'en',
    people = [],
    sequencer,
    heldUntil = null,
  } = sample;
  const sentences = sample.sentences ?? [
    'The harbour at Lindvik closed on Wednesday.',
    ...people.map((name) => `${name} spoke to the council.`),
  ];
  const padded = sequencer === undefined ? BACKFILL_SEQUENCER : padSequencer(sequencer);
  const id = articleId(key);
  const ready = status === 'ready';
  const article = ready ? sampleClean(sentences, publishedAt, language) : null;
  const digest = article === null ? null : sampleDigest(article, sentences, people);
  const sortAt = sortTime(ready ? publishedAt : null, eventTime);
  return {
    id,
    key,
    status,
    ver: recordVersion(padded, stageOf(status)),
    sortAt,
    reason: REASONS[status] ?? null,
    detail: status === 'rejected' ? 'there is no text; put an article' : null,
    title: digest?.title ?? null,
    ...listedOf(article),
    lead: sentences[0] !== undefined && ready ? sentences[0] : null,
    digestedAt: ready ? '2026-03-05T10:00:02.000Z' : null,
    heldUntil,
    origin: { etag: 'd41d8cd98f00b204e9800998ecf8427e', versionId: null, eventTime, sourceId: null },
    engine: ENGINE,
    cleanEngine: ready ? ENGINE : null,
    article,
    digest,
    nameRows: digest === null ? [] : listedNames(digest.facts).map((name) => nameRowKey(name.key, id, sortAt)),
    staleNameRows: [],
    storyRows: [],
    staleStoryRows: [],
  };
}

function sampleClean(sentences: readonly string[], publishedAt: string | null, language: string): CleanArticle {
  const text = sentences.join(' ');
  return {
    text,
    title: 'Harbour closed at Lindvik',
    byline: 'By Ada Holm',
    authors: ['Ada Holm'],
    publishedAt,
    updatedAt: null,
    url: 'https://news.example/harbour',
    site: 'The Example',
    language,
    words: text.split(/\s+/).length,
    dateline: null,
    sections: [],
    headings: [],
    removed: [{ rule: 'photo-credit', text: 'Photo: Example', start: 0, end: 14 }],
    removedTotals: { entries: 1, characters: 14 },
    source: { bytes: text.length, encoding: 'utf-8', mediaType: 'text/plain' },
  };
}

function sampleDigest({ text, title }: CleanArticle, sentences: readonly string[], people: readonly string[]): Digest {
  const starts: number[] = [];
  let at = 0;
  for (const sentence of sentences) {
    starts.push(at);
    at += sentence.length + 1;
  }
  return {
    title,
    titleFrom: 'source',
    summary: {
      chosen: [0],
      ranking: sentences.map((sentence, order) => {
        const start = starts[order] ?? 0;
        const end = start + sentence.length;
        return {
          start,
          end,
          order,
          rank: order + 1,
          score: 1 / (order + 1),
          reasons: order === 0 ? ['lead'] : [],
          spans: [[start, end]],
          cut: [],
          needs: null,
        };
      }),
    },
    facts: {
      ...NO_FACTS,
      people: people.map((name, index) => person(text, name, 1 / (index + 1))),
    },
  };
}

function person(text: string, name: string, salience: number): EntityFact {
  const start = text.indexOf(name);
  return {
    name,
    key: nameKey(name),
    role: null,
    age: null,
    aliases: [],
    mentions: start < 0 ? [] : [{ ...textSpan(text, start, start + name.length), kind: 'name' }],
    score: 1,
    salience,
  };
}

/** Stores a record the way the digest does: name rows, directory, swap, clean-up. */
export async function store(table: Table, record: StoredRecord): Promise<StoredRecord> {
  const names = record.digest === null ? [] : listedNames(record.digest.facts);
  await putLookupRows(
    table,
    names.map(({ key, name }) => ({
      ...nameRowKey(key, record.id, record.sortAt),
      id: record.id,
      ver: record.ver,
      name,
      sortAt: record.sortAt,
    })),
  );
  await putDirectoryRows(table, names);
  const { outcome, state } = await swapRecord(table, packRecord(record), { known: null });
  if (outcome !== 'applied') throw new Error(`${record.key} was not stored: ${outcome}`);
  await removeStaleRows(table, state);
  return record;
}

/** Stores an article with what the sample says, and the rest filled in. */
export async function put(table: Table, sample: SampleArticle): Promise<StoredRecord> {
  return store(table, sampleRecord(sample));
}
