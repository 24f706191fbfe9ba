import { storyWindow } from '../../../engine/index.ts';

/** A row under a token, as far as its place in time is concerned. */
interface Placed {
  readonly place: string;
  /** Its place, and a mark that tells it from others of the same article. */
  readonly sk: string;
}

/** A range of sort keys, read from one end. */
export interface Range {
  readonly low: string;
  readonly high: string;
  readonly forward: boolean;
}

/** The first rows of a range, from the end it is read from. */
export interface RowsRead<Item> {
  readonly rows: readonly Item[];
  /** Sort key of the last that was read; null where there are no more. */
  readonly edge: string | null;
}

/** Every row between two sort keys, in their order. */
interface Stretch<Item> {
  low: string;
  high: string;
  rows: readonly Item[];
}

/**
 * The rows under one token, for one request: what was read is kept, and read no more. Articles of a story share tokens
 * and are near each other, so that most of them are served by what the one before has had read.
 */
export class TokenRows<Item extends Placed> {
  readonly #read: (range: Range) => Promise<RowsRead<Item>>;
  readonly #atMost: number;
  readonly #stretches: Stretch<Item>[] = [];
  /** One place is looked around at a time: two would read the same rows. */
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * @param read - gives one more than `atMost` in one go: a range begins at a row that is known
   * @param atMost - rows that are given on each side of a place
   */
  constructor(read: (range: Range) => Promise<RowsRead<Item>>, atMost: number) {
    this.#read = read;
    this.#atMost = atMost;
  }

  /**
   * The rows within the time of a story on either side of a place, the nearest first. Once a read has failed all do:
   * the request fails with it, and a table that is throttled is asked no more under this token.
   */
  around(place: string): Promise<readonly (readonly Item[])[]> {
    const found = this.#turn.then(() => this.#find(place));
    this.#turn = found;
    return found;
  }

  async #find(place: string): Promise<readonly (readonly Item[])[]> {
    const { from, to } = storyWindow(place);
    const stretch =
      this.#stretches.find(({ low, high }) => low <= place && place <= high) ?? (await this.#begin(place));
    await Promise.all([this.#reachBack(stretch, place, from), this.#reachOn(stretch, place, to)]);
    const { rows } = stretch;
    const [before, after] = [firstAt(rows, place), firstAt(rows, afterRowsOf(place))];
    return [
      rows.slice(Math.max(firstAt(rows, from), before - this.#atMost), before).reverse(),
      rows.slice(after, Math.min(firstAt(rows, to), after + this.#atMost)),
    ];
  }

  /** What is around a place, as far as its neighbours will ask for; nothing yet where that is too much at once. */
  async #begin(place: string): Promise<Stretch<Item>> {
    const { from: low, to: high } = storyWindow(place, 2);
    const { rows, edge } = await this.#read({ low, high, forward: true });
    const isThere = edge === null || edge >= place;
    const stretch = isThere ? { low, high: edge ?? high, rows } : { low: place, high: place, rows: [] };
    this.#stretches.push(stretch);
    return stretch;
  }

  async #reachBack(stretch: Stretch<Item>, place: string, from: string): Promise<void> {
    if (stretch.low <= from || firstAt(stretch.rows, place) >= this.#atMost) return;
    const low = storyWindow(place, 2).from;
    const { rows, edge } = await this.#read({ low, high: stretch.low, forward: false });
    stretch.rows = [...rows.filter(({ sk }) => sk < stretch.low).reverse(), ...stretch.rows];
    stretch.low = edge ?? low;
  }

  async #reachOn(stretch: Stretch<Item>, place: string, to: string): Promise<void> {
    const known = stretch.rows.length - firstAt(stretch.rows, afterRowsOf(place));
    if (stretch.high >= to || known >= this.#atMost) return;
    const high = storyWindow(place, 2).to;
    const { rows, edge } = await this.#read({ low: stretch.high, high, forward: true });
    stretch.rows = [...stretch.rows, ...rows.filter(({ sk }) => sk > stretch.high)];
    stretch.high = edge ?? high;
  }
}

/** A sort key after the rows of a place, whatever their marks, and before those of every later place. */
function afterRowsOf(place: string): string {
  return `${place}$`;
}

/** Index of the first row at a sort key, or after it. */
function firstAt(rows: readonly Placed[], sk: string): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.sk ?? '') < sk) low = middle + 1;
    else high = middle;
  }
  return low;
}
