import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanSource, digestArticle, ENGINE_VERSION } from '../../../engine/index.ts';
import { presentRecord } from '../../../engine/present.ts';
import type * as R from '../../../engine/record.ts';
import type { TextSpan } from '../../../engine/text/spans.ts';
import type { NamedEntry } from '../../../lambdas/shared/store/names-index.ts';
import type { StoredHead } from '../../../lambdas/shared/store/stored.ts';
import { type document, misfits } from '../../support/read-api.ts';

type Schemas = (typeof document)['components']['schemas'];
type Described<Name extends keyof Schemas> = Schemas[Name] extends { properties: infer P } ? keyof P : never;
type Same<A, B> = [A, B] extends [B, A] ? true : false;
/** The names of the members of a type and of its schema are the same: does not compile otherwise. */
type Agrees<T, Name extends keyof Schemas> = Same<keyof T, Described<Name>>;

/** One line per type of the record: the compiler is the test. */
const AGREEMENTS: readonly true[] = [
  true satisfies Agrees<R.ArticleRecord, 'ArticleRecord'>,
  true satisfies Agrees<R.RecordChange, 'RecordChange'>,
  true satisfies Agrees<R.Section, 'Section'>,
  true satisfies Agrees<R.Removal, 'Removal'>,
  true satisfies Agrees<R.RemovedTotals, 'RemovedTotals'>,
  true satisfies Agrees<R.RecordSource, 'Source'>,
  true satisfies Agrees<NonNullable<R.ArticleRecord['summary']>, 'Summary'>,
  true satisfies Agrees<R.SummarySentence, 'SummarySentence'>,
  true satisfies Agrees<R.RankingEntry, 'RankingEntry'>,
  true satisfies Agrees<R.Cut, 'Cut'>,
  true satisfies Agrees<TextSpan, 'TextSpan'>,
  true satisfies Agrees<R.Facts, 'Facts'>,
  true satisfies Agrees<R.EventFacts, 'EventFacts'>,
  true satisfies Agrees<R.Answer, 'Answer'>,
  true satisfies Agrees<R.AnswerCandidate, 'AnswerCandidate'>,
  true satisfies Agrees<R.AgeFact, 'AgeFact'>,
  true satisfies Agrees<R.EmbargoFact, 'EmbargoFact'>,
  true satisfies Agrees<R.EntityFact, 'EntityFact'>,
  true satisfies Agrees<R.PlaceLink, 'PlaceLink'>,
  true satisfies Agrees<R.Mention, 'Mention'>,
  true satisfies Agrees<R.DateFact, 'DateFact'>,
  true satisfies Agrees<R.QuantityFact, 'QuantityFact'>,
  true satisfies Agrees<R.QuoteFact, 'QuoteFact'>,
  true satisfies Agrees<R.ClaimFact, 'ClaimFact'>,
  true satisfies Agrees<R.Claimant, 'Claimant'>,
  true satisfies Agrees<R.QuoteSpeaker, 'QuoteSpeaker'>,
  true satisfies Agrees<R.SourceFact, 'SourceFact'>,
  true satisfies Agrees<R.KeyphraseFact, 'KeyphraseFact'>,
  true satisfies Same<keyof Omit<StoredHead, 'ver' | 'heldUntil'> | 'embargoedUntil', Described<'ArticleHead'>>,
  true satisfies Agrees<NamedEntry, 'NameEntry'>,
];

const span: TextSpan = { text: 'Ada', start: 0, end: 3 };
const candidate = { ...span, in: 'text', score: 0.5, value: '2026-03-04' } as const;
const answer = { ...candidate, alternatives: [candidate] };
const claimant: R.Claimant = { ...span, name: 'Ada Holm', key: 'ada holm', cue: span };
const entity: R.EntityFact = {
  name: 'Ada Holm',
  key: 'ada holm',
  role: span,
  age: { ...span, value: 38 },
  link: { id: 'geonames:2643743', name: 'London', country: 'GB', lat: 51.51, lon: -0.13, by: 'country', score: 0.85 },
  aliases: ['Holm'],
  mentions: [{ ...span, kind: 'pronoun' }],
  score: 1,
  salience: 1,
};
/** A record with everything a record can have. */
const FULL: Required<R.ArticleRecord> = {
  id: 'ada-0123456789abcdef',
  key: 'ada.html',
  status: 'ready',
  reason: 'empty',
  detail: 'A sentence.',
  title: 'Ada',
  titleFrom: 'headline',
  byline: 'By Ada',
  authors: ['Ada'],
  publishedAt: '2026-03-04',
  updatedAt: '2026-03-04T10:00:00+01:00',
  url: 'https://news.example/ada',
  site: 'The Example',
  language: 'en',
  words: 1,
  dateline: 'LINDVIK',
  form: { value: 'news', score: 0.9 },
  embargo: { ...span, until: '2026-03-05' },
  corrections: [span],
  changes: [
    {
      at: '2026-03-05T10:00:00.000Z',
      field: 'people',
      kind: 'changed',
      before: { text: 'Ida', versionId: 'u' },
      after: { ...span, in: 'text' },
    },
  ],
  text: 'Ada',
  sections: [{ label: 'What Happened', start: 0, end: 3 }],
  summary: {
    sentences: [
      {
        text: 'Ada',
        spans: [[0, 3]],
        order: 0,
        rank: 1,
        score: 1,
        reasons: ['lead'],
        cut: [{ ...span, why: 'aside' }],
      },
    ],
    ranking: [{ start: 0, end: 3, rank: 1, score: 1 }],
  },
  facts: {
    event: {
      who: answer,
      what: answer,
      when: answer,
      where: answer,
      why: answer,
      how: answer,
      status: 'alleged',
      claimant,
    },
    people: [entity],
    organizations: [entity],
    places: [entity],
    dates: [{ ...span, type: 'DATE', value: '2026-03-04', mod: 'START', score: 1 }],
    quantities: [{ ...span, kind: 'money', value: 1, max: 2, unit: 'USD', qualifier: 'about', of: 'aid', score: 1 }],
    quotes: [
      {
        ...span,
        kind: 'direct',
        utterance: 1,
        cue: span,
        speaker: { ...span, name: 'Ada Holm', key: 'ada holm' },
        score: 1,
      },
    ],
    claims: [{ ...span, kind: 'denied', cue: span, claimant, about: ['ada holm'], score: 1 }],
    sources: [{ ...span, name: 'Ada', score: 1 }],
    keyphrases: [{ ...span, score: 1 }],
  },
  removed: [{ rule: 'credit', text: 'Photo', start: 0, end: 5, path: 'p' }],
  removedTotals: { entries: 1, characters: 5 },
  source: { bytes: 3, encoding: 'utf-8', mediaType: 'text/html', etag: 'e', versionId: 'v', id: 'desk-1' },
  engine: '0.1.0',
  digestedAt: '2026-03-05T10:00:02.000Z',
};

/** Members that a record may leave out. All others are always there, as null where there is nothing to say. */
const OPTIONAL = [
  /^\/text$/,
  /^\/removed$/,
  /^\/removed\/0\/path$/,
  /^\/summary\/ranking$/,
  /^\/facts\/event\/\w+\/(?:alternatives\/0\/)?value$/,
];

/** The value once without each of its members, at any depth, with the path of what is missing. */
function* withoutOne(value: unknown, path = ''): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const at = `${path}/${name}`;
    if (!Array.isArray(value)) {
      yield [at, Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))];
    }
    for (const [missing, changed] of withoutOne(inner, at)) {
      yield [missing, Array.isArray(value) ? value.with(Number(name), changed) : { ...value, [name]: changed }];
    }
  }
}

const RECORD = '/components/schemas/ArticleRecord';

describe('the schema of the record', () => {
  it('has the members of the TypeScript types', () => {
    expect(AGREEMENTS.every(Boolean)).toBe(true);
  });

  it('takes a record with everything', () => {
    expect(misfits(RECORD, FULL)).toEqual([]);
  });

  it('asks for every member but those that a record may leave out', () => {
    const paths: string[] = [];
    for (const [path, record] of withoutOne(FULL)) {
      paths.push(path);
      const optional = OPTIONAL.some((pattern) => pattern.test(path));
      expect(misfits(RECORD, record).length === 0, path).toBe(optional);
    }
    for (const pattern of OPTIONAL) expect(paths.some((path) => pattern.test(path))).toBe(true);
  });

  it.each<[string, object]>([
    ['an unknown status', { status: 'done' }],
    ['a number for a title', { title: 7 }],
    ['an unknown member', { ver: '1' }],
    ['a foreign id', { id: 'Ada' }],
    ['a local time', { digestedAt: '2026-03-05 10:00' }],
  ])('refuses %s', (_, change) => {
    expect(misfits(RECORD, { ...FULL, ...change })).not.toEqual([]);
  });

  const samples = [
    'council-page.html',
    'earnings-noise.txt',
    'german-waterworks.txt',
    'market-sanctions.txt',
    'one-sentence.txt',
    'quotes-teachers.txt',
    'rate-decision.md',
    'wire-harbour.txt',
  ];
  it.each(samples)('takes what the engine makes of %s, of which every offset holds', (name) => {
    const bytes = readFileSync(new URL(`../../../events/articles/${name}`, import.meta.url));
    const article = cleanSource({ bytes, name });
    const record = presentRecord(
      {
        id: 'sample-0123456789abcdef',
        key: name,
        status: 'ready',
        reason: null,
        detail: null,
        article,
        digest: digestArticle(article),
        origin: { etag: null, versionId: null, sourceId: null },
        engine: ENGINE_VERSION,
        digestedAt: null,
      },
      { include: { text: true, ranking: true, removed: true } },
    );
    expect(misfits(RECORD, record)).toEqual([]);
    expect(record.summary?.sentences.length).toBeGreaterThan(0);
    for (const { text, spans } of record.summary?.sentences ?? []) {
      expect(spans.map(([start, end]) => article.text.slice(start, end)).join('')).toBe(text);
    }
  });
});
