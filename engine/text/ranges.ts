/**
 * Numbers of atoms and of tokens. They are counted apart from each other and from offsets, so the compiler has to tell
 * them apart: a `Span` of offsets has `start` and `end`, a range of numbers has `from` and `to`, and what a number
 * counts is in its type alone: no value ever has that field. A sum is a plain number, which goes for either.
 */

/** The number of an atom. */
export type AtomNumber = number & { readonly numbers?: 'atoms' };

/** The number of a token. */
export type TokenNumber = number & { readonly numbers?: 'tokens' };

/** The atoms of a text from `from` up to, not including, `to`. */
export interface AtomRange {
  readonly from: AtomNumber;
  readonly to: AtomNumber;
  readonly numbers?: 'atoms';
}

/** The tokens of a text from `from` up to, not including, `to`. */
export interface TokenRange {
  readonly from: TokenNumber;
  readonly to: TokenNumber;
  readonly numbers?: 'tokens';
}
