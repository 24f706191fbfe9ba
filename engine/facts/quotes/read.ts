import quoteWords from '../../english/data/quote-words.json' with { type: 'json' };
import { type Attribution, attributionAfter, attributionBefore } from '../../grammar/attribution.ts';
import { sentenceSubject } from '../../grammar/sentence-subject.ts';
import { DIRECT_CUES, PARTIAL_CUES, TITLE_WORDS } from '../../grammar/speech.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { Document } from '../../text/document.ts';
import { type Piece, startsLine } from '../../text/quotation-marks.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';
import { firstIndex } from '../../text/search.ts';

/** A quoted piece with its attribution, over atoms. */
export interface ReadQuote extends AtomRange {
  readonly kind: 'direct' | 'partial';
  readonly utterance: number;
  readonly speaker: AtomRange | null;
  readonly cue: AtomRange | null;
  readonly rule: QuoteRule;
}

export type QuoteRule =
  | 'after'
  | 'before'
  | 'chain'
  | 'sentence before'
  | 'subject before'
  | 'paragraph'
  | 'partial before'
  | 'partial after'
  | 'bare';

/** Reads only a signature ("— Ana Ray") after a piece. */
const NO_CUES: ReadonlySet<string> = new Set();

/** Words that stay small in the title of a work. */
const TITLE_SMALL = new Set(quoteWords.titleSmall);

/** What a piece looks like by itself. */
interface Shape {
  readonly words: number;
  readonly capital: boolean;
  /** The mark before the closing one: "," "." "?" "!" or "". */
  readonly ending: string;
  readonly titleCase: boolean;
  /** First of its sentence or paragraph. */
  readonly opensSentence: boolean;
  readonly opensParagraph: boolean;
}

/** Quotations of a text, in order, scare quotes and titles of works left out. */
export function readQuotes(document: Pick<Document, 'atoms' | 'quotations' | 'unpaired'>): ReadQuote[] {
  const { atoms, quotations } = document;
  const quotes: ReadQuote[] = [];
  let utterance = 0;
  let previous: ReadQuote | null = null;
  let closed = -1;
  for (const piece of quotations) {
    const shape = shapeOf(atoms, piece);
    const read = classify(atoms, piece, shape, previous);
    const isOpen = read?.rule === 'subject before' && isAfterLoneMark(document, closed, piece.open);
    closed = piece.close;
    if (read === null) continue;
    const found = isOpen ? { ...read, speaker: null } : read;
    const continues =
      previous !== null &&
      found.kind === 'direct' &&
      previous.kind === 'direct' &&
      isSameUtterance(atoms, previous, piece);
    if (!continues) utterance++;
    previous = { ...found, from: piece.open, to: piece.close + 1, utterance };
    quotes.push(previous);
  }
  return quotes;
}

type Found = Pick<ReadQuote, 'kind' | 'speaker' | 'cue' | 'rule'>;

/**
 * Whether a mark that nothing closes is between the piece that ends at `from` and the one that begins at `to`, in the
 * same line: what is named there is quoted.
 */
function isAfterLoneMark(document: Pick<Document, 'atoms' | 'unpaired'>, from: AtomNumber, to: AtomNumber): boolean {
  const { atoms, unpaired } = document;
  const lone = unpaired[firstIndex(unpaired.length, (index) => (unpaired[index] ?? 0) >= to) - 1] ?? from;
  if (lone <= from) return false;
  for (let at = to; at > lone; at--) if (startsLine(atoms, at)) return false;
  return true;
}

function classify(atoms: Atoms, piece: Piece, shape: Shape, previous: ReadQuote | null): Found | null {
  const before = startsLine(atoms, piece.open) ? '' : atoms.lower(piece.open - 1);
  const led = before === ',' || before === ':';
  if (isTitle(atoms, piece, shape, led) || runsOver(atoms, piece)) return null;
  // "...," he said.
  const after = attributionFollowing(atoms, piece, shape);
  if (after !== null && isFollowed(atoms, piece, shape)) return { kind: 'direct', ...after, rule: 'after' };
  const signed = signature(atoms, piece, shape);
  if (signed !== null) return signed;
  // He said, "..." and he said: "..."
  const own = startsLine(atoms, piece.open) ? null : attributionBefore(atoms, piece.open, DIRECT_CUES);
  if (own !== null && led && leadsInto(atoms, piece, shape, own, previous))
    return shape.words > 1 || shape.ending !== '' ? { kind: 'direct', ...own, rule: 'before' } : null;
  return (
    saidBefore(piece, shape, own) ??
    (before === ':' ? afterColon(atoms, piece, shape) : null) ??
    classifyUnled(atoms, piece, shape, previous)
  );
}

/** What a piece is that nothing leads into: a sentence of its own, or a few quoted words. */
function classifyUnled(atoms: Atoms, piece: Piece, shape: Shape, previous: ReadQuote | null): Found | null {
  return isWholeSentence(piece, shape) ? unled(atoms, piece, previous) : partial(atoms, piece, shape);
}

/** The attribution after a piece, unless the piece ends its sentence. */
function attributionFollowing(atoms: Atoms, piece: Piece, shape: Shape): Attribution | null {
  return shape.ending !== '.' && piece.closed ? attributionAfter(atoms, piece.close + 1, DIRECT_CUES) : null;
}

/** Whether what is after a piece may attribute it: the piece is whole, or a mark parts the two. */
function isFollowed(atoms: Atoms, piece: Piece, shape: Shape): boolean {
  const isParted = shape.ending !== '' || atoms.at(piece.close + 1).kind === 'mark';
  return isParted && (shape.capital || shape.opensSentence);
}

/** "..." — Ana Ray */
function signature(atoms: Atoms, piece: Piece, shape: Shape): Found | null {
  const mayBeSigned = piece.closed && (shape.capital || shape.opensParagraph) && shape.words >= 3;
  const signed = mayBeSigned ? attributionAfter(atoms, piece.close + 1, NO_CUES) : null;
  return signed === null || signed.cue !== null ? null : { kind: 'direct', ...signed, rule: 'after' };
}

/** Whether an attribution leads into the piece after its comma or colon. */
function leadsInto(
  atoms: Atoms,
  piece: Piece,
  shape: Shape,
  attribution: Attribution,
  previous: ReadQuote | null,
): boolean {
  return shape.capital || continuesUtterance(atoms, piece, previous) || isNear(attribution, piece.open, 4);
}

/** He said "...": a sentence without a comma before it. */
function saidBefore(piece: Piece, shape: Shape, own: Attribution | null): Found | null {
  const isSentence = shape.capital && shape.words >= 4 && shape.ending !== '';
  return own !== null && isSentence && isNear(own, piece.open, 6) ? { kind: 'direct', ...own, rule: 'before' } : null;
}

/** The mayor was angry: "..." */
function afterColon(atoms: Atoms, piece: Piece, shape: Shape): Found | null {
  if (!shape.capital || shape.words < 4) return null;
  return { kind: 'direct', speaker: sentenceSubject(atoms, piece.open - 1), cue: null, rule: 'before' };
}

/** A sentence of its own in marks; a comma does not tell whether it continues after the piece. */
function isWholeSentence(piece: Piece, shape: Shape): boolean {
  const isWhole = (shape.capital || shape.opensParagraph) && shape.words >= 3 && shape.opensSentence;
  return isWhole && (SENTENCE_ENDINGS.has(shape.ending) || !piece.closed);
}

const SENTENCE_ENDINGS = new Set(['.', '?', '!', '…']);

/**
 * "“The mill is shut, said Otto Falk." and a new paragraph: a mark that was never closed takes in who speaks, and
 * somebody else's words after it.
 */
function runsOver(atoms: Atoms, { first, last }: Piece): boolean {
  let line = first + 1;
  while (line <= last && !startsLine(atoms, line)) line++;
  if (line > last) return false;
  for (let at = first; at < line; at++) {
    if (atoms.lower(at) !== ',') continue;
    const said = attributionAfter(atoms, at, SAID);
    if (said?.speaker != null && atoms.at(said.speaker.from).capital && said.speaker.from <= line) return true;
  }
  return false;
}
const SAID = new Set(['said', 'says']);

/**
 * A whole sentence in marks without words of attribution: its speaker is that of the piece, sentence or paragraph
 * before.
 */
function unled(atoms: Atoms, piece: Piece, previous: ReadQuote | null): Found | null {
  if (startsLine(atoms, piece.open)) {
    if (atoms.lower(piece.open - 1) === ':') {
      const led = attributionBefore(atoms, piece.open - 1, DIRECT_CUES);
      return {
        kind: 'direct',
        speaker: led?.speaker ?? sentenceSubject(atoms, piece.open - 1),
        cue: led?.cue ?? null,
        rule: 'before',
      };
    }
    const sentence = lastAttribution(atoms, piece.open);
    const carried =
      previous !== null && (sentence === null || previous.from > sentenceStart(sentence)) ? previous : sentence;
    return {
      kind: 'direct',
      speaker: carried?.speaker ?? null,
      cue: null,
      rule: carried === null ? 'bare' : 'paragraph',
    };
  }
  if (previous !== null && previous.speaker !== null && isChained(atoms, previous, piece))
    return { kind: 'direct', speaker: previous.speaker, cue: previous.cue, rule: 'chain' };
  const sentence = lastAttribution(atoms, piece.open);
  if (sentence !== null) return { kind: 'direct', ...sentence, rule: 'sentence before' };
  return { kind: 'direct', speaker: sentenceSubject(atoms, piece.open - 1), cue: null, rule: 'subject before' };
}

function sentenceStart(attribution: Attribution): number {
  return attribution.cue?.from ?? attribution.speaker?.from ?? -1;
}

/** The last attribution in the sentence that ends before `end`. */
function lastAttribution(atoms: Atoms, end: AtomNumber): Attribution | null {
  return attributionBefore(atoms, end - 1, DIRECT_CUES);
}

/** How far apart, in atoms, two pieces of one speech may stand. */
const CHAIN_REACH = 45;

function isChained(atoms: Atoms, previous: ReadQuote, piece: Piece): boolean {
  if (piece.open - previous.to > CHAIN_REACH) return false;
  for (let at = previous.to; at <= piece.open; at++) if (startsLine(atoms, at)) return false;
  return true;
}

function isSameUtterance(atoms: Atoms, previous: ReadQuote, piece: Piece): boolean {
  if (!isChained(atoms, previous, piece)) return false;
  // At most one sentence, the attribution, lies between.
  let boundaries = 0;
  for (let at = previous.to + 1; at <= piece.open; at++)
    if (atoms.at(at).sentence !== atoms.at(at - 1).sentence) boundaries++;
  return boundaries <= 1;
}

/** "..., he said, and ...": the piece before ended with a comma and its attribution leads into this one. */
function continuesUtterance(atoms: Atoms, piece: Piece, previous: ReadQuote | null): boolean {
  return (
    previous !== null &&
    previous.kind === 'direct' &&
    piece.open - previous.to <= 12 &&
    isChained(atoms, previous, piece)
  );
}

function isNear(attribution: Attribution, open: number, reach: number): boolean {
  return attribution.cue !== null && open - attribution.cue.to <= reach;
}

/** How far before a few quoted words the verb that introduces them may stand. */
const PARTIAL_REACH = 25;

function partial(atoms: Atoms, piece: Piece, shape: Shape): Found | null {
  if (!piece.closed) return null;
  const before = startsLine(atoms, piece.open) ? null : attributionBefore(atoms, piece.open, PARTIAL_CUES);
  if (before !== null && before.speaker !== null && isNear(before, piece.open, PARTIAL_REACH))
    return { kind: 'partial', ...before, rule: 'partial before' };
  const after = shape.words >= 3 ? attributionAfter(atoms, piece.close + 1, PARTIAL_CUES) : null;
  return after === null ? null : { kind: 'partial', ...after, rule: 'partial after' };
}

function shapeOf(atoms: Atoms, piece: Piece): Shape {
  let first = piece.first;
  while (first < piece.last && atoms.at(first).kind === 'mark') first++;
  const opensParagraph = startsLine(atoms, piece.open);
  return {
    ...wordsOf(atoms, piece),
    capital: atoms.at(first).capital || atoms.at(first).kind === 'number' || atoms.lower(piece.first) === '…',
    ending: piece.closed ? (ENDINGS.get(atoms.lower(piece.last)) ?? '') : '',
    opensParagraph,
    opensSentence: opensParagraph || atoms.at(piece.open).sentence !== atoms.at(piece.open - 1).sentence,
  };
}

/** What a piece ends with, by its last mark; breaking off and going on both count as a dash. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  [',', ','],
  ['.', '.'],
  ['?', '?'],
  ['!', '!'],
  ['…', '…'],
  ['—', '—'],
  ['-', '—'],
  ["'", '—'],
  [']', '—'],
]);

/** How many words a piece has, and whether all but the small ones have capitals. */
function wordsOf(atoms: Atoms, piece: Piece): Pick<Shape, 'words' | 'titleCase'> {
  let words = 0;
  let capitals = 0;
  let smalls = 0;
  for (let at = piece.first; at <= piece.last; at++) {
    const { kind, lower, capital } = atoms.at(at);
    if (kind === 'number') words++;
    if (kind !== 'word' || (at > piece.first && isAfterApostrophe(atoms, at))) continue;
    words++;
    if (capital) capitals++;
    else if (!TITLE_SMALL.has(lower)) smalls++;
  }
  return { words, titleCase: smalls === 0 && capitals >= 1 };
}

/** The "s" of "it's", which is no word of its own. */
function isAfterApostrophe(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.glued(at) && atoms.lower(at - 1) === "'";
}

/** Title of a work: capitals throughout and nobody who says it, or a word such as "film" before it. */
function isTitle(atoms: Atoms, piece: Piece, shape: Shape, led: boolean): boolean {
  const announced =
    TITLE_WORDS.has(atoms.lower(piece.open - 1)) ||
    (atoms.lower(piece.open - 1) === ',' && TITLE_WORDS.has(atoms.lower(piece.open - 2)));
  if (announced && shape.words <= 10 && shape.capital) return true;
  return (
    shape.titleCase &&
    shape.words >= 2 &&
    shape.words <= 8 &&
    !led &&
    !shape.opensParagraph &&
    shape.ending !== '!' &&
    shape.ending !== '?'
  );
}
