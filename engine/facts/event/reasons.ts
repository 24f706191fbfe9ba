import type { Atoms } from '../atoms.ts';
import weights from '../data/event-weights.json' with { type: 'json' };
import { REACH, type Weighed } from './candidate.ts';

const DENIALS = new Set(['not', 'never', 'neither', 'nor', 'hardly']);
/** Words that no phrase ends in. */
const LEADS_ON = new Set(
  'a an the of to in on at by for from with against into over under and or but as than that who which its his her their this these those about between'.split(
    ' ',
  ),
);
const MAX_WHY_WORDS = 12;
const MAX_HOW_WORDS = 6;

/** Candidates for "why": the words behind "because", "due to", "in order to" and the like in the first sentences. */
export function causes(atoms: Atoms): Weighed[] {
  const { why } = weights;
  return scan(
    atoms,
    MAX_WHY_WORDS,
    (at) => {
      const word = atoms.lower(at);
      const next = atoms.lower(at + 1);
      // "not because it is old" names what is not the reason.
      if (DENIALS.has(atoms.lower(at - 1))) return null;
      if (word === 'because') return { from: next === 'of' ? at + 2 : at + 1, weight: why.cause };
      if (word === 'due' && next === 'to') return { from: at + 2, weight: why.cause };
      if (word === 'owing' && next === 'to') return { from: at + 2, weight: why.cause };
      if (word === 'caused' && next === 'by') return { from: at + 2, weight: why.cause };
      if (word === 'blamed' && next === 'on') return { from: at + 2, weight: why.cause };
      if (word === 'as' && next === 'a' && atoms.lower(at + 2) === 'result' && atoms.lower(at + 3) === 'of')
        return { from: at + 4, weight: why.cause };
      if (word === 'in' && next === 'order' && atoms.lower(at + 2) === 'to')
        return { from: at + 1, weight: why.purpose };
      if (word === 'in' && (next === 'response' || next === 'protest') && atoms.lower(at + 2) === 'to')
        return { from: at + 3, weight: why.purpose };
      return null;
    },
    why,
  );
}

/** Candidates for "how": "by ...ing" and "using ..." in the first sentences. */
export function manners(atoms: Atoms): Weighed[] {
  const { how } = weights;
  return scan(
    atoms,
    MAX_HOW_WORDS,
    (at) => {
      const word = atoms.lower(at);
      if (word === 'by' && atoms.lower(at + 1).length > 5 && atoms.lower(at + 1).endsWith('ing'))
        return { from: at, weight: how.manner };
      if (word === 'using' && !atoms.at(at).capital) return { from: at, weight: how.manner };
      return null;
    },
    how,
  );
}

function scan(
  atoms: Atoms,
  maxWords: number,
  opens: (at: number) => { from: number; weight: number } | null,
  shared: { readonly lead: number; readonly sentence: number },
): Weighed[] {
  const found: Weighed[] = [];
  for (let at = 0; at < Math.min(atoms.length, REACH) && atoms.at(at).sentence < weights.sentences; at++) {
    const opening = opens(at);
    if (opening === null) continue;
    const { sentence } = atoms.at(at);
    let words = 0;
    let to = opening.from;
    while (to < atoms.length && atoms.at(to).sentence === sentence) {
      const atom = atoms.at(to);
      if (
        atom.lower === ',' ||
        atom.lower === ';' ||
        atom.lower === '—' ||
        atom.lower === '"' ||
        atom.lower === '”' ||
        atom.lower === '“' ||
        (atom.lower === '.' && !atoms.glued(to + 1))
      )
        break;
      if (atom.kind !== 'mark' && !atom.glued) words++;
      if (words > maxWords) break;
      to++;
    }
    // Cut at the limit, a reason may end in a word that leads on.
    while (to > opening.from && words > maxWords && LEADS_ON.has(atoms.lower(to - 1))) to--;
    if (to > opening.from)
      found.push({
        from: opening.from,
        to,
        in: 'text',
        weight: opening.weight + sentence * shared.sentence + (sentence === 0 ? shared.lead : 0),
      });
  }
  return found;
}
