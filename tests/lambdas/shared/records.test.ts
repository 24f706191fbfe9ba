import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecord } from '../../../lambdas/shared/records.ts';
import { startTable, type TestTable } from '../../support/table.ts';

describe('records', () => {
  let running: TestTable;
  beforeAll(async () => {
    running = await startTable();
  });
  afterAll(async () => {
    await running.stop();
  });

  it('gives null for an article that never was', async () => {
    const table = { client: running.client, name: running.tableName };
    expect(await readRecord(table, 'nothing-0000000000000000', { consistent: true })).toBeNull();
  });
});
