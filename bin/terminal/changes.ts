import type { RecordChange } from '../../engine/index.ts';
import { printable } from './printable.ts';
import { style } from './style.ts';

/** A change without its place in a history: what `diff` has of one. */
export type BareChange = Pick<RecordChange, 'field' | 'kind'> & {
  readonly before: string | null;
  readonly after: string | null;
};

/** A change in a line: the field, what was there and what is there now. */
export function formatChange({ field, kind, before, after }: BareChange): string {
  const was = before === null ? '' : style('red', `- ${quoted(before)}`);
  const is = after === null ? '' : style('green', `+ ${quoted(after)}`);
  return `${style('bold', field)} ${kind}  ${[was, is].filter((part) => part !== '').join('  ')}`;
}

function quoted(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}
