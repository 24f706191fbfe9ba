import { readExpression } from '../../dates/grammar/index.ts';
import { UNITS } from '../../dates/lexicon.ts';
import type { Range } from '../../grammar/attribution.ts';
import type { Clause } from '../../grammar/clause.ts';
import { readNumber } from '../../grammar/numerals.ts';
import { cueAt, cueTable, phraseFrom } from '../../grammar/phrase.ts';
import { isFiniteVerb, isPlainVerb } from '../../grammar/verbs.ts';
import type { SpanIn } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import { REACH, type Weighed } from './candidate.ts';
import weights from './data/event-weights.json' with { type: 'json' };
import words from './data/reason-words.json' with { type: 'json' };

const DENIALS = new Set(['not', 'never', 'neither', 'nor', 'hardly']);
const MAX_WORDS = 12;

const CAUSES = new Map(Object.entries(words.causes));
const CAUSE_CUES = cueTable([...CAUSES.keys()]);
const PURPOSE_CUES = cueTable(words.purposes);
const TITLE_CUES = cueTable(words.titleCauses);
const AFTER_NOT_CAUSE = new Set(words.afterNotCause);
const SUPERLATIVES = new Set(words.superlatives);
const TAKES_TO = new Set(words.takesTo);
const DETERMINERS = new Set([
  'the',
  'a',
  'an',
  'almost',
  'nearly',
  'about',
  'more',
  'less',
  'than',
  'just',
  'some',
  'its',
  'his',
  'her',
  'their',
]);

/** Candidates for "why": what the title and the first sentences give as cause, occasion or purpose of what happened. */
export function reasonCandidates(
  title: Atoms | null,
  titleClause: Clause | null,
  atoms: Atoms,
  leadClause: Clause | null,
): Weighed[] {
  const { why } = weights;
  return [
    ...(title === null ? [] : titleReasons(title)),
    ...(title === null ? [] : purposeOf(title, titleClause, 'title', why.titlePurpose)),
    ...purposeOf(atoms, leadClause, 'text', why.leadPurpose),
    ...textReasons(atoms),
  ];
}

function textReasons(atoms: Atoms): Weighed[] {
  const { why } = weights;
  const found: Weighed[] = [];
  for (let at = 0; at < Math.min(atoms.length, REACH) && atoms.at(at).sentence < weights.sentences; at++) {
    // "not because it is old" names what is not the reason.
    if (atoms.at(at).kind !== 'word' || DENIALS.has(atoms.lower(at - 1))) continue;
    const reading = causeAt(atoms, at) ?? purposeAt(atoms, at);
    if (reading === null) continue;
    const { sentence } = atoms.at(at);
    found.push({
      ...reading.range,
      in: 'text',
      weight: reading.weight + sentence * why.sentence + (sentence === 0 ? why.lead : 0),
    });
  }
  return found.filter(({ from, to }) => to > from);
}

function causeAt(atoms: Atoms, at: number): { range: Range; weight: number } | null {
  const cue = cueAt(atoms, at, CAUSE_CUES);
  if (cue === null) return null;
  if ((cue.cue === 'after' || cue.cue === 'following') && tellsOnlyWhen(atoms, at)) return null;
  const { why } = weights;
  return {
    range: phraseFrom(atoms, cue.end, MAX_WORDS),
    weight: CAUSES.get(cue.cue) === 'cause' ? why.cause : why.occasion,
  };
}

/** "in a bid to save the mill": the purpose from its "to" on. */
function purposeAt(atoms: Atoms, at: number): { range: Range; weight: number } | null {
  const cue = cueAt(atoms, at, PURPOSE_CUES);
  if (cue === null || atoms.lower(cue.end) !== 'to') return null;
  return { range: phraseFrom(atoms, cue.end, MAX_WORDS), weight: weights.why.purpose };
}

/** "eight days after", "after midnight", "after nine days", "named after": an order in time, or no time at all. */
function tellsOnlyWhen(atoms: Atoms, at: number): boolean {
  if (AFTER_NOT_CAUSE.has(atoms.lower(at - 1)) || atoms.at(at - 1).kind === 'number') return true;
  const next = atoms.at(at + 1);
  if (next.kind !== 'word' && next.kind !== 'number') return true;
  let first = at + 1;
  while (DETERMINERS.has(atoms.lower(first))) first++;
  const length = readExpression(atoms, first) ?? readExpression(atoms, at + 1);
  // "after four days of heavy rain" says what there was for four days.
  if (length !== null) return atoms.lower(length.end) !== 'of' || YEARS.test(atoms.lower(length.end - 1));
  // "after eleven silent days"
  const count = readNumber(atoms, first);
  return count !== null && (UNITS.has(atoms.lower(count.end)) || UNITS.has(atoms.lower(count.end + 1)));
}

/** "after four years of conservative rule" tells what came before. */
const YEARS = /^(?:years?|decades?|centuries)$/;

/** What a headline names behind "over", "after", "amid", or as a clause behind "as". */
function titleReasons(title: Atoms): Weighed[] {
  const { why } = weights;
  const found: Weighed[] = [];
  for (let at = 2; at < title.length - 1; at++) {
    const cue = cueAt(title, at, TITLE_CUES);
    if (cue !== null) {
      const isTime = (cue.cue === 'after' || cue.cue === 'following') && tellsOnlyWhen(title, at);
      if (isTime || title.at(cue.end).kind !== 'word') continue;
      found.push({ ...phraseFrom(title, cue.end, MAX_WORDS), in: 'title', weight: why.titleOccasion });
    } else if (title.lower(at) === 'as' && holdsVerb(title, at + 1)) {
      found.push({ ...phraseFrom(title, at + 1, MAX_WORDS), in: 'title', weight: why.titleAs });
    }
  }
  return found.filter(({ from, to }) => to > from);
}

function holdsVerb(title: Atoms, from: number): boolean {
  for (let at = from + 1; at < title.length; at++) {
    if (title.at(at).kind === 'mark' && title.lower(at) !== "'") return false;
    if (isFiniteVerb(title, at, from)) return true;
  }
  return false;
}

/** The purpose behind what happened ("to meet the mayor"), unless the verb only takes it as its object or a noun as its description. */
function purposeOf(source: Atoms, clause: Clause | null, where: SpanIn, weight: number): Weighed[] {
  if (clause?.purpose == null) return [];
  const { from } = clause.purpose;
  const opens = source.lower(from) === 'to' && isPlainVerb(source.lower(from + 1));
  if (!opens || TAKES_TO.has(plainForm(clause.verb))) return [];
  // "the first woman to lead it"
  for (let at = from - 1; at > from - MODIFIED; at--) if (SUPERLATIVES.has(source.lower(at))) return [];
  return [{ ...phraseFrom(source, from, MAX_WORDS), in: where, weight }];
}

/** How far before its "to" the "first" of a description may stand, in atoms. */
const MODIFIED = 4;

/** "voted", "agrees", "planning" as "vote", "agree", "plan", as far as the list of verbs that take "to" needs it. */
function plainForm(verb: string): string {
  const stems = [
    verb,
    verb.replace(/(?:ed|s|ing)$/, ''),
    verb.replace(/(?:d|es|ing)$/, ''),
    verb.replace(/ing$/, 'e'),
    verb.replace(/i(?:ed|es)$/, 'y'),
    verb.replace(/(.)\1(?:ed|ing)$/, '$1'),
  ];
  return stems.find((stem) => TAKES_TO.has(stem)) ?? verb;
}
