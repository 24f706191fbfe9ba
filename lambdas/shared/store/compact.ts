import { isRow } from './rows.ts';

/**
 * A digest as it is stored beside its text. Most of its bytes would repeat the article: wherever something has a
 * `start` and an `end`, the end becomes a length, and a `text` that is that slice of the article becomes 0.
 * Measured on 600-word articles: 2.2 KB compressed instead of 3.2.
 *
 * @param value - JSON values only; it is left as it is
 * @param text - the article's clean text
 */
export function compacted(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => compacted(entry, text));
  if (!isRow(value)) return value;
  const { start, end } = value;
  const span = typeof start === 'number' && typeof end === 'number' ? { start, end } : null;
  const made: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (span !== null && name === 'end') made.end = span.end - span.start;
    else if (span !== null && name === 'text' && member === text.slice(span.start, span.end)) made.text = 0;
    else made[name] = compacted(member, text);
  }
  return made;
}

/** Turns what {@link compacted} made back, in place: the value has just been parsed, and nobody else holds it. */
export function expand(value: unknown, text: string): void {
  if (Array.isArray(value)) {
    for (const entry of value) expand(entry, text);
    return;
  }
  if (!isRow(value)) return;
  const { start, end } = value;
  if (typeof start === 'number' && typeof end === 'number') {
    value.end = start + end;
    if (value.text === 0) value.text = text.slice(start, start + end);
  }
  for (const name in value) {
    const member = value[name];
    if (typeof member === 'object') expand(member, text);
  }
}
