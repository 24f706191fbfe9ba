import type { Analysis, Entity } from '../analysis.ts';
import { FoldedPattern } from '../text/folded.ts';
import type { Span } from '../text/spans.ts';

/** What one side says at a time, in a talk that is set as labelled paragraphs. */
export interface Turn {
  /**
   * What is before the colon: "A", "Question", "Jon Wall", "LOCAL NEWS"; where turns have no labels, who is introduced
   * for an answer, and nothing for a question.
   */
  readonly label: Span | null;
  /** Whether the label by itself tells a reader who speaks: a name, but no letters. */
  readonly isNamed: boolean;
  /** The paragraphs of the turn without their label; at least one. */
  readonly parts: readonly Span[];
  readonly asks: boolean;
  /** Whom the label names; null for letters, outlets and names that several people share. */
  readonly speaker: Entity | null;
}

interface Labelled {
  readonly label: Span;
  readonly side: string;
  readonly said: Span;
}

interface Side {
  readonly asks: boolean;
  readonly speaker: Entity | null;
}

const ASKER = 'q';
const ANSWERER = 'a';
const LETTERED = /^([QA]\d{0,2})[:.]\s+(?=\S)/;
const SPELT = /^(Question|Answer|QUESTION|ANSWER)(?: ?\d{1,2})?:\s+(?=\S)/;
/** One to four words that begin with capitals. */
const NAMED = new FoldedPattern(
  String.raw`^((?:\p{Lu}[\p{L}\p{M}'’.-]{0,30} ){0,3}\p{Lu}[\p{L}\p{M}'’.-]{0,30}):\s+(?=\S)`,
);
/** No label is longer, with the mark after it. */
const LONGEST_LABEL = 200;
/** Each side of a talk speaks at least so often. */
const MIN_TURNS = 2;

/** Asked for by summary, quotations and form: read once an article. */
const KNOWN = new WeakMap<Analysis, readonly Turn[]>();

/**
 * The turns of an interview or a talk, in text order; none in another text. Sides are told by letters ("Q: …", "A: …"),
 * by the words for them, or by names: two labels that come again and again, one of which asks or is a person's.
 */
export function turnsOf(analysis: Analysis): readonly Turn[] {
  const turns = KNOWN.get(analysis) ?? readTurns(analysis);
  KNOWN.set(analysis, turns);
  return turns;
}

function readTurns(analysis: Analysis): Turn[] {
  const { text, paragraphs } = analysis;
  const lines = paragraphs.map(({ start, end }) => ({ start, end: start + text.slice(start, end).trimEnd().length }));
  const labelled = byInitials(
    text,
    lines.map((line) => labelledAt(text.slice(line.start, line.end), line.start)),
  );
  const sides = sidesOf(analysis, labelled);
  const isTalk = [...sides.values()].some(({ asks, speaker }) => asks || speaker !== null);
  if (sides.size < 2 || !isTalk)
    return unlabelledTurns(
      analysis,
      lines.flatMap((line) => linesOf(text, line)),
    );

  const turns: (Turn & { readonly parts: Span[] })[] = [];
  const last = labelled.findLastIndex((one) => one !== null && sides.has(one.side));
  lines.slice(0, last + 1).forEach((line, at) => {
    const one = labelled[at] ?? null;
    const side = sides.get(one?.side ?? '');
    const before = turns.at(-1);
    const isNamed = one !== null && side?.speaker !== null && !isLetters(text.slice(one.label.start, one.label.end));
    if (one !== null && side !== undefined) turns.push({ ...side, label: one.label, isNamed, parts: [one.said] });
    // An answer goes on in the paragraphs that have no label, up to the next turn.
    else if (one === null && before?.asks === false) before.parts.push(line);
  });
  return turns;
}

/** "Q", "A", "OF": who speaks, but only for readers who know it already. */
function isLetters(label: string): boolean {
  return /^(?:\p{Lu}{1,3}|[QA]\d{1,2})$/u.test(label) || SPELT.test(`${label}: -`);
}

/** The lines of a paragraph. */
function linesOf(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (let from = start; from < end; ) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 || stop > end ? end : stop;
    if (to > from) found.push(withoutBold(text, { start: from, end: to }));
    from = to + 1;
  }
  return found;
}

/** "**Who sleeps there?**" in a text that is no Markdown, without its asterisks. */
function withoutBold(text: string, { start, end }: Span): Span {
  const isBold = end - start > BOLD_MARKS && text.startsWith('**', start) && text.startsWith('**', end - 2);
  return isBold ? { start: start + 2, end: end - 2 } : { start, end };
}
const BOLD_MARKS = 4;

/** The fewest paragraphs that are questions in a text that is a talk, and in one whose title says so. */
const MIN_QUESTIONS = 3;
const MIN_QUESTIONS_TITLED = 2;
const TALK_TITLE = /\b(?:Q ?& ?A|interview)\b/i;
const LONGEST_QUESTION = 200;
const ONE_QUESTION = /^(?:\d{1,2}[.)] )?\p{Lu}[^.!?\n]*\?$/u;
/**
 * A question by itself, or one that comes after what it is about and follows an answer: "Your hut is shut. Who sleeps
 * there?" Whoever speaks of themselves and addresses nobody answers: "I was tired. Who wouldn't be?"
 */
function isQuestion(line: string, isAnswer: boolean): boolean {
  if (!line.endsWith('?')) return false;
  if (ONE_QUESTION.test(line)) return true;
  if (isAnswer) return false;
  return ADDRESSES.test(line) || !FIRST_PERSON.test(line);
}
const ADDRESSES = /\byour?\b/i;
/** What the person who answers says of themselves. */
const FIRST_PERSON = /\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Ww]e|[Oo]ur)\b/u;

/** "She talks to | Owen Platt", "interview by | Owen Platt" */
const ASKED_BY = /\b(?:(?:talks?|talked|speaks?|spoke|tells|told|interviewed)(?: to| with)?|by) $/u;
const LONGEST_ASKED_BY = 20;

function isAsker(text: string, { mentions }: Entity): boolean {
  const [first] = mentions;
  return first !== undefined && ASKED_BY.test(text.slice(Math.max(0, first.start - LONGEST_ASKED_BY), first.start));
}

/**
 * The turns of a talk whose questions are paragraphs of their own, as in bold, with no label: the only person
 * introduced before them answers, mostly in the first person.
 */
function unlabelledTurns({ text, entities, title }: Analysis, lines: readonly Span[]): Turn[] {
  const asks: boolean[] = [];
  for (const { start, end } of lines)
    asks.push(end - start < LONGEST_QUESTION && isQuestion(text.slice(start, end), asks.at(-1) === true));
  const first = asks.indexOf(true);
  const questions = asks.filter(Boolean).length;
  const least = TALK_TITLE.test(title ?? '') ? MIN_QUESTIONS_TITLED : MIN_QUESTIONS;
  if (first < 1 || questions < least) return [];
  const before = lines[first]?.start ?? 0;
  const people = entities.filter(({ type }) => type === 'person');
  const speaker = personAsked(
    people.filter((person) => !isAsker(text, person)),
    title,
    before,
  );
  const label = speaker?.mentions.find(({ kind, start }) => kind === 'name' && start < before);
  if (speaker === null || label === undefined) return [];
  const turns: (Turn & { readonly parts: Span[] })[] = [];
  lines.slice(first).forEach((line, at) => {
    const last = turns.at(-1);
    if (asks[first + at] === true)
      turns.push({ asks: true, speaker: null, label: null, isNamed: false, parts: [line] });
    else if (last?.asks === true) turns.push({ asks: false, speaker, label, isNamed: false, parts: [line] });
    else if (!text.startsWith(speaker.name, line.start)) last?.parts.push(line);
  });
  const isOwn = ({ start, end }: Span): boolean => FIRST_PERSON.test(text.slice(start, end));
  // The last answer may be followed by a note: "The book is out in May."
  const end = turns.at(-1)?.parts;
  if (end !== undefined) end.length = Math.max(1, end.findLastIndex(isOwn) + 1);
  const answers = turns.filter((turn) => !turn.asks);
  const own = answers.filter(({ parts }) => parts.some(isOwn));
  return own.length * 2 >= answers.length && answers.length * 2 > questions ? turns : [];
}

/** "**Ana Ray:** It did.", "**Q**: Did it?" in a text that is no Markdown. */
const BOLD = /^\*\*([^*\n]{1,120})\*\*:?\s+(?=\S)/;

/** "**Newsline: Did it rain?**" there: a turn of whoever asks, with its label. */
const ALL_BOLD = /^\*\*([^*\n]+)\*\*$/;

/** A turn whose label is between asterisks, the colon before or after the last two. */
function boldLabelAt(line: string, start: number): Labelled | null {
  const [whole, within] = BOLD.exec(line) ?? [];
  if (whole === undefined || within === undefined) return null;
  const label = within.endsWith(':') ? within.slice(0, -1) : within;
  const hasColon = within.endsWith(':') || whole.trimEnd().endsWith(':');
  const plain = hasColon ? labelledAt(`${label}: -`, start + 2) : null;
  return plain === null ? null : { ...plain, said: { start: start + whole.length, end: start + line.length } };
}

function labelledAt(line: string, start: number): Labelled | null {
  if (line.startsWith('**')) {
    const [, within] = ALL_BOLD.exec(line) ?? [];
    return within === undefined ? boldLabelAt(line, start) : labelledAt(within, start + 2);
  }
  const plain = LETTERED.exec(line) ?? SPELT.exec(line);
  const [whole, label] = plain ?? NAMED.exec(line.slice(0, LONGEST_LABEL)) ?? [];
  if (whole === undefined || label === undefined) return null;
  return {
    label: { start, end: start + label.length },
    side: plain === null ? lastWordOf(label) : label.charAt(0).toLowerCase(),
    said: { start: start + whole.length, end: start + line.length },
  };
}

/** "Jon Wall" and "WALL" are labels of one side. */
function lastWordOf(label: string): string {
  return label.slice(label.lastIndexOf(' ') + 1).toLowerCase();
}

/** "ij" of "Ilse Jansen". */
function initialsOf(name: string): string {
  const words = name.split(/[ -]/u);
  return words.length < 2
    ? ''
    : words
        .map((word) => word.charAt(0))
        .join('')
        .toLowerCase();
}

/** The same where a name in full is of the side of its initials: "Ilse Jansen: Why?" first, then "IJ: And then?". */
function byInitials(text: string, labelled: readonly (Labelled | null)[]): (Labelled | null)[] {
  const written = new Set(labelled.map((one) => one?.side));
  return labelled.map((one) => {
    if (one === null) return one;
    const initials = initialsOf(text.slice(one.label.start, one.label.end));
    return initials !== '' && written.has(initials) ? { ...one, side: initials } : one;
  });
}

/** The sides that speak often enough. One that is named asks where most of its turns are questions. */
function sidesOf({ text, entities, title }: Analysis, labelled: readonly (Labelled | null)[]): Map<string, Side> {
  const turns = labelled.filter((one) => one !== null);
  const people = entities.filter(({ type }) => type === 'person');
  const called = bySide(people);
  const sides = new Map<string, Side>();
  for (const [side, said] of Map.groupBy(turns, (one) => one.side)) {
    if (said.length < MIN_TURNS) continue;
    if (side === ASKER || side === ANSWERER) {
      const speaker = side === ANSWERER ? personAsked(people, title, turns[0]?.label.start ?? 0) : null;
      sides.set(side, { asks: side === ASKER, speaker });
      continue;
    }
    const questions = said.filter(({ said: { start, end } }) => text.slice(start, end).endsWith('?'));
    const speaker = only((called.get(side) ?? []).map(({ person }) => person));
    sides.set(side, { asks: questions.length * 2 > said.length, speaker });
  }
  return sides;
}

/** People by the sides that may be theirs: their last word, and their initials. */
function bySide(people: readonly Entity[]): ReadonlyMap<string, readonly { readonly person: Entity }[]> {
  const sides = people.flatMap((person) =>
    [...new Set([lastWordOf(person.name), initialsOf(person.name)])].map((side) => ({ side, person })),
  );
  return Map.groupBy(sides, ({ side }) => side);
}

/** The only person named before the first turn, or in the title. */
function personAsked(people: readonly Entity[], title: string | null, before: number): Entity | null {
  return only(
    people.filter(
      ({ name, mentions }) =>
        title?.includes(name) === true || mentions.some(({ kind, start }) => kind === 'name' && start < before),
    ),
  );
}

function only(people: readonly Entity[]): Entity | null {
  return people.length === 1 ? (people[0] ?? null) : null;
}
