import { expect, it } from 'vitest';
import { tokenizeText } from '../../../engine/text/document.ts';
import type { AtomRange, TokenRange } from '../../../engine/text/ranges.ts';
import type { Span } from '../../../engine/text/spans.ts';

const atoms: AtomRange = { from: 2, to: 4 };
const tokens: TokenRange = { from: 1, to: 2 };
const span: Span = { start: 7, end: 12 };

it('the compiler takes no range of one kind for one of another', () => {
  // Each line here is an error of `npm run typecheck`, and one that is none fails it.
  // @ts-expect-error a range of tokens is none of atoms
  const ofTokens: AtomRange = tokens;
  // @ts-expect-error a range of atoms is none of tokens
  const ofAtoms: TokenRange = atoms;
  // @ts-expect-error a range of atoms is no span
  const spanOfAtoms: Span = atoms;
  // @ts-expect-error a span is no range of atoms
  const atomsOfSpan: AtomRange = span;
  expect([ofTokens, ofAtoms, spanOfAtoms, atomsOfSpan]).toHaveLength(4);
});

it('the number of a token is none of an atom, and a sum goes for either', () => {
  const { atoms, sentences } = tokenizeText('Ferries stop. A six-year-old pier is shut.');
  const second = sentences[1]?.firstToken ?? 0;
  // @ts-expect-error the number of a token
  expect(atoms.lower(second)).toBe('a');
  expect(atoms.lower(atoms.ofToken(second + 1).from)).toBe('six');
});
