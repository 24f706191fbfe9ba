import type { Analysis } from '../../analysis.ts';
import { readExpression } from '../../dates/grammar/index.ts';
import { UNITS } from '../../dates/lexicon.ts';
import type { Range } from '../../grammar/attribution.ts';
import { type Clause, readClause } from '../../grammar/clause.ts';
import { NUMBER_WORDS, readNumber } from '../../grammar/numerals.ts';
import { THAT_CUES } from '../../grammar/speech.ts';
import type { Answer, AnswerCandidate, DateFact, SpanIn } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import { tokenizeText } from '../../text/document.ts';
import { textSpan } from '../../text/spans.ts';
import type { Weighed } from './candidate.ts';
import weights from './data/event-weights.json' with { type: 'json' };
import { datelinePlaces } from './dateline.ts';
import { mannerCandidates } from './manners.ts';
import { placeCandidates } from './places.ts';
import { reasonCandidates } from './reasons.ts';
import type { EventAnswers } from './status.ts';
import { timeCandidates } from './times.ts';

/** No answer to any question: what an article without English text or sentences has. */
export const NO_EVENT: EventAnswers = { who: null, what: null, when: null, where: null, why: null, how: null };

const PRONOUN = new Set(['he', 'she', 'it', 'they', 'we', 'i', 'this', 'that', 'there', 'you', 'who']);
const MAX_ALTERNATIVES = 4;

/**
 * The 5W1H of the article's main event, read from its title and first sentences. Every question has candidates; each gets the sum of the named
 * weights that hold for it (data/event-weights.json), and the best is the answer where it reaches its question's threshold.
 * After the candidate scoring of F. Hamborg et al., "Giveme5W1H: A Universal System for Extracting Main Events from News Articles" (2019).
 */
export function findEvent(analysis: Analysis, atoms: Atoms, dates: readonly DateFact[]): EventAnswers {
  const first = analysis.sentences[0];
  if (first === undefined) return NO_EVENT;
  const title = analysis.title === null ? null : tokenizeText(analysis.title, { oneSentence: true }).atoms;
  const titleClause = title === null ? null : readClause(title, 0, title.length, (at) => isTimeIn(title, at));
  const leadEnd = endOfSentence(atoms, 0);
  const times = new Set(dates.filter(({ type }) => type === 'DATE' || type === 'TIME').map(({ start }) => start));
  const leadClause = readClause(atoms, 0, leadEnd, (at) => times.has(atoms.at(at).start));

  const answer = (question: keyof typeof weights.thresholds, candidates: readonly Weighed[]) =>
    choose(analysis, title, atoms, candidates, weights.thresholds[question]);
  return {
    who: answer('who', subjects(analysis, title, titleClause, atoms, leadClause)),
    what: answer('what', predicates(title, titleClause, atoms, leadClause)),
    when: answer('when', timeCandidates(analysis, atoms, dates)),
    where: answer('where', [...placeCandidates(analysis, title, atoms, dates), ...datelinePlaces(atoms)]),
    why: answer('why', reasonCandidates(title, titleClause, atoms, leadClause)),
    how: answer('how', mannerCandidates(atoms)),
  };
}

/** "two days before ...", "on Friday" in a title. */
function isTimeIn(title: Atoms, at: number): boolean {
  const expression = readExpression(title, at);
  if (expression !== null) return expression.type !== 'DURATION';
  const count = readNumber(title, at);
  return count !== null && title.lower(count.end) !== '-' && UNITS.has(title.lower(count.end));
}

/** A predicate of this many atoms tells enough by itself, whatever its subject. */
const TELLING = 4;

/** "Seven", "At least 7": a headline's number that the lead says more of. */
function isBareNumber(source: Atoms, { to }: Range): boolean {
  const last = source.at(to - 1);
  return last.kind === 'number' || NUMBER_WORDS.has(last.lower) || last.lower === 'several' || last.lower === 'dozens';
}

function endOfSentence(atoms: Atoms, from: number): number {
  const { sentence } = atoms.at(from);
  let end = from;
  while (end < atoms.length && atoms.at(end).sentence === sentence) end++;
  return end;
}

function subjects(
  analysis: Analysis,
  title: Atoms | null,
  titleClause: Clause | null,
  atoms: Atoms,
  leadClause: Clause | null,
): Weighed[] {
  const { who } = weights;
  const found: Weighed[] = [];
  const add = (source: Atoms, clause: Clause | null, where: SpanIn, weight: number) => {
    if (clause === null) return;
    const { from, to } = clause.subject;
    let sum = weight;
    if (PRONOUN.has(source.lower(from)) && to - from === 1) sum += who.pronoun;
    if (isBareNumber(source, clause.subject)) sum += who.bareNumber;
    if (where === 'text' && THAT_CUES.has(clause.verb)) sum += who.speaker;
    const text = source.text.slice(source.at(from).start, source.at(to - 1).end);
    if (
      analysis.entities.some(
        (entity) =>
          entity.type !== 'place' &&
          (text.includes(entity.name) || entity.aliases.some((alias) => text.includes(alias))),
      )
    )
      sum += who.entity;
    found.push({ from, to, in: where, weight: sum });
  };
  if (title !== null) add(title, titleClause, 'title', who.titleSubject);
  add(atoms, leadClause, 'text', who.leadSubject);
  return found;
}

function predicates(
  title: Atoms | null,
  titleClause: Clause | null,
  atoms: Atoms,
  leadClause: Clause | null,
): Weighed[] {
  const { what } = weights;
  const found: Weighed[] = [];
  const add = (source: Atoms, clause: Clause | null, where: SpanIn, weight: number) => {
    if (clause === null) return;
    const short = clause.predicate.to - clause.predicate.from === 1 ? what.short : 0;
    const bare =
      isBareNumber(source, clause.subject) && clause.predicate.to - clause.predicate.from < TELLING
        ? weights.who.bareNumber
        : 0;
    found.push({ ...clause.predicate, in: where, weight: weight + short + bare });
  };
  if (title !== null) add(title, titleClause, 'title', what.titlePredicate);
  add(atoms, leadClause, 'text', what.leadPredicate);
  return found;
}

function choose(
  analysis: Analysis,
  title: Atoms | null,
  atoms: Atoms,
  candidates: readonly Weighed[],
  threshold: number,
): Answer | null {
  const seen = new Set<string>();
  const ranked: AnswerCandidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.weight - a.weight)) {
    const source = candidate.in === 'title' ? title : atoms;
    if (source === null) continue;
    const span = textSpan(
      candidate.in === 'title' ? (analysis.title ?? '') : analysis.text,
      source.at(candidate.from).start,
      source.at(candidate.to - 1).end,
    );
    const same = span.text.toLowerCase();
    if (span.text === '' || seen.has(same)) continue;
    seen.add(same);
    const score = Math.round(Math.min(1, Math.max(0, candidate.weight)) * 100) / 100;
    ranked.push({
      ...span,
      in: candidate.in,
      score,
      ...(candidate.value === undefined ? {} : { value: candidate.value }),
    });
    if (ranked.length > MAX_ALTERNATIVES) break;
  }
  const [best, ...others] = ranked;
  // What little speaks for is no alternative.
  return best === undefined || best.score < threshold
    ? null
    : { ...best, alternatives: others.filter(({ score }) => score >= threshold / 2) };
}
