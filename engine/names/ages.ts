import { TENS, UNITS } from '../grammar/numerals.ts';
import type { AgeFact } from '../record.ts';
import type { TokenRange } from '../text/ranges.ts';
import { textSpan } from '../text/spans.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import ageWords from './data/age-words.json' with { type: 'json' };
import { FEMALE_WORDS, MALE_WORDS } from './gender.ts';
import type { NameMention } from './name-mention.ts';
import { isRoleWord } from './roles.ts';

/** The oldest person whose age is beyond doubt was 122. */
const OLDEST = 122;
/** The most words between an age and the name: "38-year-old former Eskdale town councillor Jane Doe". */
const MAX_BETWEEN = 7;
const FIGURES = /^\d{1,3}$/;
/** "38-year-old", "thirty-eight-year-old" */
const COMPOUND = /^(\d{1,3}|[a-z]{3,9}(?:[-‑–][a-z]{3,5})?)[-‑–](?:years?|yrs?)[-‑–]olds?$/;
/** What follows an age between commas, or a sentence's last word. */
const CLOSES = new Set([',', '.', ';', ':', ')', '–', '—', '-', ...ageWords.closing.split(' ')]);
/** The same of an age in words, since "one of" and "one who" are no ages. */
const CLOSES_WORD = new Set([',', '.', ';']);
/** What makes of a number after "aged" a group: "aged 18 to 24". */
const RANGE = /^(?:to|or|[-–—+]|plus)$/;
/** Words that head lists of results, in which the number after a name is a score. */
const TALLY = new Set(ageWords.tally.split(' '));
/** Nouns for people that no list of offices has, by their endings: "seller", "violinist". */
const AGENTS = new Set(ageWords.agents.split(' '));
const AGENT_ENDINGS = ageWords.agentEndings.split(' ');
const NO_AGENTS = new Set(ageWords.noAgents.split(' '));
/** What follows an age in brackets. */
const BRACKETED = new Set(['a', 'an', 'the', 'of', 'who']);
/** "turned [38]", and what may follow there: "turned 38 [on] Friday". */
const TURNING = new Set(ageWords.turning.split(' '));
const WHEN_TURNED = new Set(ageWords.whenTurned.split(' '));
/** Over these words an age does not reach a name. */
const ENDS = new Set(ageWords.ending.split(' '));

/** An age, and the tokens that tell it. */
interface AgePhrase extends TokenRange {
  readonly value: number;
}

function inWords(word: string): number | null {
  const [first = '', second] = word.split(/[-‑–]/);
  const tens = TENS.get(first);
  if (second === undefined) return tens ?? UNITS.get(first) ?? null;
  const unit = UNITS.get(second);
  return tens !== undefined && unit !== undefined && unit < 10 ? tens + unit : null;
}

function yearsOf(word: string): number | null {
  const years = FIGURES.test(word) ? Number(word) : inWords(word);
  return years !== null && years > 0 && years <= OLDEST ? years : null;
}

/** "38-year-old", "38 years old", "38 year-old" at `at`: an age by its own words. */
function spelledAge({ tokens }: TokenizedText, at: number): AgePhrase | null {
  const word = lowerAt(tokens, at);
  const compound = COMPOUND.exec(word)?.[1];
  if (compound !== undefined) return phrase(at, at + 1, yearsOf(compound));
  const next = tokens[at + 1]?.lower;
  if (next === 'year-old') return phrase(at, at + 2, yearsOf(word));
  if ((next === 'years' || next === 'year') && tokens[at + 2]?.lower === 'old')
    return phrase(at, at + 3, yearsOf(word));
  return null;
}

function phrase(from: number, to: number, value: number | null): AgePhrase | null {
  return value === null ? null : { from, to, value };
}

/** The number of "aged 38", which is of one person. */
function agedAt({ tokens }: TokenizedText, at: number): AgePhrase | null {
  const follower = tokens[at + 1];
  const isGroup = RANGE.test(follower?.lower ?? '') || (follower?.lower === 'and' && tokens[at + 2]?.lower === 'over');
  return isGroup ? null : phrase(at, at + 1, yearsOf(lowerAt(tokens, at)));
}

/** Whether the sentence up to `before` heads a list of results: "Leading scorers: Jane Doe, 38; …". */
function isTally({ tokens, sentences }: TokenizedText, before: number): boolean {
  const sentence = sentences[tokens[before]?.sentence ?? -1];
  const from = Math.max(sentence?.firstToken ?? before, before - 3 * MAX_BETWEEN);
  const head = tokens.slice(from, before);
  return head.some(({ text }) => text === ':') && head.some(({ lower }) => TALLY.has(lower));
}

/** "Jane Doe, 38, …", "Jane Doe, four, …": a bare number at `at`, closed on its other side, in no list of numbers. */
function bareAge(doc: TokenizedText, name: NameMention, at: number): AgePhrase | null {
  const { tokens } = doc;
  const [word, close] = [tokens[at], tokens[at + 1]];
  if (tokens[name.to]?.text !== ',' || word === undefined) return null;
  const closing = FIGURES.test(word.text) ? CLOSES : CLOSES_WORD;
  const isClosed = close === undefined || close.sentence !== word.sentence || closing.has(close.lower);
  if (!isClosed || tokens[at + 2]?.kind === 'number' || isTally(doc, name.from)) return null;
  return phrase(at, at + 1, yearsOf(word.lower));
}

/**
 * "Jane Doe (38), of Hull": a whole name's, where what follows speaks of the person; else it is a minute or a shirt.
 */
function bracketedAge(doc: TokenizedText, name: NameMention): AgePhrase | null {
  const { tokens } = doc;
  const at = name.to + 1;
  if (tokens[name.to]?.text !== '(' || tokens[at + 1]?.text !== ')' || name.to - name.from < 2) return null;
  const next = tokens[tokens[at + 2]?.text === ',' ? at + 3 : at + 2];
  if (!BRACKETED.has(next?.lower ?? '')) return null;
  return phrase(at, at + 1, yearsOf(tokens[at]?.text ?? ''));
}

/** "Jane Doe, who turned 38 on Friday": no "turned 38 people away" */
function turnedAt({ tokens }: TokenizedText, at: number): AgePhrase | null {
  const next = tokens[at + 1];
  if (next !== undefined && next.sentence === tokens[at]?.sentence && !WHEN_TURNED.has(next.lower)) return null;
  return phrase(at, at + 1, yearsOf(tokens[at]?.text ?? ''));
}

/** "Jane Doe, aged 38", "Jane Doe, who is 38 years old", "Jane Doe, a 38-year-old nurse" */
function ageAfter(doc: TokenizedText, name: NameMention): AgePhrase | null {
  const { tokens } = doc;
  let at = name.to;
  if (tokens[at]?.text === ',') at++;
  if (tokens[at]?.lower === 'who') at++;
  const death = afterDeath(doc, at);
  if (death > at) return agedAt(doc, death);
  const isStated = /^(?:is|was)$/.test(lowerAt(tokens, at));
  if (isStated || /^(?:now|then)$/.test(lowerAt(tokens, at))) at++;
  if (/^(?:aged?)$/.test(lowerAt(tokens, at))) return agedAt(doc, at + 1);
  if (TURNING.has(lowerAt(tokens, at))) return turnedAt(doc, at + 1);
  if (at === name.to) return bracketedAge(doc, name);
  if (/^(?:a|an|the)$/.test(lowerAt(tokens, at))) at++;
  return spelledAge(doc, at) ?? bareAge(doc, name, at);
}

/** Index of the number of "has died aged 38", "died at the age of 38", "died, aged 38"; `at` where none is told. */
function afterDeath({ tokens }: TokenizedText, at: number): number {
  const died = /^ha[sd]$/.test(lowerAt(tokens, at)) ? at + 1 : at;
  if (lowerAt(tokens, died) !== 'died') return at;
  const next = tokens[died + 1]?.text === ',' ? died + 2 : died + 1;
  if (lowerAt(tokens, next) === 'aged') return next + 1;
  const isAge = ['at', 'the', 'age', 'of'].every((word, index) => lowerAt(tokens, next + index) === word);
  return isAge ? next + 4 : at;
}

/** Whether a word ends as those for people do: "seller", "guitarist", "accountant". */
export function isAgent(lower: string): boolean {
  return AGENT_ENDINGS.some((ending) => lower.endsWith(ending)) && !NO_AGENTS.has(lower);
}

/** Whether a word may end the description of a person: "38-year-old food seller". */
function isPersonWord(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  const { lower } = token;
  return (
    isRoleWord(token) ||
    FEMALE_WORDS.has(lower) ||
    MALE_WORDS.has(lower) ||
    AGENTS.has(lower) ||
    isAgent(lower) ||
    COMPOUND.test(lower) ||
    lower === 'old'
  );
}

/** "the 38-year-old Jane Doe", "38-year-old food seller Jane Doe", "a 38-year-old man, Jane Doe," */
function ageBefore(doc: TokenizedText, name: NameMention): AgePhrase | null {
  const { tokens } = doc;
  const isApposed = tokens[name.from - 1]?.text === ',' && /^[,.;]$/.test(tokens[name.to]?.text ?? '');
  const end = isApposed ? name.from - 1 : name.from;
  if (!isPersonWord(tokens[end - 1])) return spelledAge(doc, end - 1);
  const { sentence } = tokens[name.from] ?? { sentence: -1 };
  for (let at = end - 1; at >= end - 1 - MAX_BETWEEN; at--) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence || ENDS.has(token.lower)) break;
    const found = spelledAge(doc, at);
    if (found !== null && found.to <= end) return found;
    if (token.kind === 'punctuation') break;
  }
  return null;
}

/**
 * A person's age in years as the text gives it beside one of the mentions; the slice holds the number and, where they
 * go together, the words "years old". Never a score, a minute or a shirt's number.
 */
export function ageOf(doc: TokenizedText, mentions: readonly NameMention[]): AgeFact | null {
  for (const name of mentions) {
    const found = ageAfter(doc, name) ?? ageBefore(doc, name);
    const [first, last] = [doc.tokens[found?.from ?? -1], doc.tokens[(found?.to ?? 0) - 1]];
    if (found === null || first === undefined || last === undefined) continue;
    return { ...textSpan(doc.text, first.start, last.end), value: found.value };
  }
  return null;
}
