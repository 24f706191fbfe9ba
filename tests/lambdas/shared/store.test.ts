import { brotliDecompressSync } from 'node:zlib';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { nameKey, RejectedError } from '../../../engine/index.ts';
import { MAX_TEXT_BYTES } from '../../../engine/limits.ts';
import { PACKINGS } from '../../../lambdas/shared/environment.ts';
import { pack, unpack } from '../../../lambdas/shared/store/blobs.ts';
import { packClean, putClean, readClean, removeCleanRows } from '../../../lambdas/shared/store/clean-rows.ts';
import { compacted, expand } from '../../../lambdas/shared/store/compact.ts';
import { padSequencer, recordVersion } from '../../../lambdas/shared/store/keys.ts';
import { putLookupRows, removeLookupRows } from '../../../lambdas/shared/store/lookup-rows.ts';
import { listedNames, nameRowKey, putDirectoryRows } from '../../../lambdas/shared/store/name-rows.ts';
import {
  packRecord,
  readRecord,
  readState,
  removeStaleRows,
  swapRecord,
} from '../../../lambdas/shared/store/records.ts';
import { MAX_ROW_BYTES, type Row, rowBytes } from '../../../lambdas/shared/store/rows.ts';
import type { CleanText, StoredRecord } from '../../../lambdas/shared/store/stored.ts';
import type { Table } from '../../../lambdas/shared/store/table.ts';
import { allRows } from '../../support/all-rows.ts';
import { anyText } from '../../support/any-text.ts';
import { hasJava, STORES } from '../../support/dynamodb-local.ts';
import { Steps, stepped } from '../../support/faults.ts';
import { emptyTable, under } from '../../support/rows.ts';
import { standInClean, standInDigest } from '../../support/stand-in.ts';
import type { TestTable } from '../../support/table.ts';

const ID = 'harbour-0123456789abcdef';
const KEY = 'news/harbour.txt';
const ORIGIN = { etag: 'e1', versionId: 'v1', eventTime: '2026-03-05T10:00:00.000Z', sourceId: null };
const S1 = padSequencer('0001');
const S2 = padSequencer('0002');
const S3 = padSequencer('0003');

const article = (text: string) => standInClean({ bytes: new TextEncoder().encode(text) });
const ready = (sequencer: string, cleanEngine = '0.1.0', digestEngine = '0.1.0') =>
  recordVersion(sequencer, { kind: 'ready', cleanEngine, digestEngine });

function record(ver: string, text: string, over: Partial<StoredRecord> = {}): StoredRecord {
  const clean = article(text);
  return {
    id: ID,
    key: KEY,
    status: 'ready',
    ver,
    sortAt: '2026-03-05T00:00:00.000Z',
    reason: null,
    detail: null,
    title: 'Harbour',
    site: null,
    publishedAt: '2026-03-05',
    language: 'en',
    words: clean.words,
    lead: text,
    heldUntil: null,
    digestedAt: '2026-03-05T10:00:02.000Z',
    origin: ORIGIN,
    engine: '0.1.0',
    cleanEngine: '0.1.0',
    article: clean,
    digest: standInDigest(clean),
    nameRows: [],
    staleNameRows: [],
    storyRows: [],
    staleStoryRows: [],
    ...over,
  };
}

const row = (name: string, sortAt = '2026-03-05T00:00:00.000Z') => nameRowKey(name, ID, sortAt);

/** Text that compresses to three quarters at best: pseudo-random letters, from a fixed start. */
function noise(length: number): string {
  let state = 1;
  const bytes = Uint8Array.from({ length: Math.ceil((length * 3) / 4) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  return Buffer.from(bytes).toString('base64').slice(0, length);
}

if (!hasJava()) {
  describe('the store on DynamoDB Local', () => {
    it.skip('needs Java 17 or later, which is not on this machine: only dynalite was asked', () => {});
  });
}

/** What the table holds, by keys: stores give partitions in orders of their own. */
async function directoryOf(table: Table) {
  const keyOf = ({ pk, sk }: Row) => `${pk} ${sk}`;
  return (await allRows(table)).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

describe.each(STORES)('the store on $name', ({ start }) => {
  let running: TestTable;
  let table: Table;
  beforeAll(async () => {
    running = await start();
    table = { client: running.client, name: running.tableName };
  });
  afterEach(async () => {
    await emptyTable(table);
  });
  afterAll(async () => {
    await running.stop();
  });

  describe('records', () => {
    it('gives back what was put, and null where there is nothing', async () => {
      const stored = record(ready(S1), 'A first @ada_holm “quote” 📰.', {
        nameRows: [row('ada holm')],
        staleNameRows: [],
      });
      expect(await readRecord(table, ID, { consistent: true })).toBeNull();
      expect(await readState(table, ID)).toBeNull();
      expect(await swapRecord(table, packRecord(stored), { known: null })).toMatchObject({ outcome: 'applied' });
      expect(await readRecord(table, ID, { consistent: true })).toEqual({ ...stored, changes: [] });
      const { article: _, digest: __, ...state } = stored;
      expect(await readState(table, ID)).toEqual({ ...state, waiting: null, notice: 'ready' });
    });

    it('is in the listing index unless it is being processed', async () => {
      for (const status of ['processing', 'ready', 'rejected', 'failed', 'deleted'] as const) {
        const { item } = packRecord(record(ready(S1), 'text', { status }));
        expect('listPk' in item, status).toBe(status !== 'processing');
        expect('listSk' in item, status).toBe(status !== 'processing');
      }
    });

    it('keeps nulls as nulls, without a byte for them', async () => {
      const ver = recordVersion(S1, { kind: 'deleted' });
      const bare = record(ver, 'gone', {
        status: 'deleted',
        title: null,
        publishedAt: null,
        language: null,
        lead: null,
        digestedAt: null,
        cleanEngine: null,
        article: null,
        digest: null,
        words: 0,
      });
      await swapRecord(table, packRecord(bare), { known: null });
      expect(await readRecord(table, ID, { consistent: true })).toEqual({ ...bare, changes: [] });
      expect(Object.values((await allRows(table))[0] ?? {})).not.toContain(null);
    });

    it.each([
      ['a later event', ready(S1), ready(S2), 'applied'],
      ['an earlier event', ready(S2), ready(S1), 'stale'],
      ['the same version', ready(S1), ready(S1), 'duplicate'],
      ['a newer digest', ready(S1), ready(S1, '0.1.0', '0.2.0'), 'applied'],
      ['an older digest', ready(S1, '0.1.0', '0.10.0'), ready(S1, '0.1.0', '0.9.0'), 'stale'],
      ['a newer cleaning', ready(S1), ready(S1, '0.2.0'), 'applied'],
      ['a tombstone of an earlier event', ready(S2), recordVersion(S1, { kind: 'deleted' }), 'stale'],
      ['an article over a later tombstone', recordVersion(S2, { kind: 'deleted' }), ready(S1), 'stale'],
      ['an article over an earlier tombstone', recordVersion(S1, { kind: 'deleted' }), ready(S2), 'applied'],
      ['a failure after a result', ready(S1), recordVersion(S1, { kind: 'failed' }), 'stale'],
      [
        'a failure while in process',
        recordVersion(S1, { kind: 'processing' }),
        recordVersion(S1, { kind: 'failed' }),
        'applied',
      ],
    ])('decides on %s', async (_, held, next, outcome) => {
      await swapRecord(table, packRecord(record(held, 'held')), { known: null });
      const { outcome: got, state } = await swapRecord(table, packRecord(record(next, 'next')), {
        known: await readState(table, ID),
      });
      expect(got).toBe(outcome);
      expect(state.ver).toBe(outcome === 'applied' ? next : held);
      expect((await readRecord(table, ID, { consistent: true }))?.lead).toBe(outcome === 'applied' ? 'next' : 'held');
    });

    it('decides by what the table holds, not by what the caller last saw', async () => {
      await swapRecord(table, packRecord(record(ready(S1), 'first')), { known: null });
      const seen = await readState(table, ID);
      await swapRecord(table, packRecord(record(ready(S3), 'third')), { known: seen });
      for (const known of [seen, null]) {
        expect(await swapRecord(table, packRecord(record(ready(S2), 'second')), { known })).toMatchObject({
          outcome: 'stale',
          state: { ver: ready(S3) },
        });
      }
    });

    it('lets one of many writers at once win, and it is the newest', async () => {
      const sequencers = Array.from({ length: 4 }, (_, at) => padSequencer(`000${at + 1}`));
      await Promise.all(
        sequencers.map((sequencer) =>
          swapRecord(table, packRecord(record(ready(sequencer), sequencer)), { known: null }),
        ),
      );
      expect((await readState(table, ID))?.ver).toBe(ready(padSequencer('0004')));
    });

    it('leaves a lower ready record alone when asked to', async () => {
      await swapRecord(table, packRecord(record(ready(S1), 'served')), { known: null });
      const processing = record(recordVersion(S2, { kind: 'processing' }), 'none', { status: 'processing' });
      expect(await swapRecord(table, packRecord(processing), { known: null, keepReady: true })).toMatchObject({
        outcome: 'duplicate',
      });
      expect((await readRecord(table, ID, { consistent: true }))?.lead).toBe('served');
    });

    it('never lets one object key write over another', async () => {
      await swapRecord(table, packRecord(record(ready(S1), 'mine')), { known: null });
      const other = packRecord(record(ready(S2), 'yours', { key: 'other.txt' }));
      for (const known of [null, await readState(table, ID)]) {
        await expect(swapRecord(table, other, { known })).rejects.toMatchObject({
          code: 'key-collision',
          permanent: true,
        });
      }
    });

    it('carries what was left behind until it is removed', async () => {
      await swapRecord(table, packRecord(record(ready(S1), '1', { nameRows: [row('ada holm'), row('ben ruiz')] })), {
        known: null,
      });
      const second = await swapRecord(table, packRecord(record(ready(S2), '2', { nameRows: [row('ben ruiz')] })), {
        known: null,
      });
      expect(second.state.staleNameRows).toEqual([row('ada holm')]);
      const moved = [row('ben ruiz', '2026-04-01T00:00:00.000Z')];
      const third = await swapRecord(table, packRecord(record(ready(S3), '3', { nameRows: moved })), {
        known: second.state,
      });
      expect(third.state.staleNameRows).toEqual([row('ben ruiz'), row('ada holm')]);
      expect((await readState(table, ID))?.staleNameRows).toEqual(third.state.staleNameRows);
    });

    it('refuses a record that would not fit, before it is written', () => {
      expect(() => packRecord(record(ready(S1), noise(MAX_TEXT_BYTES)))).toThrow(RejectedError);
      expect(() => packRecord(record(ready(S1), 'short', { lead: 'x'.repeat(MAX_ROW_BYTES) }))).toThrow(RejectedError);
    });

    it('stores a record just below the limit', async () => {
      const packed = packRecord(record(ready(S1), 'short', { lead: 'x'.repeat(MAX_ROW_BYTES - 1_500) }));
      expect(rowBytes(packed.item)).toBeGreaterThan(MAX_ROW_BYTES - 1_000);
      expect(await swapRecord(table, packed, { known: null })).toMatchObject({ outcome: 'applied' });
    });

    it('refuses a row it did not write', async () => {
      await swapRecord(table, packRecord(record(ready(S1), 'text')), { known: null });
      const damage = (UpdateExpression: string) =>
        table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: { pk: `ARTICLE#${ID}`, sk: 'RECORD' },
            UpdateExpression,
            ExpressionAttributeNames: { '#a': 'words' },
          }),
        );
      await damage('REMOVE #a');
      await expect(readRecord(table, ID, { consistent: true })).rejects.toMatchObject({
        code: 'damaged-row',
        permanent: true,
      });
    });
  });

  describe('clean-text rows', () => {
    const clean = (sequencer: string, cleanEngine: string, text: string): CleanText => ({
      id: ID,
      key: KEY,
      sequencer,
      cleanEngine,
      origin: ORIGIN,
      article: article(text),
    });

    it('gives back what was put, and never changes it', async () => {
      const first = clean(S1, '0.1.0', 'first');
      expect(await putClean(table, packClean(first, 1_800_000_000))).toBe(true);
      expect(await putClean(table, packClean(clean(S1, '0.1.0', 'second'), 1_900_000_000))).toBe(false);
      expect(await readClean(table, ID, S1, '0.1.0')).toEqual({ ...first, blob: new Uint8Array(pack(first.article)) });
      expect(await readClean(table, ID, S1, '0.2.0')).toBeNull();
      expect((await allRows(table))[0]).toMatchObject({ expiresAt: 1_800_000_000 });
    });

    it('goes for all events up to one, whichever engine made them, and for no other', async () => {
      for (const [sequencer, engine] of [
        [S1, '0.1.0'],
        [S2, '0.1.0'],
        [S2, '0.2.0'],
        [S3, '0.1.0'],
      ] as const) {
        await putClean(table, packClean(clean(sequencer, engine, 'text'), 1_800_000_000));
      }
      await swapRecord(table, packRecord(record(ready(S1), 'record')), { known: null });
      await removeCleanRows(table, ID, S2, 'before');
      expect((await allRows(table)).map(({ sk }) => sk).sort()).toEqual([
        `CLEAN#${S2}#000.001.000`,
        `CLEAN#${S2}#000.002.000`,
        `CLEAN#${S3}#000.001.000`,
        'RECORD',
      ]);
      await removeCleanRows(table, ID, S2, 'through');
      expect((await allRows(table)).map(({ sk }) => sk).sort()).toEqual([`CLEAN#${S3}#000.001.000`, 'RECORD']);
    });

    it('refuses text that would not fit', () => {
      expect(() => packClean(clean(S1, '0.1.0', noise(MAX_TEXT_BYTES)), 1)).toThrow(RejectedError);
    });
  });

  describe('name rows', () => {
    const named = (ver: string, ...names: string[]) =>
      names.map((name) => ({ ...row(name), id: ID, ver, name, sortAt: '2026-03-05T00:00:00.000Z' }));
    const held = async () =>
      Object.fromEntries(under(await allRows(table), 'NAME#').map(({ name, ver }) => [name, ver]));

    it('are put where absent or lower, and removed where not higher', async () => {
      await putLookupRows(table, named(ready(S2), 'ada holm', 'ben ruiz'));
      await putLookupRows(table, named(ready(S1), 'ada holm', 'cleo marsh'));
      await putLookupRows(table, named(ready(S3), 'ben ruiz'));
      expect(await held()).toEqual({ 'ada holm': ready(S2), 'ben ruiz': ready(S3), 'cleo marsh': ready(S1) });
      await removeLookupRows(table, [row('ada holm'), row('ben ruiz'), row('cleo marsh'), row('nobody')], ready(S2));
      expect(await held()).toEqual({ 'ben ruiz': ready(S3) });
    });

    it('of a record leave with its list of them', async () => {
      await putLookupRows(table, named(ready(S1), 'ada holm'));
      await swapRecord(table, packRecord(record(ready(S1), '1', { nameRows: [row('ada holm')] })), { known: null });
      const { state } = await swapRecord(table, packRecord(record(ready(S2), '2')), { known: null });
      await removeStaleRows(table, state);
      expect(await held()).toEqual({});
      expect(await readState(table, ID)).toMatchObject({ staleNameRows: [] });
    });

    it('keep the list of a version that came since', async () => {
      await swapRecord(table, packRecord(record(ready(S1), '1', { nameRows: [row('ada holm')] })), { known: null });
      const { state } = await swapRecord(table, packRecord(record(ready(S2), '2', { nameRows: [row('ben ruiz')] })), {
        known: null,
      });
      await swapRecord(table, packRecord(record(ready(S3), '3')), { known: state });
      await removeStaleRows(table, state);
      expect((await readState(table, ID))?.staleNameRows).toEqual([row('ben ruiz'), row('ada holm')]);
    });

    it('enter each name into the directory once, in the same form whoever comes first', async () => {
      const forms = ['SÃO PAULO', 'São Paulo', 'Sao Paulo'];
      for (const order of [forms, [...forms].reverse()]) {
        await emptyTable(table);
        for (const name of order) await putDirectoryRows(table, [{ key: 'sao paulo', name }]);
        expect(await directoryOf(table)).toEqual([
          { pk: 'NAMES#pa', sk: 'paulo#sao paulo', key: 'sao paulo', name: 'São Paulo' },
          { pk: 'NAMES#sa', sk: 'sao paulo', key: 'sao paulo', name: 'São Paulo', words: 1 },
        ]);
      }
    });

    it('are not looked up again once their form is known, and a higher form still gets in', async () => {
      const steps = new Steps();
      const counted = { ...table, client: stepped(table.client, steps, ['send']) };
      const known = new Map<string, string>();
      const put = (name: string) => putDirectoryRows(counted, [{ key: 'sao paulo', name }], known);
      await put('Sao Paulo');
      await put('Sao Paulo');
      await put('SAO PAULO');
      expect(steps.calls).toEqual(['BatchGetCommand', 'PutCommand', 'PutCommand']);
      await put('São Paulo');
      expect((await allRows(table)).map(({ name }) => name)).toEqual(['São Paulo', 'São Paulo']);
    });

    it('bring the rows of their words before their own, and those alone that find nothing else', async () => {
      const enter = async (name: string) => {
        await emptyTable(table);
        await putDirectoryRows(table, [{ key: nameKey(name), name }]);
        return (await directoryOf(table)).map(({ pk, sk }) => `${pk} ${sk}`);
      };
      expect(await enter('The Bank of Oslo')).toEqual([
        'NAMES#ba bank#the bank of oslo',
        'NAMES#os oslo#the bank of oslo',
        'NAMES#th the bank of oslo',
      ]);
      expect(await enter('Duran Duran')).toEqual(['NAMES#du duran duran']);
      expect(await enter('Oslo')).toEqual(['NAMES#os oslo']);
      expect(await enter(`Ada B ${'x'.repeat(61)}`)).toHaveLength(1);
      await emptyTable(table);
      const dying = { ...table, client: stepped(table.client, new Steps({ 2: 'throw-before' }), ['send']) };
      await expect(putDirectoryRows(dying, [{ key: 'ada holm', name: 'Ada Holm' }])).rejects.toThrow();
      expect((await allRows(table)).filter(({ sk }) => sk === 'ada holm')).toEqual([]);
    });

    it('get the rows of their words where an older engine entered them, and keep their form', async () => {
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { pk: 'NAMES#ad', sk: 'ada holm', key: 'ada holm', name: 'ada Holm' },
        }),
      );
      await putDirectoryRows(table, [{ key: 'ada holm', name: 'Ada Holm' }]);
      expect(await directoryOf(table)).toEqual([
        { pk: 'NAMES#ad', sk: 'ada holm', key: 'ada holm', name: 'ada Holm', words: 1 },
        { pk: 'NAMES#ho', sk: 'holm#ada holm', key: 'ada holm', name: 'ada Holm' },
      ]);
    });

    it('knows of nothing that was not written', async () => {
      const failing = { ...table, client: stepped(table.client, new Steps({ 2: 'throw-before' }), ['send']) };
      const known = new Map<string, string>();
      await expect(putDirectoryRows(failing, [{ key: 'oslo', name: 'Oslo' }], known)).rejects.toThrow();
      await putDirectoryRows(table, [{ key: 'oslo', name: 'Oslo' }], known);
      expect((await allRows(table)).map(({ name }) => name)).toEqual(['Oslo']);
    });
  });
});

const STORED_VALUE = {
  title: 'Port Ellery votes for a second pier',
  text: 'The harbour council voted on Tuesday night for a second pier.',
};
const STORED_BROTLI =
  'G3UAgBwJduyEG8fgTrrN65Xx93xdh9AgQVJEgiihqPqKRccxDhxu2xZe9gFo' +
  '2Bg7P9rhMX/kHkJUy3RnPRHISDlFp7EABUG0H0tx+M+N5pI4pn3IR6S0o9NYAwM=';
const STORED_ZSTD = 'kQEotS/9I0FCDwB2NQEAOEVsbHMuIn0K/Emc0mNP7SNgoFGyc+dioAmesFphELPtJ4wxzmE=';
const STORED_DEFLATE = 'kQJDupsQtAnTNScHdE4rqPothh0VA6muoQOBpJ/Qg2GKnlItAA==';

describe('a blob', () => {
  it.each(['small', 'large'])('comes back as it was: a %s one', (size) => {
    const value = { text: size === 'small' ? 'Tide “table” 📰.' : 'Tide tables, '.repeat(20_000) };
    const blob = pack(value);
    expect(unpack(blob)).toEqual(value);
    expect(blob.length).toBeLessThan(size === 'small' ? 60 : 1_000);
  });

  it.each(PACKINGS)('is read whatever packed it: %s', (packing) => {
    const value = {
      title: 'Tide “table” 📰.',
      text: 'The harbour council met. '.repeat(packing === 'brotli' ? 1 : 4_000),
    };
    expect(unpack(new Uint8Array(pack(value, packing)))).toEqual(value);
  });

  // As version 0.2.0 wrote them: what is in tables must be read by every later release.
  it.each([
    ['brotli', STORED_BROTLI],
    ['zstd with dictionary 1', STORED_ZSTD],
    ['deflate with dictionary 1', STORED_DEFLATE],
  ])('is read as it was stored: %s', (_, stored) => {
    expect(unpack(Buffer.from(stored, 'base64'))).toEqual(STORED_VALUE);
  });

  it('that a newer release packed is refused by name', () => {
    const [mark = 0] = pack(STORED_VALUE, 'dictionary');
    expect(() => unpack(Uint8Array.of(mark, 250, 1, 2, 3))).toThrow(/codec 250.*newer/);
  });

  it('with the dictionary is smaller than brotli makes it, short as it is', () => {
    expect(pack(STORED_VALUE, 'dictionary').length).toBeLessThan(pack(STORED_VALUE).length);
  });

  it('opens in no way that brotli could', () => {
    const [mark = 0] = pack(STORED_VALUE, 'dictionary');
    expect(() => brotliDecompressSync(Uint8Array.of(mark, ...pack(STORED_VALUE).subarray(1)))).toThrow();
  });
});

describe('a packed digest', () => {
  const clean = article('Ada Holm spoke. "We met," she said, at noon.');
  const span = (start: number, end: number) => ({ text: clean.text.slice(start, end), start, end });
  const digest = {
    ...standInDigest(clean),
    title: 'By Ada',
    facts: {
      ...standInDigest(clean).facts,
      event: {
        // Counts in the title, so its text is no slice of the article; the next one happens to be.
        who: { text: 'Ada', start: 3, end: 6, score: 1, in: 'title' as const, alternatives: [] },
        what: {
          ...span(9, 14),
          score: 1,
          in: 'text' as const,
          alternatives: [{ ...span(0, 3), score: 0, in: 'text' as const }],
        },
        when: null,
        where: null,
        why: null,
        how: null,
      },
      dates: [{ ...span(38, 42), type: 'TIME' as const, value: 'T12:00', mod: null, score: 0.5 }],
    },
  };

  it('comes back as it was, to the order of its members', () => {
    const json = JSON.stringify(compacted(digest, clean.text));
    expect(json).not.toContain('spoke');
    expect(json).not.toContain('noon');
    expect(json).toContain('"Ada"');
    const back = JSON.parse(json);
    expand(back, clean.text);
    expect(JSON.stringify(back)).toBe(JSON.stringify(digest));
  });

  it('does so whatever the spans, also empty, outside the text, or cutting a character in two', () => {
    const anySpan = fc.record({
      text: fc.oneof(fc.constant(''), fc.constant('0'), anyText(5)),
      start: fc.nat(60),
      end: fc.nat(60),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(anyText(40), fc.array(anySpan), (text, spans) => {
        const all = spans.flatMap((entry) => [
          entry,
          { ...entry, text: text.slice(entry.start, entry.end), inner: [entry] },
          { text: entry.text, start: null, end: null },
        ]);
        const back = JSON.parse(JSON.stringify(compacted({ all }, text)));
        expand(back, text);
        expect(JSON.stringify(back)).toBe(JSON.stringify({ all }));
      }),
    );
  });
});

describe('listedNames', () => {
  const mention = { text: 'x', start: 0, end: 1, kind: 'name' } as const;
  const entity = (name: string, salience: number, mentions = 2) => ({
    name,
    key: name.toLowerCase(),
    score: 1,
    salience,
    role: null,
    age: null,
    aliases: [],
    mentions: Array.from({ length: mentions }, () => mention),
  });
  const facts = (over: object) => ({ ...standInDigest(article('nobody')).facts, ...over });

  it('takes the twelve most salient of all kinds, each normal form once', () => {
    const people = Array.from({ length: 10 }, (_, at) => entity(`Person ${at}`, 0.9 - at / 100));
    const places = [entity('Oslo', 0.95), entity('Bergen', 0.1), entity('Person 0', 0.99)];
    const listed = listedNames(
      facts({ people, places, organizations: [entity('Oslo', 0.2), entity('Harbour Board', 0.5)] }),
    );
    expect(listed.map(({ key }) => key)).toEqual([
      'person 0',
      'oslo',
      ...people.slice(1).map(({ key }) => key),
      'harbour board',
    ]);
    expect(listed).toHaveLength(12);
  });

  it('leaves out names that are as likely wrong as right', () => {
    const people = [entity('Sure Person', 0.5), { ...entity('Doubtful Person', 0.9), score: 0.5 }];
    expect(listedNames(facts({ people })).map(({ name }) => name)).toEqual(['Sure Person']);
  });

  it('takes six in any case, and beyond them only what the article comes back to', () => {
    const once = Array.from({ length: 9 }, (_, at) => entity(`Once ${at}`, 0.9 - at / 100, 1));
    const listed = listedNames(facts({ people: once, places: [entity('Oslo', 0.2), entity('Bergen', 0.1, 1)] }));
    expect(listed.map(({ key }) => key)).toEqual([...once.slice(0, 6).map(({ key }) => key), 'oslo']);
  });

  it('does not depend on the order of the lists', () => {
    const same = [entity('B', 0.5), entity('A', 0.5), entity('C', 0.5)];
    expect(listedNames(facts({ people: same }))).toEqual(listedNames(facts({ people: [...same].reverse() })));
  });

  it('leaves out what no key could hold', () => {
    expect(listedNames(facts({ people: [entity('', 1), entity('x'.repeat(2_000), 1)] }))).toEqual([]);
  });
});
