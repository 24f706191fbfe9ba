/**
 * What kind of text an article is (news, brief, live page, interview, opinion, release, list, feature), by how its
 * paragraphs begin and what its title says.
 */

import type { Analysis } from '../../analysis.ts';
import { NUMBER_WORDS } from '../../grammar/numerals.ts';
import { Tree } from '../../grammar/tree.ts';
import { turnsOf } from '../../names/turns.ts';
import type { DateFact, FormFact } from '../../record.ts';
import { FoldedPattern } from '../../text/folded.ts';
import { WordTable } from '../../text/listed.ts';
import words from './data/form-words.json' with { type: 'json' };
import { featureSigns, namesThing } from './feature.ts';
import { isSeveralItems } from './items.ts';

/** How many paragraphs are looked at; more would not change what kind of text it is. */
const PARAGRAPHS = 80;
/** How many paragraphs that are alike make a form. */
const ENOUGH = 3;
/** A question to somebody, and a heading, have no more characters than this. */
const SHORT = 220;
/**
 * A writer's own voice: words of the first and second person and of duty, weighed, for every hundred words outside
 * quotation marks.
 */
const OWN_VOICE = 2.6;
/** The same for a text that names no day at its beginning. */
const VOICE_OF_UNDATED = 1.5;
/** A text this long whose first sentences name no day is no news. */
const LONG = 250;
const FIRST_SENTENCES = 6;

/** How much a word says that the writer speaks in person, in [0, 1]. */
const PERSONS = new WordTable<number>(
  new Map([
    ...words.duty.map((word) => [word, 1] as const),
    ...words.party.map((word) => [word, 0.4] as const),
    ...words.self.map((word) => [word, 1] as const),
  ]),
);

/** Fewer words in the writer's own person than this make no opinion piece, however short the text. */
const LEAST_VOICE = 3;
/** The share of paragraphs with labels of their own from which a text is several items. */
const MOSTLY = 0.5;
/** Among how many paragraphs at the beginning the name of a column is looked for. */
const LABELS = 3;
/**
 * How many signs make a feature, and how many a short one, which names few days in any case, where its headline
 * is not one of them.
 */
const FEATURE_SIGNS = 2;
const SIGNS_OF_SHORT = 3;
/** A text of fewer tokens is no feature. */
const SHORTEST_FEATURE = 90;

/** The paragraphs and the title of a text, and how many paragraphs are alike in some way. */
interface Looks {
  readonly title: string;
  readonly paragraphs: number;
  /** One of its first paragraphs is but the name of a column: "Letters", "Editorial". */
  readonly isLabelledOpinion: boolean;
  readonly questions: number;
  readonly numbered: number;
  readonly labelled: number;
  /** Paragraphs that begin with a label, how many different labels those are, and how many address an editor. */
  readonly labels: { readonly all: number; readonly different: number; readonly letters: number };
  readonly sourced: number;
  readonly timed: number;
  readonly release: number;
  readonly voice: number;
}

/**
 * What kind of text an article is: told by its title, by paragraphs that are alike, by whose voice it is in, and by
 * whether it begins with a day.
 */
export function formOf(analysis: Analysis, dates: readonly DateFact[]): FormFact {
  const looks = looksOf(analysis);
  const structure =
    structured(looks) ?? (turnsOf(analysis).length > 0 ? { value: 'interview' as const, score: 0.9 } : null);
  if (structure !== null) return structure;
  const isDayless = !namesDay(analysis, dates);
  if (isOpinion(looks, isDayless)) return { value: 'opinion', score: 0.8 };
  if (isSeveralItems(analysis)) return { value: 'brief', score: 0.6 };
  if (looks.release > 0 || analysis.tokens.length < SHORTEST_FEATURE) return { value: 'news', score: 0.9 };
  const sureness = isDayless && !opensPerfect(analysis) ? HARDLY_NEWS : 0.9;
  const signs = featureSigns(analysis, isDayless);
  const isShort = analysis.tokens.length < LONG;
  return signs >= (isShort && !namesThing(analysis) ? SIGNS_OF_SHORT : FEATURE_SIGNS)
    ? { value: 'feature', score: 0.5 + signs / 10 }
    : { value: 'news', score: sureness };
}
/** How sure it is that a text is news whose first sentences name no day. */
const HARDLY_NEWS = 0.7;

/** "has warned", "have been put up for sale": the tense in which news without a day begins. */
function opensPerfect({ sentences, tokens }: Analysis): boolean {
  const [lead] = sentences;
  if (lead === undefined) return false;
  const read = tokens.slice(lead.firstToken, lead.endToken);
  // Parsing costs more than looking for the only words that can be such an auxiliary.
  if (!read.some(({ lower }) => HAVE.has(lower))) return false;
  const tree = new Tree(read);
  return tree.children(tree.root).some((each) => tree.relation(each) === 'auxiliary' && HAVE.has(tree.lower(each)));
}
const HAVE = new Set(['has', 'have']);

const EVENTFUL = new Set<FormFact['value']>(['news', 'live', 'release']);
/** What passes for a feature is now and then news; its event is believed if it scores at least this. */
const SURE_EVENT = 0.75;
/** The same of what may be no news at all, a column or a portrait. */
const SURE_UNDATED = 0.6;

/**
 * Whether a text of a form reports an event: opinion, lists and interviews do not, and a feature, or a text that
 * names no day, only one that is surer than others need to be.
 *
 * @param score - how sure the event is, in [0, 1]
 */
export function tellsEvent({ value, score: sureness }: FormFact, score: number): boolean {
  if (value === 'feature') return score >= SURE_EVENT;
  if (value === 'news' && sureness <= HARDLY_NEWS) return score >= SURE_UNDATED;
  return EVENTFUL.has(value);
}

/** Whether the first sentences name a day or a time. */
function namesDay({ sentences }: Analysis, dates: readonly DateFact[]): boolean {
  const end = sentences[Math.min(FIRST_SENTENCES, sentences.length) - 1]?.end ?? 0;
  return dates.some(
    ({ type, start, value, text }) =>
      start < end && ((type === 'TIME' && NAMED_DAY.test(text)) || (type === 'DATE' && NEAR.test(value))),
  );
}
/** "Friday night", "this morning", "5.30pm": "at a quarter to two in the morning" is of any day. */
const NAMED_DAY = /day|tonight|^this |\d/i;
/** A day or a week: news says "Tuesday" and "last week"; a year or "now" tells nothing. */
const NEAR = /^(?:\d{4}|XXXX)-(?:\d{2}-\d{2}|XX-XX|W)/;

/** What paragraphs that are alike, and what a title says of itself, make of a text: the first that holds. */
const STRUCTURES: readonly (readonly [FormFact, (looks: Looks) => boolean])[] = [
  [{ value: 'live', score: 0.9 }, (looks) => looks.timed >= ENOUGH || (looks.timed > 0 && says(looks, words.live))],
  [{ value: 'list', score: 0.7 }, (looks) => says(looks, words.explainer)],
  [
    { value: 'interview', score: 0.9 },
    (looks) => looks.questions >= ENOUGH || (looks.questions > 1 && says(looks, words.interview)),
  ],
  // "SIR: …", "SIR: …": letters to the editor.
  [{ value: 'opinion', score: 0.8 }, ({ labels }) => labels.letters > 1],
  [{ value: 'interview', score: 0.7 }, ({ labels }) => labels.all - labels.different >= ENOUGH],
  [{ value: 'list', score: 0.7 }, (looks) => hasLabelledItems(looks) && says(looks, words.list)],
  [{ value: 'brief', score: 0.7 }, hasLabelledItems],
  [
    { value: 'list', score: 0.85 },
    (looks) => looks.numbered >= ENOUGH && !says(looks, words.brief) && looks.sourced < ENOUGH,
  ],
  [{ value: 'list', score: 0.85 }, (looks) => looks.labelled >= ENOUGH && says(looks, words.list)],
  [
    { value: 'brief', score: 0.8 },
    (looks) => says(looks, words.brief) || looks.sourced >= ENOUGH || looks.labelled >= ENOUGH,
  ],
  [{ value: 'list', score: 0.85 }, ({ title }) => isCountedTitle(title)],
  [{ value: 'live', score: 0.7 }, (looks) => says(looks, words.live)],
  [{ value: 'release', score: 0.8 }, ({ release }) => release > 1],
];

function structured(looks: Looks): FormFact | null {
  return STRUCTURES.find(([, holdsFor]) => holdsFor(looks))?.[0] ?? null;
}

function says({ title }: Looks, cues: readonly string[]): boolean {
  return cues.some((cue) => holds(title, cue));
}

/** Whether most paragraphs begin with a label, each with one of its own. */
function hasLabelledItems({ labels, paragraphs }: Looks): boolean {
  return labels.all >= ENOUGH && labels.all === labels.different && labels.all >= paragraphs * MOSTLY;
}

function isOpinion({ title, voice, isLabelledOpinion }: Looks, isDayless: boolean): boolean {
  if (isLabelledOpinion) return true;
  const label = title.split(/[:|]/)[0] ?? '';
  const isLabelled = label.length < title.length && words.opinion.some((cue) => label.trim() === cue);
  return isLabelled || voice >= (isDayless ? VOICE_OF_UNDATED : OWN_VOICE);
}

/** "Seven walks for people who hate walking": a number, and what it counts is what lists count. */
function isCountedTitle(title: string): boolean {
  const [first = '', second = '', third = ''] = title.replace(/^the /, '').split(' ');
  return (
    (/^\d{1,3}$/.test(first) || NUMBER_WORDS.has(first)) && words.list.some((cue) => cue === second || cue === third)
  );
}

/** Whether a text in small letters holds a cue as whole words. */
function holds(text: string, cue: string): boolean {
  const at = text.indexOf(cue);
  const isLetter = (mark: string) => /[a-z]/.test(mark);
  return (
    at >= 0 && !(isLetter(cue.charAt(0)) && isLetter(text.charAt(at - 1))) && !isLetter(text.charAt(at + cue.length))
  );
}

const TIMED = /^(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?:[\s:–—-]|$)/i;
/** "… at the weekend. (Evening Ledger)" */
const SOURCED = new FoldedPattern(String.raw`[.!?”"’'] ?\(\p{Lu}[\p{L}’'.&-]*(?: \p{Lu}[\p{L}’'.&-]*){0,4}\)$`);
const NUMBERED = /^\d{1,2}[.)]\s/;
const ASKED = /^Q[:.–-]/;
/** "PORTUGAL: ...", "TIN PARADE (Channel Eight)" */
const LABELLED = new FoldedPattern(String.raw`^(?:\p{Lu}[\p{Lu}'’.-]+ ){0,4}\p{Lu}[\p{Lu}'’.-]+(?::| \()`);

function looksOf(analysis: Analysis): Looks {
  const paragraphs = analysis.paragraphs
    .slice(0, PARAGRAPHS)
    .map(({ start, end }) => analysis.text.slice(start, end).trim());
  const count = (test: (text: string) => boolean) => paragraphs.filter(test).length;
  const heads = paragraphs.map((text) => text.slice(0, SHORT));
  const openings = heads.map((text) => text.toLowerCase());
  return {
    title: (analysis.title ?? '').toLowerCase(),
    paragraphs: paragraphs.length,
    isLabelledOpinion: openings.slice(0, LABELS).some((text) => words.opinion.includes(text.replace(/[.:]$/, ''))),
    questions: count(
      (text) => ASKED.test(text) || (text.length < SHORT && text.endsWith('?') && !/^["“'‘]/.test(text)),
    ),
    numbered: count((text) => NUMBERED.test(text)),
    labels: labelsOf(heads),
    labelled: heads.filter((text) => LABELLED.test(text)).length,
    sourced: count((text) => text.endsWith(')') && SOURCED.test(text)),
    timed: count((text) => TIMED.test(text)),
    release:
      words.release.filter((cue) => openings.some((text) => holds(text, cue))).length +
      words.releaseLines.filter((line) => openings.some((text) => text.includes(line) && bare(text) === line)).length,
    voice: voiceOf(analysis),
  };
}

/** A line without the marks around it: "- Ends -". */
function bare(line: string): string {
  return line.replace(/[^\p{Ll} ]/gu, '').trim();
}

/** "Velde Harbour: The ferry …", "Oslo — A court …": what names an item or a speaker before a paragraph. */
const LABEL = new FoldedPattern(String.raw`^(?:\p{Lu}[\p{L}'’.-]* ){0,3}\p{Lu}[\p{L}'’.-]*(?=: \S| [—–] \S)`);

function labelsOf(paragraphs: readonly string[]): Looks['labels'] {
  const labels = paragraphs.flatMap((text) => LABEL.exec(text)?.[0].toLowerCase() ?? []);
  const letters = labels.filter((label) => label === 'sir' || label === 'madam').length;
  return { all: labels.length, different: new Set(labels).size, letters };
}

/** How much a writer speaks in person: weighed words for every hundred outside quotation marks. */
function voiceOf({ atoms, tokens, quotations }: Analysis): number {
  const quoted = quotations
    .filter(({ closed }) => closed)
    .map(({ open, close }) => ({ start: atoms.at(open).start, end: atoms.at(close).end }));
  let [own, all, next] = [0, 0, 0];
  for (const { start, lower, kind } of tokens) {
    while (next < quoted.length && (quoted[next]?.end ?? 0) <= start) next++;
    const isQuoted = (quoted[next]?.start ?? Number.POSITIVE_INFINITY) <= start;
    if (isQuoted || kind !== 'word') continue;
    all++;
    own += PERSONS.get(lower.includes('’') ? lower.replace('’', "'") : lower) ?? 0;
  }
  return own < LEAST_VOICE ? 0 : (100 * own) / all;
}
