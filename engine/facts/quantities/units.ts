/** What a unit is read as, and the numeral before it. */

import type { Numeral } from '../../grammar/numerals.ts';

/** A unit and the index after it. */
export interface UnitRead {
  readonly to: number;
  readonly unit: string;
}

export interface QuantityNumeral extends Numeral {
  /** Without a value of its own: "dozens". */
  readonly vague: boolean;
}
