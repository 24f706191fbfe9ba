import { DeleteItemCommand, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { TablePlan } from '../plan.ts';

/** DynamoDB itself promises no more than "within a few days". */
const SWEEP_MS = 10 * 60_000;

/** Removes rows whose time is up, which dynalite does not. @returns how many rows went */
async function sweepExpired(
  client: DynamoDBClient,
  plan: TablePlan,
  ttlAttribute: string,
  nowMs: number,
): Promise<number> {
  const names = Object.fromEntries(plan.keys.map(({ name }, index) => [`#k${index}`, name] as const));
  const expired = {
    ExpressionAttributeNames: { '#ttl': ttlAttribute },
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(nowMs / 1000)) } },
  };
  const pages = paginateScan(
    { client },
    {
      TableName: plan.name,
      FilterExpression: '#ttl < :now',
      ProjectionExpression: Object.keys(names).join(', '),
      ...expired,
      ExpressionAttributeNames: { ...expired.ExpressionAttributeNames, ...names },
    },
  );
  let removed = 0;
  for await (const { Items = [] } of pages) {
    for (const Key of Items) {
      await client.send(
        // The row may have been given more time since it was read.
        new DeleteItemCommand({ TableName: plan.name, Key, ConditionExpression: '#ttl < :now', ...expired }),
      );
      removed++;
    }
  }
  return removed;
}

/** Sweeps every table that has a time to live, now and then. */
export function startExpiry(client: DynamoDBClient, plans: readonly TablePlan[]): { stop(): void } {
  const timer = setInterval(() => {
    for (const plan of plans) {
      // A row that is left stays for the next sweep.
      if (plan.ttlAttribute !== null) sweepExpired(client, plan, plan.ttlAttribute, Date.now()).catch(() => {});
    }
  }, SWEEP_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
