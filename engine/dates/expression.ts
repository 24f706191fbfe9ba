import type { DateFact } from '../record.ts';
import type { AtomRange } from '../text/ranges.ts';
import type { Holiday, Unit } from './lexicon.ts';

/** What a relative expression counts from: the article's own date, or the date last named. */
export type Anchor = 'reference' | 'context';

/** A time of day as the tail of a TIMEX3 value ("T10:35", "T18:00Z", "TMO"), or null. */
export type TimeTail = string | null;

/** A time expression as read, before it is given a value. */
export type Expression =
  | {
      readonly kind: 'calendar';
      readonly year: number | null;
      readonly month: number | null;
      readonly day: number | null;
      readonly shift: number | null;
      readonly time: TimeTail;
      /** The week the day lies in is meant ("the week of March 6"). */
      readonly week?: boolean;
    }
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly shift: number | null;
      readonly anchor: Anchor;
      readonly time: TimeTail;
    }
  | { readonly kind: 'day'; readonly offset: number; readonly anchor: Anchor; readonly time: TimeTail }
  | { readonly kind: 'clock'; readonly time: string }
  | { readonly kind: 'unit'; readonly unit: Unit; readonly offset: number; readonly anchor: Anchor }
  | {
      readonly kind: 'shift';
      readonly unit: Unit;
      readonly count: number | null;
      readonly sign: 1 | -1;
      readonly anchor: Anchor;
    }
  | {
      readonly kind: 'quarter';
      readonly quarter: number | null;
      readonly half: boolean;
      readonly year: number | null;
      readonly shift: number | null;
    }
  | { readonly kind: 'season'; readonly season: string; readonly year: number | null; readonly shift: number | null }
  | { readonly kind: 'holiday'; readonly holiday: Holiday; readonly year: number | null; readonly shift: number | null }
  | { readonly kind: 'fixed'; readonly value: string };

/**
 * One expression found: its atoms, type and modifier, and the rule that read it (which decides its score).
 */
export interface Match extends AtomRange {
  readonly type: DateFact['type'];
  readonly mod: string | null;
  readonly rule: string;
  readonly expression: Expression;
}

/** Marks of "last October" and "next October" in a calendar expression's `shift`: nearest before and nearest after. */
export const LAST_MONTH_NAME = -100;
export const NEXT_MONTH_NAME = 100;
