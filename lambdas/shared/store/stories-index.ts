import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Comparable,
  comparable,
  MOST_UNDER_TOKEN,
  nearestOf,
  relatedTo,
  type StoryArticle,
  type StoryShelf,
  storyWindow,
  unpackSignature,
} from '../../../engine/index.ts';
import { PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { isHeldAt } from './embargoes.ts';
import { type ListedRecord, readHeads, readRows } from './heads.ts';
import { storyPartition, timeSort } from './keys.ts';
import { leadsTo } from './lookup-rows.ts';
import { bytesIn, type Row, stringIn } from './rows.ts';
import { storyRowOf } from './story-rows.ts';
import type { Table } from './table.ts';

/** What is told of an article whose rows are not there: it is like no other. */
const UNLIKE: Comparable = comparable({
  terms: [],
  days: [],
  year: null,
  numbers: [],
  places: [],
  sketch: [],
  shingles: 0,
});

interface Candidate extends StoryArticle {
  readonly row: Row;
}

/**
 * The articles of the table, for one request: what was read is kept. A row counts where the article's record, as it is
 * now, is ready and lists the row, so that what a dead or unfinished write left behind never shows.
 */
export class TableShelf implements StoryShelf {
  readonly #table: Table;
  readonly #records = new Map<string, ListedRecord>();

  readonly #heldAt: string;

  /** @param heldAt - articles that are held by an embargo at this instant are in no story */
  constructor(table: Table, heldAt: string) {
    this.#table = table;
    this.#heldAt = heldAt;
  }

  /** What is listed of an article that this shelf has given out. */
  record(id: string): ListedRecord | null {
    return this.#records.get(id) ?? null;
  }

  /** Articles by their records, in the order of these. */
  async articles(records: readonly ListedRecord[]): Promise<readonly StoryArticle[]> {
    for (const record of records) this.#records.set(record.head.id, record);
    const keys = records.flatMap(({ head, storyRows: [first] }) =>
      first === undefined ? [] : [storyRowOf(first, head)],
    );
    const rows = await readRows(this.#table, keys, [PARTITION_KEY, SORT_KEY, 'id', 'sig']);
    const byId = new Map(rows.map((row) => [stringIn(row, 'id'), row]));
    return records.map((record) => {
      const row = byId.get(record.head.id);
      return articleOf(record, (row !== undefined && counts(row, record) ? signatureIn(row) : null) ?? UNLIKE);
    });
  }

  async near(article: StoryArticle): Promise<readonly StoryArticle[]> {
    const rows = await Promise.all(article.tokens.flatMap((token) => this.#around(token, article.place)));
    const related = relatedTo(article, rows.flat().flatMap(candidateOf));
    return nearestOf(article, await this.#live(related));
  }

  /** The rows under a token on either side of a place, nearest first. */
  #around(token: string, place: string): readonly Promise<readonly Row[]>[] {
    const { from, to } = storyWindow(place);
    return [this.#query(token, from, place, false), this.#query(token, place, to, true)];
  }

  async #query(token: string, low: string, high: string, forward: boolean): Promise<readonly Row[]> {
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: '#pk = :partition AND #sk BETWEEN :low AND :high',
        ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
        ExpressionAttributeValues: { ':partition': storyPartition(token), ':low': low, ':high': high },
        ScanIndexForward: forward,
        // The article's own row comes first.
        Limit: MOST_UNDER_TOKEN + 1,
      }),
    );
    return Items;
  }

  async #live(candidates: readonly Candidate[]): Promise<readonly StoryArticle[]> {
    const unread = candidates.filter(({ id }) => !this.#records.has(id)).map(({ id }) => id);
    for (const [id, record] of await readHeads(this.#table, new Set(unread))) this.#records.set(id, record);
    return candidates.flatMap(({ id, row, signature }) => {
      const record = this.#records.get(id);
      return record !== undefined && !isHeldAt(record.head, this.#heldAt) && counts(row, record)
        ? [articleOf(record, signature)]
        : [];
    });
  }
}

function articleOf({ head, storyRows }: ListedRecord, signature: Comparable): StoryArticle {
  const tokens = storyRows.flatMap((entry) => (entry.includes('#') ? [] : [entry]));
  return { id: head.id, place: timeSort(head.sortAt, head.id), tokens, signature };
}

function counts(row: Row, { head, storyRows }: ListedRecord): boolean {
  return leadsTo({ pk: stringIn(row, PARTITION_KEY), sk: stringIn(row, SORT_KEY) }, head, storyRows);
}

/** None for a row of another format. */
function candidateOf(row: Row): readonly Candidate[] {
  const signature = signatureIn(row);
  return signature === null
    ? []
    : [{ id: stringIn(row, 'id'), place: stringIn(row, SORT_KEY), tokens: [], signature, row }];
}

function signatureIn(row: Row): Comparable | null {
  const signature = unpackSignature(bytesIn(row, 'sig'));
  return signature === null ? null : comparable(signature);
}
