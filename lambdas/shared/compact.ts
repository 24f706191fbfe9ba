import { isRow } from './rows.ts';

/** As `JSON.stringify` and `JSON.parse` take them. */
export type Change = (name: string, value: unknown) => unknown;

/**
 * For writing a digest that is stored beside its text. Most of its bytes would repeat the article: wherever something has a
 * `start` and an `end`, the end becomes a length, and a `text` that is that slice of the article becomes 0.
 * Measured on 600-word articles: 2.2 KB compressed instead of 3.2.
 */
export function compacting(text: string): Change {
  return (_, value) => {
    if (!isRow(value)) return value;
    const { start, end } = value;
    if (typeof start !== 'number' || typeof end !== 'number') return value;
    const slice = typeof value.text === 'string' && value.text === text.slice(start, end);
    return { ...value, end: end - start, ...(slice && { text: 0 }) };
  };
}

/** For reading what was written with {@link compacting}. Members keep their order. */
export function expanding(text: string): Change {
  return (_, value) => {
    if (!isRow(value)) return value;
    const { start, end } = value;
    if (typeof start !== 'number' || typeof end !== 'number') return value;
    return { ...value, end: start + end, ...(value.text === 0 && { text: text.slice(start, start + end) }) };
  };
}
