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

/** Rows under a token on one side of an article that are looked at; the article's own comes first. */
const LOOKED_AT = MOST_UNDER_TOKEN + 1;

interface Range {
  readonly low: string;
  readonly high: string;
  readonly forward: boolean;
}

/** Every row under a token within a range; null where there are too many. */
interface Stretch {
  readonly low: string;
  readonly high: string;
  readonly rows: Promise<readonly Row[] | null>;
}

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
  readonly #stretches = new Map<string, readonly Stretch[]>();

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
    const rows = await Promise.all(article.tokens.map((token) => this.#around(token, article.place)));
    const related = relatedTo(article, rows.flat().flatMap(candidateOf));
    return nearestOf(article, await this.#live(related));
  }

  /** The rows under a token within the time of a story on either side of a place: the nearest, where they are many. */
  async #around(token: string, place: string): Promise<readonly Row[]> {
    const { from, to } = storyWindow(place);
    const all = await this.#stretch(token, place);
    const reads = (low: string, high: string, forward: boolean): Promise<readonly Row[]> | readonly Row[] =>
      all === null ? this.#query(token, { low, high, forward }, LOOKED_AT) : within(all, { low, high, forward });
    return (await Promise.all([reads(from, place, false), reads(place, to, true)])).flat();
  }

  /**
   * Every row under a token around a place, as far as its neighbours will ask for: articles of a story share tokens, so
   * that one query serves most of them. Null where there are too many to read for one of them.
   */
  async #stretch(token: string, place: string): Promise<readonly Row[] | null> {
    const known = this.#stretches.get(token) ?? [];
    const { from, to } = storyWindow(place);
    const covering = known.find((one) => one.low <= from && to <= one.high);
    if (covering !== undefined) return await covering.rows;
    const { from: low, to: high } = storyWindow(place, 2);
    const rows = this.#query(token, { low, high, forward: true }, 2 * LOOKED_AT).then((found) =>
      found.length < 2 * LOOKED_AT ? found : null,
    );
    this.#stretches.set(token, [...known, { low, high, rows }]);
    return await rows;
  }

  /** The first rows under a token from one end of a range. */
  async #query(token: string, { low, high, forward }: Range, most: number): Promise<readonly Row[]> {
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: '#pk = :partition AND #sk BETWEEN :low AND :high',
        ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
        ExpressionAttributeValues: { ':partition': storyPartition(token), ':low': low, ':high': high },
        ScanIndexForward: forward,
        Limit: most,
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

/** What the table would give of rows in order. */
function within(rows: readonly Row[], { low, high, forward }: Range): readonly Row[] {
  const found = rows.filter((row) => stringIn(row, SORT_KEY) >= low && stringIn(row, SORT_KEY) <= high);
  return forward ? found.slice(0, LOOKED_AT) : found.slice(-LOOKED_AT);
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
