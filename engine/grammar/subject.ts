/** The subject of a verb of speech: the phrase before it, the one that a relative clause is of, the sentence's own. */

import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { apposedSubject, beforeRelative, DASHES, dashedSubject, relativeSubject } from './apposed-subject.ts';
import { BREAKS, CUE_REACH, isBoundary, QUOTE_MARKS } from './boundaries.ts';
import { isPreposition, phraseEnding } from './phrase-before.ts';
import { reportVerb } from './report-verbs.ts';
import { aroundQuotation, sentenceSubject } from './sentence-subject.ts';
import { CUES, INTRODUCERS, PRONOUNS, SUBORDINATORS } from './speech.ts';
import { isVerbForm } from './verbs.ts';
import { DAY_WORDS, DETERMINERS, isAdverb, isNoun, SPANS, TIME_OPENERS, verbStart } from './word-kinds.ts';

const GOING_ON = new ListedWords(grammarWords.goingOn);

/** The noun phrase a verb has before it. */
export function subjectBefore(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  const to = subjectEnd(atoms, cue);
  const previous = atoms.lower(to - 1);
  if (previous === 'who' || previous === 'which' || opensThatClause(atoms, to - 1)) return relativeSubject(atoms, to);
  if (previous === ',') return apposedSubject(atoms, to - 1) ?? sentenceSubject(atoms, cue);
  const dash = previous === '-' && atoms.lower(to - 2) === '-' ? to - 2 : to - 1;
  if (DASHES.has(previous) && !atoms.glued(dash)) return dashedSubject(atoms, dash) ?? sentenceSubject(atoms, cue);
  if (SHARED_SUBJECT.has(previous))
    return (
      sharedRelative(atoms, to) ??
      sharedPronoun(atoms, to) ??
      aroundQuotation(atoms, cue) ??
      withoutVerb(atoms, sentenceSubject(atoms, cue), to - 1)
    );
  const ending = phraseEnding(atoms, to);
  const phrase = ending === null ? null : afterOthers(atoms, ending);
  return phrase === null
    ? sentenceSubject(atoms, cue)
    : (beforeRelative(atoms, phrase.from) ?? withFirst(atoms, phrase));
}

/** "Some bakers | left and said": what reaches up to the joint at `joint` holds the verb that it joins. */
function withoutVerb(atoms: Atoms, subject: AtomRange | null, joint: AtomNumber): AtomRange | null {
  if (subject === null || subject.to !== joint || subject.to - subject.from < 2 || atoms.at(joint - 1).capital)
    return subject;
  return { from: subject.from, to: joint - 1 };
}

/** "The clubs met the union on Monday and | Ana Ray said": of a phrase that holds a clause, what is joined to it. */
function afterOthers(atoms: Atoms, { from, to }: AtomRange): AtomRange {
  let joint = to - 2;
  while (joint > from && atoms.lower(joint) !== 'and') joint--;
  if (joint <= from || !atoms.at(joint + 1).capital) return { from, to };
  for (let at = from + 1; at < joint; at++) {
    if (atoms.lower(at) === 'who' || atoms.lower(at) === 'that') return { from, to };
    if (!atoms.at(at).capital && isVerbForm(atoms.lower(at)) && !isNoun(atoms, at)) return { from: joint + 1, to };
  }
  return { from, to };
}

/** "Ana Ray and | her lawyers", "The clerk and | the union": with whoever begins the sentence. */
function withFirst(atoms: Atoms, phrase: AtomRange): AtomRange {
  const joint = phrase.from - 1;
  if (atoms.lower(joint) !== 'and') return phrase;
  const first = phraseEnding(atoms, joint);
  if (first === null || !isBoundary(atoms, first.from) || !isPlainNoun(atoms, first)) return phrase;
  return { from: first.from, to: phrase.to };
}

/** A name, or a noun with an article, an owner or in the plural: nothing that could be a clause. */
function isPlainNoun(atoms: Atoms, { from, to }: AtomRange): boolean {
  if (INTRODUCERS.has(atoms.lower(from)) || PRONOUNS.has(atoms.lower(from))) return false;
  const first = DETERMINERS.has(atoms.lower(from)) ? from + 1 : from;
  const last = atoms.at(to - 1);
  let owner = first;
  for (let at = first + 1; at < to - 1; at++) {
    if (atoms.lower(at) === 's' && atoms.at(at).glued) owner = at + 1;
    else if (!atoms.at(at).capital && atoms.lower(at) !== "'") return false;
  }
  return last.capital || to - 1 === owner || (last.lower.endsWith('s') && !isVerbForm(last.lower));
}

/** "a report that said": a "that" right before its verb, and a noun before it. */
function opensThatClause(atoms: Atoms, that: AtomNumber): boolean {
  const { kind, lower } = atoms.at(that - 1);
  // "similar to that concluded in May"
  if (atoms.lower(that) !== 'that' || kind !== 'word' || isPreposition(lower)) return false;
  return reportVerb(lower) === undefined || isNoun(atoms, that - 1);
}

/** "a clerk, who blamed the mill and said": the clerk, where nothing closes the clause before the second verb. */
function sharedRelative(atoms: Atoms, to: AtomNumber): AtomRange | null {
  for (let at = to - 2; at > to - SHARED_REACH && !isBoundary(atoms, at + 1); at--) {
    const { lower } = atoms.at(at);
    if (lower === 'who') return relativeSubject(atoms, at + 1);
    if (lower === ',' || QUOTE_MARKS.has(lower)) return null;
  }
  return null;
}

const SHARED_REACH = 12;

/** "Shares fell after it cut its forecast and said": the subject of the clause that goes on, where it is a pronoun. */
function sharedPronoun(atoms: Atoms, to: AtomNumber): AtomRange | null {
  for (let at = to - 2; at > to - CUE_REACH && !isBoundary(atoms, at + 1); at--) {
    const { lower } = atoms.at(at);
    if (lower === ',' || QUOTE_MARKS.has(lower) || BREAKS.has(lower) || DASHES.has(lower) || CUES.has(lower))
      return null;
    if (SUBORDINATORS.has(lower)) return CLAUSE_SUBJECTS.has(atoms.lower(at + 1)) ? { from: at + 1, to: at + 2 } : null;
  }
  return null;
}

const CLAUSE_SUBJECTS = new Set(['he', 'she', 'it', 'they']);

/** Words right before a verb whose subject is that of the sentence: "opened the hall and said". */
const SHARED_SUBJECT = new ListedWords(grammarWords.sharedSubject);

/** Index after what may be a verb's subject: adverbs and times before the verb are left out. */
function subjectEnd(atoms: Atoms, cue: AtomNumber): number {
  let to = verbStart(atoms, cue);
  // "the parrot kept calling"
  if (atoms.lower(cue).endsWith('ing') && GOING_ON.has(atoms.lower(to - 1))) to--;
  // "Lind Robotics, a maker of arms, today announced", "the bank on Monday said"
  while (isAdverb(atoms.lower(to - 1)) || DAY_WORDS.has(atoms.lower(to - 1)) || countsSubject(atoms, to - 1)) to--;
  if (DAY_WORDS.has(atoms.lower(to)) && atoms.lower(to - 1) === 'on') to--;
  // "the rival last week warned"
  return SPANS.has(atoms.lower(to - 1)) && TIME_OPENERS.has(atoms.lower(to - 2)) ? to - 2 : to;
}

/** "Ana Ray and Otto Falk both said", "they all said" */
function countsSubject(atoms: Atoms, at: AtomNumber): boolean {
  if (!QUANTIFIERS.has(atoms.lower(at)) || isBoundary(atoms, at)) return false;
  const { kind, lower, capital } = atoms.at(at - 1);
  return kind === 'word' && (capital || PRONOUNS.has(lower) || lower.endsWith('s'));
}

const QUANTIFIERS = new Set(['all', 'both', 'each']);
