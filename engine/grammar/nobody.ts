/** Phrases that were read too far back to be who speaks: a preposition, an adverb or what somebody does opens them. */

import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { AUXILIARIES, MODALS } from './speech.ts';
import { isName, opensWithPreposition } from './trimmed-phrase.ts';
import { isPlainVerb, isVerbForm, mayBeFinite } from './verbs.ts';
import { DETERMINERS, isAccordingTo, isHelper, LEADING } from './word-kinds.ts';

/**
 * Whether a phrase is no speaker by its first word: "in the past", "of Flint's water", "'s" of "that's described",
 * "who", "sent a letter".
 */
export function isNobody(atoms: Atoms, range: AtomRange): boolean {
  const { from } = range;
  const { kind, lower, capital } = atoms.at(from);
  // "WHO said" is a body's word, as is "Far Eastern Lines said".
  if (NOBODY.has(lower)) return !capital || (lower !== 'who' && !isName(atoms, range));
  const isRest = kind === 'mark' && (lower === ',' || atoms.lower(from + 1) === 's');
  return isRest || opensWithPreposition(atoms, range) || opensWithDeed(atoms, range);
}
const NOBODY = new ListedWords(grammarWords.nobodies);

/**
 * "released a statement", "paying the board": a phrase that was read too far back holds what its speaker did; but
 * "leaked documents", "retired Maj. Ana Ray".
 */
function opensWithDeed(atoms: Atoms, { from, to }: AtomRange): boolean {
  const { kind, lower, capital } = atoms.at(from);
  if (kind !== 'word' || capital) return false;
  // "has died, his church", "didn't stop"
  if (isHelper(atoms, from) || (atoms.lower(from + 1) === "'" && atoms.lower(from + 2) === 't')) return true;
  if (isParticiple(lower))
    return goesOnAsDeed(atoms, { from, to }) || DOERS.has(atoms.lower(from - 1)) || isDone(atoms, from);
  if (!lower.endsWith('s')) return isVerbForm(lower) || (isPlainVerb(lower) && takesPlainVerb(atoms, from - 1));
  // "who | records show"
  return to > from + 1 && mayBeFinite(lower) && DOERS.has(atoms.lower(from - 1));
}

/** "published", "saying"; "red", "need", "king" and "Ming" are no participles. */
function isParticiple(lower: string): boolean {
  return lower.endsWith('ed') ? lower.length > 3 && !lower.endsWith('eed') : lower.endsWith('ing') && lower.length > 4;
}

function goesOnAsDeed(atoms: Atoms, { from, to }: AtomRange): boolean {
  const next = atoms.lower(from + 1);
  return (
    from + 1 === to || atoms.lower(from) === 'including' || DETERMINERS.has(next) || LEADING.has(next) || next === 'and'
  );
}

/** "is | selling copiers", "been | seeking evidence" */
function isDone(atoms: Atoms, at: AtomNumber): boolean {
  return AUXILIARIES.has(atoms.lower(at - 1));
}
/** What a finite verb follows in the singular or the past. */
const DOERS = new ListedWords(grammarWords.doers);

/** "to | recommend", "would | meet", "they | remain"; but "according to | state media". */
function takesPlainVerb(atoms: Atoms, at: AtomNumber): boolean {
  const { lower } = atoms.at(at);
  return lower === 'to' ? !isAccordingTo(atoms, at - 1) : MODALS.has(lower) || SEVERAL.has(lower);
}
const SEVERAL = new Set(['they', 'we', 'i', 'you']);
