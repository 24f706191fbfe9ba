import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../grammar/attribution.ts';
import type { QuoteFact } from '../../record.ts';
import { type TextSpan, textSpan } from '../../text/spans.ts';
import rules from './data/quote-rules.json' with { type: 'json' };
import { readIndirect } from './indirect.ts';
import { readQuotes } from './read.ts';
import { SpeakerFinder } from './speakers.ts';

/**
 * Direct, partial and indirect speech of an article, in text order, with the phrase that says who speaks, the word that says so,
 * and the entity the phrase stands for where that is safe. Scare quotes and titles of works are no quotes.
 */
export function findQuotes(analysis: Analysis): QuoteFact[] {
  const { atoms } = analysis;
  const span = ({ from, to }: Range): TextSpan => textSpan(analysis.text, atoms.at(from).start, atoms.at(to - 1).end);
  const cue = (range: Range | null): TextSpan | null => (range === null ? null : span(range));

  const quoted = readQuotes(analysis);
  const speakers = new SpeakerFinder(analysis, quoted.map(span));
  const reported = readIndirect(atoms, analysis.sentences, quoted);
  const facts = [
    ...quoted.map((quote) => ({ ...quote, score: rules.scores[quote.rule] })),
    ...reported.map((clause) => ({
      ...clause,
      kind: 'indirect' as const,
      utterance: 0,
      score: rules.scores[clause.rule],
    })),
  ]
    .filter(({ score }) => score >= rules.threshold)
    .sort((a, b) => a.from - b.from);

  // Utterances are numbered anew in text order, since indirect ones stand between the quoted.
  const numbers = new Map<number, number>();
  let last = 0;
  return facts.map((fact) => {
    const known = fact.utterance === 0 ? undefined : numbers.get(fact.utterance);
    if (known === undefined) last++;
    const utterance = known ?? last;
    if (fact.utterance !== 0) numbers.set(fact.utterance, utterance);
    return {
      ...span(fact),
      kind: fact.kind,
      utterance,
      cue: cue(fact.cue),
      speaker: speakers.find(atoms, fact.speaker),
      score: fact.score,
    };
  });
}
