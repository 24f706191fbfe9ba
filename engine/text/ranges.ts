/**
 * Numbers of atoms and of tokens. They are counted apart from each other and from offsets, so the compiler has to tell
 * their ranges apart: a `Span` of offsets has `start` and `end`, a range of numbers has `from` and `to`, and what
 * it numbers is in its type alone: no value ever has that field.
 */

/** The atoms of a text from `from` up to, not including, `to`. */
export interface AtomRange {
  readonly from: number;
  readonly to: number;
  readonly numbers?: 'atoms';
}

/** The tokens of a text from `from` up to, not including, `to`. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
  readonly numbers?: 'tokens';
}
