import type { Analysis, Entity } from '../../analysis.ts';
import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { isOffice } from '../../names/roles.ts';
import type { AnswerIn, Claimant } from '../../record.ts';
import { ListedWords } from '../../text/listed.ts';
import { firstIndex } from '../../text/search.ts';
import type { Token } from '../../text/tokenized-text.ts';
import words from './data/actor-words.json' with { type: 'json' };
import { beforeSource, labelColon } from './scene.ts';
import type { Reports } from './whose-word.ts';

/** Where an answer stands: in the title, or in a sentence of the text. */
interface Place {
  readonly in: AnswerIn;
  readonly start: number;
}

/**
 * The word for whoever says a headline by its label: "Police: Woman robbed church", "Brandt: The board lied", "Man sank
 * rival's boat: police". A headline may have been left at the beginning of the text. Null for any other.
 */
export function labelSource(
  { heading, tokens, sentences, entities }: Analysis,
  { in: where, start }: Place,
): Token | null {
  if (where === 'title') return heading === null ? null : labelOf(heading.tokens, entities);
  const { firstToken = 0, endToken = 0 } =
    sentences[firstIndex(sentences.length, (at) => (sentences[at]?.end ?? 0) > start)] ?? {};
  return firstToken === 0 ? labelOf(tokens.slice(firstToken, endToken), entities) : null;
}

/**
 * Whoever says a headline by its label, as a report of the text names them; null where none is theirs.
 */
export function labelled(analysis: Analysis, place: Place, { claims, opening, quotes }: Reports): Claimant | null {
  const source = labelSource(analysis, place)?.lower;
  if (source === undefined) return null;
  const spoken = quotes.map(({ speaker, cue }) => (speaker === null || cue === null ? null : { ...speaker, cue }));
  const claimants = [...claims.map(({ claimant }) => claimant), ...opening.map(({ claimant }) => claimant), ...spoken];
  return claimants.find((claimant) => claimant !== null && isCalled(claimant, source)) ?? null;
}

/** "local police"; but "a note, obtained by police" is called otherwise. */
function isCalled({ name, text }: Claimant, word: string): boolean {
  const lower = (name ?? text).toLowerCase();
  return lower === word || (lower.endsWith(` ${word}`) && !lower.includes(','));
}

function labelOf(tokens: readonly Token[], entities: readonly Entity[]): Token | null {
  const told = beforeSource(tokens).length;
  if (told < tokens.length) return sourceIn(tokens.slice(told + 1), entities);
  const colon = labelColon(tokens);
  // "Otto Falk: he will be paid for a year": it is told of him.
  const isOfSource = colon > 0 && !OF_LABELLED.has(tokens[colon + 1]?.lower ?? '');
  return isOfSource ? sourceIn(tokens.slice(0, colon), entities) : null;
}

/** "Police", "Former AG Brandt at inquiry", "Survey": a person, or what is made to say something. */
function sourceIn(label: readonly Token[], entities: readonly Entity[]): Token | null {
  const tail = label.findIndex(({ lower }) => TAILS.has(lower));
  const last = label[(tail > 0 ? tail : label.length) - 1];
  if (last?.kind !== 'word') return null;
  return SOURCES.has(last.lower) || isOffice(last.lower, last.text) || isSurname(last.text, entities) ? last : null;
}

const OF_LABELLED = new Set(['he', 'she']);
const TAILS = new Set(['to', 'at', 'on', 'in']);
const SOURCES = new ListedWords([...words.reporters, ...claimWords.speechNouns, ...claimWords.press]);

function isSurname(word: string, entities: readonly Entity[]): boolean {
  return entities.some(({ type, name }) => type === 'person' && (name === word || name.endsWith(` ${word}`)));
}
