import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { EntityFact, Facts } from '../../../engine/index.ts';
import { PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { directoryPartition, namePartition, nameShard, timeSort } from './keys.ts';
import type { LookupRow } from './lookup-rows.ts';
import { wordRowsOf } from './name-words.ts';
import { type Row, stringIn } from './rows.ts';
import type { LookupRowKey } from './stored.ts';
import { holds, type Table } from './table.ts';

/** Longer normal forms are no names but accidents of extraction, and a sort key holds 1,024 bytes. */
export const MAX_KEY_LENGTH = 200;

/** At most this many names of an article are indexed, the most salient ones. */
const MAX_NAMES = 12;
/** Beyond so many only names that come more than once: a row costs as much as a sixth of the record. */
const NAMES_IN_PASSING = 6;

/** A row of the name index: one article under one name. It counts only where `ver` is the record's own. */
export interface NameRow extends LookupRow {
  /** The name as this article writes it. */
  readonly name: string;
  readonly sortAt: string;
}

/**
 * A row of the name directory: a name that some article was once found under, by the name itself or by one of its
 * words.
 */
export interface DirectoryRow {
  readonly pk: string;
  /** The normalised name, or `<word>#<normalised name>`. */
  readonly sk: string;
  /** The name as articles write it. */
  readonly name: string;
  /** The normalised name again, as `/names/{name}` takes it. */
  readonly key: string;
  /** On the name's own row: which rows its words have. Rows of engines before 0.2 lack it, and so have none. */
  readonly words?: number;
}

/** Key of the row that lists an article under a normalised name. */
export function nameRowKey(key: string, id: string, sortAt: string): LookupRowKey {
  return { pk: namePartition(key, nameShard(id)), sk: timeSort(sortAt, id) };
}

/**
 * Raised when names get other rows for their words, so that those of older engines are filled up as articles name them.
 */
const WORD_ROWS = 1;

/** A name's own row in the directory. */
function directoryRow({ key, name }: ListedName): DirectoryRow {
  return { pk: directoryPartition(key), sk: key, name, key, words: WORD_ROWS };
}

/** The rows by which its words find a name. */
function wordRows({ key, name }: ListedName): readonly DirectoryRow[] {
  return wordRowsOf(key).map(({ word, sort }) => ({ pk: directoryPartition(word), sk: sort, name, key }));
}

/** The inverse of `lookupEntry`, given whose record it is in. */
export function nameRowOf(entry: string, record: { readonly id: string; readonly sortAt: string }): LookupRowKey {
  const [key = '', sortAt = record.sortAt] = entry.split('#');
  return nameRowKey(key, record.id, sortAt);
}

/** A name an article is listed under. */
export interface ListedName {
  /** The normalised name. */
  readonly key: string;
  /** As the article writes it. */
  readonly name: string;
}

/** A name that is as likely wrong as right is shown with its article, and leads nobody to it. */
const LEAST_SCORE = 0.55;

/**
 * The names an article is listed under: people, organisations and places together, most salient first, each normal form
 * once, but for the least certain. The first six in any case, up to six more where the article comes back to them.
 */
export function listedNames(facts: Facts): readonly ListedName[] {
  const ranked = [...facts.people, ...facts.organizations, ...facts.places]
    .filter(({ key, score }) => key !== '' && key.length <= MAX_KEY_LENGTH && score >= LEAST_SCORE)
    .sort(bySalience);
  const byKey = new Map<string, ListedName>();
  for (const { key, name, mentions } of ranked) {
    if (byKey.size === MAX_NAMES) break;
    if (byKey.size >= NAMES_IN_PASSING && mentions.length < 2) continue;
    if (!byKey.has(key)) byKey.set(key, { key, name });
  }
  return [...byKey.values()];
}

/** Salience first; the key decides between equal scores, so that the choice never depends on the order of the lists. */
function bySalience(a: EntityFact, b: EntityFact): number {
  if (a.salience !== b.salience) return b.salience - a.salience;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/** Forms of names by normal form. A row of the directory only ever changes to a higher form and is never removed. */
export type KnownNames = Map<string, string>;
/** Some 10 MB of memory. */
const MAX_KNOWN = 50_000;

/**
 * Enters names into the directory, each by its words first and then by itself, so that a name which is there is there
 * whole. Many articles share a name and write it differently; of all forms the highest in code-point order stays, so
 * that the order of deliveries does not matter (it prefers "Solheim" to "SOLHEIM", "São" to "Sao"). Most names are
 * there already, and reading costs a tenth of a refused write, so all are read first, at once.
 *
 * @param known - forms the directory is known to hold or to surpass, by normal form; kept between calls it saves most
 * of the reads
 */
export async function putDirectoryRows(
  table: Table,
  names: readonly ListedName[],
  known: KnownNames = new Map(),
): Promise<void> {
  const unknown = names.filter(({ key, name }) => (known.get(key) ?? '') < name);
  if (unknown.length === 0) return;
  const keys = unknown.map(directoryRow).map(({ pk, sk }) => ({ [PARTITION_KEY]: pk, [SORT_KEY]: sk }));
  const { Responses } = await table.client.send(
    new BatchGetCommand({ RequestItems: { [table.name]: { Keys: keys } } }),
  );
  // A row that was left out of the answer counts as absent: the write's own condition decides.
  const held = new Map((Responses?.[table.name] ?? []).map((row) => [stringIn(row, 'key'), row]));
  await Promise.all(unknown.map((listed) => enterName(table, listed, held.get(listed.key))));
  if (known.size > MAX_KNOWN) known.clear();
  for (const { key, name } of unknown) known.set(key, name);
}

/**
 * Writes a name's rows unless they are there in a form as high. @param held - the name's own row, as far as it is known
 */
async function enterName(table: Table, { key, name }: ListedName, held: Row | undefined): Promise<void> {
  const before = held === undefined ? '' : stringIn(held, 'name');
  if (before >= name && held?.words === WORD_ROWS) return;
  const highest = { key, name: before > name ? before : name };
  await Promise.all(wordRows(highest).map((row) => putDirectoryRow(table, row)));
  await putDirectoryRow(table, directoryRow(highest));
}

async function putDirectoryRow(table: Table, row: DirectoryRow): Promise<void> {
  await holds(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...row },
        // One as high is written again, for it may be of an engine that did not count the words.
        ConditionExpression: 'attribute_not_exists(#pk) OR #name <= :name',
        ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#name': 'name' },
        ExpressionAttributeValues: { ':name': row.name },
      }),
    ),
  );
}
