import { PermanentError } from '../errors.ts';
import known from './data/shapes-1.json' with { type: 'json' };
import { isRow, type Row } from './rows.ts';

/**
 * JSON turned by a quarter. Rows that have the same members become one list a member, so that numbers of a kind stand
 * side by side, and members are named once or, where `shapes-1.json` has their list, not at all. A table is
 *
 * - a scalar, where every row is that scalar;
 * - the rows, where they are different scalars;
 * - a list of parts otherwise, one for each shape of row; where there are several, another list says of which each is.
 *
 * A part begins with its shape and goes on with a table for each member; one of lists has their lengths and one table
 * of all their entries.
 */
type Shape = 'scalar' | 'list' | readonly string[];

/** How a part says its shape; a list of names is one that is not known. */
const SCALARS = 0;
const LISTS = 1;
const FIRST_KNOWN = 2;

const KNOWN = new Map(known.shapes.map((names, at) => [JSON.stringify(names), FIRST_KNOWN + at]));

/**
 * @param value - JSON values only; numbers called `start`, `end` and `order` are places in a text and numbers of rows,
 * those called `score` and `salience` are from 0 to 1
 */
export function toColumns(value: unknown): unknown {
  return table([value]);
}

/** The inverse of {@link toColumns}. @throws PermanentError where a newer release has made it */
export function fromColumns(columns: unknown): unknown {
  return rowsOf(columns, 1)[0];
}

function table(rows: readonly unknown[]): unknown {
  if (rows.length === 0) return 0;
  const groups = new Map<string, { readonly at: number; readonly shape: Shape; readonly rows: unknown[] }>();
  const which = rows.map((row) => {
    const shape = shapeOf(row);
    const name = JSON.stringify(shape);
    const group = groups.get(name) ?? { at: groups.size, shape, rows: [] };
    groups.set(name, group);
    group.rows.push(row);
    return group.at;
  });
  if (groups.size === 1 && !isRow(rows[0])) return scalars(rows);
  const parts = [...groups.values()].map((group) => part(group.shape, group.rows));
  return parts.length === 1 ? parts : [...parts, which];
}

function shapeOf(row: unknown): Shape {
  if (!isRow(row)) return 'scalar';
  return Array.isArray(row) ? 'list' : Object.keys(row);
}

function scalars(column: readonly unknown[]): unknown {
  return column.every((value) => value === column[0]) ? column[0] : column;
}

function part(shape: Shape, rows: readonly unknown[]): readonly unknown[] {
  if (shape === 'scalar') return [SCALARS, scalars(rows)];
  if (shape === 'list') {
    const lists = rows.filter((row) => Array.isArray(row));
    return [LISTS, scalars(lists.map(({ length }) => length)), table(lists.flat())];
  }
  const objects = rows.filter(isRow);
  const column = (name: string) => objects.map((row) => row[name]);
  const tables = shape.map((name) => table(SHORTER.get(name)?.shorten(column(name), column('end')) ?? column(name)));
  return [KNOWN.get(JSON.stringify(shape)) ?? shape, ...tables];
}

function rowsOf(columns: unknown, count: number): readonly unknown[] {
  if (!isList(columns)) return new Array<unknown>(count).fill(columns);
  if (!isList(columns[0])) return columns;
  const which = columns.at(-1);
  if (columns.length === 1 || !isList(which)) return rowsOfPart(columns[0], count);
  const parts = columns
    .slice(0, -1)
    .map((one, at) => rowsOfPart(isList(one) ? one : [], which.filter((other) => other === at).length).values());
  return which.map((at) => (typeof at === 'number' ? parts[at]?.next().value : undefined));
}

function rowsOfPart([shape, ...tables]: readonly unknown[], count: number): readonly unknown[] {
  if (shape === SCALARS) return rowsOf(tables[0], count);
  if (shape === LISTS) return listsOf(rowsOf(tables[0], count), tables[1]);
  const names: unknown = typeof shape === 'number' ? known.shapes[shape - FIRST_KNOWN] : shape;
  if (!isList(names))
    throw new PermanentError('damaged-row', `unknown shape ${shape}: deploy the newer code that wrote it`);
  const stored = tables.map((one) => rowsOf(one, count));
  const ends = stored[names.indexOf('end')] ?? [];
  const columns = stored.map((column, at) => SHORTER.get(String(names[at]))?.restore(column, ends) ?? column);
  // Copies of one object are made much faster than objects that grow.
  const blank: Row = Object.fromEntries(names.map((name) => [name, null]));
  return Array.from({ length: count }, (_, index) => {
    const row = { ...blank };
    let at = 0;
    for (const name in row) row[name] = columns[at++]?.[index];
    return row;
  });
}

function listsOf(lengths: readonly unknown[], entries: unknown): readonly unknown[] {
  const wholes = lengths.map(Number);
  const all = rowsOf(
    entries,
    wholes.reduce((sum, length) => sum + length, 0),
  );
  let from = 0;
  return wholes.map((length) => {
    from += length;
    return all.slice(from - length, from);
  });
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A way to write a column in fewer digits; null, either way, where it is not one of these numbers. */
interface Shortening {
  readonly shorten: (column: readonly unknown[], ends: readonly unknown[]) => readonly number[] | null;
  readonly restore: (column: readonly unknown[], ends: readonly unknown[]) => readonly number[] | null;
}

/** Decimals of a score. */
const THOUSAND = 1_000;
const THOUSANDTHS: Shortening = {
  shorten: (column) => {
    const numbers = column.filter(
      (value) => typeof value === 'number' && value === Math.round(value * THOUSAND) / THOUSAND,
    );
    return numbers.length < column.length ? null : numbers.map((value) => Math.round(Number(value) * THOUSAND));
  },
  restore: (column) => wholes(column)?.map((value) => value / THOUSAND) ?? null,
};

/** A place is told from where the row before ended; what is called an end is a length, see compact.ts. */
const PLACES: Shortening = {
  shorten: (column, ends) => {
    const lengths = wholes(ends);
    let before = 0;
    return (
      wholes(column)?.map((start, at) => {
        const step = start - before;
        before = start + (lengths?.[at] ?? 0);
        return step;
      }) ?? null
    );
  },
  restore: (column, ends) => {
    const lengths = wholes(ends);
    let before = 0;
    return (
      wholes(column)?.map((step, at) => {
        const start = before + step;
        before = start + (lengths?.[at] ?? 0);
        return start;
      }) ?? null
    );
  },
};

const NUMBERS_OF_ROWS: Shortening = {
  shorten: (column) => wholes(column)?.map((value, at) => value - at) ?? null,
  restore: (column) => wholes(column)?.map((value, at) => value + at) ?? null,
};

const SHORTER: ReadonlyMap<string, Shortening> = new Map([
  ['start', PLACES],
  ['order', NUMBERS_OF_ROWS],
  ['score', THOUSANDTHS],
  ['salience', THOUSANDTHS],
]);

function wholes(column: readonly unknown[]): readonly number[] | null {
  const numbers = column.filter((value): value is number => Number.isSafeInteger(value));
  return numbers.length < column.length ? null : numbers;
}
