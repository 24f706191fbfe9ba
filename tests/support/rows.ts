import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { articleId } from '../../engine/index.ts';
import { unpack } from '../../lambdas/shared/store/blobs.ts';
import { readRecord } from '../../lambdas/shared/store/records.ts';
import type { Row } from '../../lambdas/shared/store/rows.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { allRows } from './all-rows.ts';
import { standInDigest } from './stand-in.ts';

export async function emptyTable(table: Table): Promise<void> {
  const rows = await allRows(table);
  await Promise.all(
    rows.map(({ pk, sk }) => table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))),
  );
}

export async function recordOf(table: Table, key: string): Promise<StoredRecord | null> {
  return readRecord(table, articleId(key), { consistent: true });
}

/** Rows that begin so. */
export function under(rows: readonly Row[], prefix: string): readonly Row[] {
  return rows.filter((row) => `${row.pk}|${row.sk}`.startsWith(prefix));
}

/** All that a row says, blobs opened: where text could hide. */
export function rowText(row: Row): string {
  return JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? unpack(value) : value));
}

function keyText({ pk, sk }: { readonly pk?: unknown; readonly sk?: unknown }): string {
  return `${pk}|${sk}`;
}

/**
 * Holds an article against what its bucket says: `text` is the current object's, null where the key has none, blank
 * where the object has no text. Gives the number of name rows that no version of the record owns: they never show, but
 * after a run in which nothing died there are none.
 */
export async function expectSettled(table: Table, key: string, text: string | null): Promise<number> {
  const id = articleId(key);
  const rows = await allRows(table);
  const record = await recordOf(table, key);
  if (record === null) throw new Error(`no record of ${key}`);
  const nameRows = under(rows, 'NAME#').filter((row) => row.id === id);
  const owned = nameRows.filter(({ ver }) => ver === record.ver);
  const storyRows = under(rows, 'STORY#').filter((row) => row.id === id && row.ver === record.ver);
  expect(record).toMatchObject({ id, key, staleNameRows: [], staleStoryRows: [] });
  expect(under(rows, `ARTICLE#${id}|RECORD`)[0]).not.toHaveProperty('waitingKey');
  expect(storyRows.map(keyText).sort()).toEqual(record.storyRows.map(keyText).sort());
  if (text === null) {
    expect(record).toMatchObject({
      status: 'deleted',
      title: null,
      lead: null,
      article: null,
      digest: null,
      nameRows: [],
      storyRows: [],
    });
    expect(under(rows, `ARTICLE#${id}|`).map(({ sk }) => sk)).toEqual(['RECORD']);
  } else if (text.trim() === '') {
    expect(record).toMatchObject({
      status: 'rejected',
      reason: 'empty',
      title: null,
      lead: null,
      article: null,
      digest: null,
      nameRows: [],
      storyRows: [],
    });
  } else {
    expect(record).toMatchObject({ status: 'ready', lead: text, article: { text } });
    if (record.article === null) throw new Error('no text');
    const digest = standInDigest(record.article);
    expect(record.digest).toEqual(digest);
    expect(owned.map(({ name }) => name).sort()).toEqual(digest.facts.people.map(({ name }) => name).sort());
  }
  expect(owned.map(keyText).sort()).toEqual(record.nameRows.map(keyText).sort());
  return nameRows.length - owned.length;
}
