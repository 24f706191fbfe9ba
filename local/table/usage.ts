import { member, parsed } from '../../lambdas/shared/json.ts';
import type { UsedCapacity } from '../watch/published.ts';
import type { AskTable } from './in-process.ts';

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan']);
/** How a request begins that says anything. */
const OPENING = Buffer.from('{"');
/** Put before what the request says itself, which is the last and so the one that holds. */
const ASKED = Buffer.from('{"ReturnConsumedCapacity":"INDEXES","');

/**
 * Has the table tell with each answer what it used, whoever asked, and passes it on. The answer goes back as it is:
 * with a member that nobody asked for, which clients ignore. dynalite counts what a table uses, and what reading an
 * index does, but not what writing to an index does.
 */
export function countingUsage(ask: AskTable, used: (used: UsedCapacity) => void): AskTable {
  return async (request) => {
    const operation = /\.(\w+)$/.exec(String(request.headers['x-amz-target']))?.[1] ?? '';
    const isRead = READS.has(operation);
    const isItems = isRead || operation.endsWith('Item');
    if (!isItems || !request.body.subarray(0, OPENING.length).equals(OPENING)) return await ask(request);
    const body = Buffer.concat([ASKED, request.body.subarray(OPENING.length)]);
    const response = await ask({ ...request, body });
    for (const use of usesIn(response.body, isRead)) used(use);
    return response;
  };
}

function usesIn(body: string, isRead: boolean): readonly UsedCapacity[] {
  const said = member(parsed(body), 'ConsumedCapacity');
  if (said === undefined) return [];
  return (Array.isArray(said) ? said : [said]).flatMap((consumed: unknown) => {
    const table = String(member(consumed, 'TableName'));
    const use = (index: string | null, units: unknown): UsedCapacity => {
      const count = typeof units === 'number' ? units : 0;
      return { table, index, read: isRead ? count : 0, write: isRead ? 0 : count };
    };
    const indexes = Object.entries(Object(member(consumed, 'GlobalSecondaryIndexes')));
    const own = member(member(consumed, 'Table'), 'CapacityUnits') ?? member(consumed, 'CapacityUnits');
    return [use(null, own), ...indexes.map(([index, units]) => use(index, member(units, 'CapacityUnits')))];
  });
}

/** Adds up uses, to be told of now and then rather than of each. */
export class UsageTotals {
  readonly #totals = new Map<string, UsedCapacity>();

  add(use: UsedCapacity): void {
    const id = `${use.table} ${use.index ?? ''}`;
    const known = this.#totals.get(id);
    this.#totals.set(id, {
      ...use,
      read: (known?.read ?? 0) + use.read,
      write: (known?.write ?? 0) + use.write,
    });
  }

  /** What came since the last time. */
  take(): readonly UsedCapacity[] {
    const taken = [...this.#totals.values()];
    this.#totals.clear();
    return taken;
  }
}
