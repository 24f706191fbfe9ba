/** A page of a listing. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins: everything below this sort key. Null at the end. */
  readonly next: string | null;
}

/** What a page is asked for with. */
export interface PageRequest {
  readonly limit: number;
  /** Only what sorts below this (above it, for names in alphabetical order); null for the first page. */
  readonly after: string | null;
  /** Whether to give up looking for more entries and answer with what was found. */
  readonly hurry: () => boolean;
}

/** One read of a run. */
export interface Stretch<T> {
  readonly entries: readonly T[];
  /** The sort key down to which everything has been looked at, or null where the run is at its end. */
  readonly reached: string | null;
}

/** Entries in descending order of their sort key: each call reads the next stretch of them. */
export type Run<T> = () => Promise<Stretch<T>>;

interface Cursor<T> {
  readonly run: Run<T>;
  readonly waiting: T[];
  /** As in {@link Stretch}; null also before the first read. */
  reached: string | null;
  ended: boolean;
}

/**
 * Merges runs into one page, highest sort key first. Sort keys are unique over all runs. Runs are read on until the
 * page is full and one more entry is known, or all of them end: a page is short only at the end of the listing, or
 * where
 * `hurry` said so after every run was read at least once, and then it has a `next`.
 */
export async function mergeRuns<T>(
  runs: readonly Run<T>[],
  sortKeyOf: (entry: T) => string,
  request: Omit<PageRequest, 'after'>,
): Promise<Page<T>> {
  const cursors = runs.map((run): Cursor<T> => ({ run, waiting: [], reached: null, ended: false }));
  const items: T[] = [];
  await Promise.all(cursors.map(readOn));
  for (;;) {
    const unknown = cursors.filter((cursor) => cursor.waiting.length === 0 && !cursor.ended);
    if (unknown.length > 0 && !request.hurry()) {
      await Promise.all(unknown.map(readOn));
      continue;
    }
    // Only what sorts above everything not yet looked at can be given out.
    const frontier = unknown.reduce((highest, { reached }) => max(highest, reached ?? ''), '');
    const best = highest(cursors, sortKeyOf);
    const entry = best?.waiting[0];
    if (best === undefined || entry === undefined || sortKeyOf(entry) < frontier) {
      return { items, next: frontier === '' ? null : frontier };
    }
    const last = items.at(-1);
    if (last !== undefined && items.length === request.limit) return { items, next: sortKeyOf(last) };
    best.waiting.shift();
    items.push(entry);
  }
}

async function readOn<T>(cursor: Cursor<T>): Promise<void> {
  const { entries, reached } = await cursor.run();
  cursor.waiting.push(...entries);
  cursor.reached = reached;
  cursor.ended = reached === null;
}

function highest<T>(cursors: readonly Cursor<T>[], sortKeyOf: (entry: T) => string): Cursor<T> | undefined {
  let found: Cursor<T> | undefined;
  let key = '';
  for (const cursor of cursors) {
    const [entry] = cursor.waiting;
    if (entry !== undefined && (found === undefined || sortKeyOf(entry) > key)) {
      found = cursor;
      key = sortKeyOf(entry);
    }
  }
  return found;
}

function max(a: string, b: string): string {
  return a > b ? a : b;
}
