import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { EntityFact, Facts } from '../../engine/record.ts';
import { PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { directoryPartition, namePartition, nameShard, timeSort } from './keys.ts';
import { stringIn } from './rows.ts';
import type { NameRowKey } from './stored.ts';
import { holds, type Table } from './table.ts';

/** Longer normal forms are no names but accidents of extraction, and a sort key holds 1,024 bytes. */
export const MAX_KEY_LENGTH = 200;

/** At most this many names of an article are indexed, the most salient ones (DESIGN section 4). */
const MAX_NAMES = 12;

/** A row of the name index: one article under one name. It counts only where `ver` is the record's own. */
export interface NameRow extends NameRowKey {
  readonly id: string;
  readonly ver: string;
  /** The name as this article writes it. */
  readonly name: string;
  readonly sortAt: string;
}

/** A row of the name directory: a name that some article was once found under. */
export interface DirectoryRow {
  readonly pk: string;
  /** The normalised name. */
  readonly sk: string;
  /** The name as articles write it. */
  readonly name: string;
  /** The normalised name again, as `/names/{name}` takes it. */
  readonly key: string;
}

/** Key of the row that lists an article under a normalised name. */
export function nameRowKey(key: string, id: string, sortAt: string): NameRowKey {
  return { pk: namePartition(key, nameShard(id)), sk: timeSort(sortAt, id) };
}

/** Key of a name's row in the directory. */
function directoryRowKey(key: string): { readonly pk: string; readonly sk: string } {
  return { pk: directoryPartition(key), sk: key };
}

/**
 * A row's key as a record's lists hold it, `<normalised name>#<sortAt>`: the rest of it follows from the record's id.
 * Neither half can hold a "#".
 */
export function nameRowEntry(row: NameRowKey): string {
  const [, key = ''] = row.pk.split('#');
  const [sortAt = ''] = row.sk.split('#');
  return `${key}#${sortAt}`;
}

/** The inverse of {@link nameRowEntry}. */
export function nameRowOf(entry: string, id: string): NameRowKey {
  const [key = '', sortAt = ''] = entry.split('#');
  return nameRowKey(key, id, sortAt);
}

/** A name an article is listed under. */
export interface ListedName {
  /** The normalised name. */
  readonly key: string;
  /** As the article writes it. */
  readonly name: string;
}

/** The names an article is listed under: people, organisations and places together, most salient first, each normal form once. */
export function listedNames(facts: Facts): readonly ListedName[] {
  const ranked = [...facts.people, ...facts.organizations, ...facts.places]
    .filter(({ key }) => key !== '' && key.length <= MAX_KEY_LENGTH)
    .sort(bySalience);
  const byKey = new Map<string, ListedName>();
  for (const { key, name } of ranked) {
    if (byKey.size === MAX_NAMES) break;
    if (!byKey.has(key)) byKey.set(key, { key, name });
  }
  return [...byKey.values()];
}

/** Score first; the key decides between equal scores, so that the choice never depends on the order of the lists. */
function bySalience(a: EntityFact, b: EntityFact): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/** Puts name rows where they are absent or of a lower version. */
export async function putNameRows(table: Table, rows: readonly NameRow[]): Promise<void> {
  await Promise.all(
    rows.map((row) =>
      holds(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: { ...row },
            ConditionExpression: 'attribute_not_exists(#pk) OR #ver < :ver',
            ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#ver': 'ver' },
            ExpressionAttributeValues: { ':ver': row.ver },
          }),
        ),
      ),
    ),
  );
}

/** Removes name rows of at most the given version; rows that a newer version has taken over stay. */
export async function removeNameRows(table: Table, rows: readonly NameRowKey[], ver: string): Promise<void> {
  await Promise.all(
    rows.map((row) =>
      holds(
        table.client.send(
          new DeleteCommand({
            TableName: table.name,
            Key: { [PARTITION_KEY]: row.pk, [SORT_KEY]: row.sk },
            ConditionExpression: 'attribute_not_exists(#pk) OR #ver <= :ver',
            ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#ver': 'ver' },
            ExpressionAttributeValues: { ':ver': ver },
          }),
        ),
      ),
    ),
  );
}

/**
 * Enters names into the directory. Many articles share a name and write it differently; of all forms the highest in
 * code-point order stays, so that the order of deliveries does not matter (it prefers "Solheim" to "SOLHEIM", "São" to "Sao").
 * Most names are there already, and reading costs a tenth of a refused write, so each is read first.
 */
export async function putDirectoryRows(table: Table, names: readonly ListedName[]): Promise<void> {
  await Promise.all(names.map((listed) => putDirectoryRow(table, { ...directoryRowKey(listed.key), ...listed })));
}

async function putDirectoryRow(table: Table, row: DirectoryRow): Promise<void> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { [PARTITION_KEY]: row.pk, [SORT_KEY]: row.sk } }),
  );
  if (Item !== undefined && stringIn(Item, 'name') >= row.name) return;
  await holds(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...row },
        ConditionExpression: 'attribute_not_exists(#pk) OR #name < :name',
        ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#name': 'name' },
        ExpressionAttributeValues: { ':name': row.name },
      }),
    ),
  );
}
