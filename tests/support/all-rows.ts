import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Row } from '../../lambdas/shared/store/rows.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';

/** Every row of the table. */
export async function allRows(table: Table): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const page of paginateScan({ client: table.client }, { TableName: table.name, ConsistentRead: true }))
    rows.push(...(page.Items ?? []));
  return rows;
}
