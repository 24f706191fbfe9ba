import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { emptyTable } from './rows.ts';
import { createTestTable, type TestTable } from './table.ts';
import { dynaliteClient } from './wire.ts';

const TABLE_NAME = 'nutgraf-test';

/** dynalite in this process, which takes a fraction of the time that requests over a socket do. */
async function openTable(): Promise<Pick<TestTable, 'client' | 'tableName' | 'stop'>> {
  const client = await createTestTable(dynaliteClient(), TABLE_NAME);
  return { client, tableName: TABLE_NAME, stop: async () => client.destroy() };
}

/**
 * A table for the tests of a file or of a `describe`: it is there while they run, for every `beforeAll` and
 * `beforeEach` that comes after this call, and nothing may be asked of it before.
 *
 * @param options.emptied - whether each test begins with no rows
 * @param options.start - starts another engine
 */
export function tableForTests({ emptied = false, start = openTable } = {}): Table {
  let running: Awaited<ReturnType<typeof openTable>> | null = null;
  const underWay = () => {
    if (running === null) throw new Error('The table is asked for something before the tests have begun.');
    return running;
  };
  const table = {
    get client() {
      return underWay().client;
    },
    get name() {
      return underWay().tableName;
    },
  };
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running?.stop());
  if (emptied) beforeEach(() => emptyTable(table));
  return table;
}
