import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Comparable,
  comparable,
  MOST_UNDER_TOKEN,
  nearestOf,
  relatedTo,
  type StoryArticle,
  type StoryShelf,
  unpackSignature,
} from '../../../engine/index.ts';
import { PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { isHeldAt } from './embargoes.ts';
import { type ListedRecord, readHeads, readRows } from './heads.ts';
import { storyPartition, timeSort } from './keys.ts';
import { leadsTo } from './lookup-rows.ts';
import { bytesIn, type Row, stringIn } from './rows.ts';
import { placeOf, storyRowOf, tokenOf } from './story-rows.ts';
import type { Table } from './table.ts';
import { type Range, type RowsRead, TokenRows } from './token-rows.ts';

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

/**
 * Rows under a token on one side of an article that are looked at. Rows that do not count are between those that do,
 * and as many of them are read over. At 800 bytes a row, one query gives them all.
 */
const LOOKED_AT = 2 * MOST_UNDER_TOKEN;

/** Reads of records at once; what is asked for meanwhile is read together. */
const READS_AT_ONCE = 4;

/** An article as a row tells of it, before its record says whether the row counts. */
interface Candidate extends StoryArticle {
  readonly sk: string;
  readonly row: Row;
}

/** Records that are read together. */
interface RecordsRead {
  readonly ids: Set<string>;
  readonly read: Promise<void>;
}

/**
 * The articles of the table, for one request: what was read is kept. A row counts where the article's record, as it is
 * now, is ready and lists the row, so that what a dead or unfinished write left behind never shows.
 */
export class TableShelf implements StoryShelf {
  readonly #table: Table;
  readonly #records = new Map<string, ListedRecord>();
  /** By sort key: an article has rows of one signature under several tokens. */
  readonly #signatures = new Map<string, Comparable | null>();
  /** By id, the read that its record is in. */
  readonly #reads = new Map<string, Promise<void>>();
  readonly #running = new Set<Promise<void>>();
  #waiting: RecordsRead | null = null;
  readonly #heldAt: string;
  readonly #tokens = new Map<string, TokenRows<Candidate>>();

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
    const sides = (await Promise.all(article.tokens.map((token) => this.#under(token).around(article.place)))).flat();
    const first = relatedTo(article, sides.flatMap(firstOf));
    await this.#readRecordsOf(first);
    const near = nearestOf(article, this.#counting(first));
    // The first rows of a side may be too few, because some of them do not count. Which, only records tell; they are
    // asked only where it matters, which is rare.
    const beyond = relatedTo(article, sides.flatMap(restOf));
    if (nearestOf(article, [...beyond, ...near]).every((other) => near.includes(other))) return near;
    const long = sides.filter((side) => restOf(side).length > 0);
    await this.#readRecordsOf(long.flat());
    const counting = long.flatMap((side) => firstOf(this.#counting(side)));
    return nearestOf(article, [...relatedTo(article, counting), ...near]);
  }

  #under(token: string): TokenRows<Candidate> {
    const known = this.#tokens.get(token);
    if (known !== undefined) return known;
    const rows = new TokenRows((range) => this.#query(token, range), LOOKED_AT);
    this.#tokens.set(token, rows);
    return rows;
  }

  async #query(token: string, { low, high, forward }: Range): Promise<RowsRead<Candidate>> {
    const { Items = [], LastEvaluatedKey } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: '#pk = :partition AND #sk BETWEEN :low AND :high',
        ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
        ExpressionAttributeValues: { ':partition': storyPartition(token), ':low': low, ':high': high },
        ScanIndexForward: forward,
        Limit: LOOKED_AT + 1,
      }),
    );
    const edge = LastEvaluatedKey === undefined ? null : stringIn(LastEvaluatedKey, SORT_KEY);
    return { rows: Items.flatMap((row) => this.#candidateOf(row)), edge };
  }

  /** None for a row of another format. */
  #candidateOf(row: Row): readonly Candidate[] {
    const sk = stringIn(row, SORT_KEY);
    const known = this.#signatures.get(sk);
    const signature = known === undefined ? signatureIn(row) : known;
    this.#signatures.set(sk, signature);
    return signature === null
      ? []
      : [{ id: stringIn(row, 'id'), place: placeOf({ sk }), sk, tokens: [], signature, row }];
  }

  /** Each record is read once, those that several articles ask for at a time together. */
  async #readRecordsOf(candidates: readonly Candidate[]): Promise<void> {
    const unread = candidates.filter(({ id }) => !this.#records.has(id));
    for (const { id } of unread) {
      if (this.#reads.has(id)) continue;
      this.#waiting ??= this.#nextRead();
      this.#waiting.ids.add(id);
      this.#reads.set(id, this.#waiting.read);
    }
    await Promise.all(new Set(unread.map(({ id }) => this.#reads.get(id))));
  }

  #nextRead(): RecordsRead {
    const ids = new Set<string>();
    const turn = async (): Promise<void> => {
      await null;
      while (this.#running.size >= READS_AT_ONCE) await Promise.race(this.#running);
      this.#waiting = null;
      const reading = this.#readHeads(ids);
      this.#running.add(reading);
      await reading.finally(() => this.#running.delete(reading));
    };
    return { ids, read: turn() };
  }

  async #readHeads(ids: ReadonlySet<string>): Promise<void> {
    for (const [id, record] of await readHeads(this.#table, ids)) this.#records.set(id, record);
  }

  /** Of articles whose records were read, those that are live and list the row. */
  #counting(candidates: readonly Candidate[]): readonly StoryArticle[] {
    return candidates.flatMap(({ id, row, signature }) => {
      const record = this.#records.get(id);
      return record !== undefined && !isHeldAt(record.head, this.#heldAt) && counts(row, record)
        ? [articleOf(record, signature)]
        : [];
    });
  }
}

/** Of articles on one side of another, those that are told stories by, if all of them count. */
function firstOf<Article>(side: readonly Article[]): readonly Article[] {
  return side.slice(0, MOST_UNDER_TOKEN);
}

function restOf<Article>(side: readonly Article[]): readonly Article[] {
  return side.slice(MOST_UNDER_TOKEN);
}

function articleOf({ head, storyRows }: ListedRecord, signature: Comparable): StoryArticle {
  return { id: head.id, place: timeSort(head.sortAt, head.id), tokens: storyRows.map(tokenOf), signature };
}

function counts(row: Row, { head, storyRows }: ListedRecord): boolean {
  return leadsTo({ pk: stringIn(row, PARTITION_KEY), sk: stringIn(row, SORT_KEY) }, head, storyRows);
}

function signatureIn(row: Row): Comparable | null {
  const signature = unpackSignature(bytesIn(row, 'sig'));
  return signature === null ? null : comparable(signature);
}
