/**
 * What people are reported to have said without quotation marks: a verb of reporting opens a claim, learnt models say
 * where it ends and whether it is one.
 */

import type { Analysis, Entity, Mentions } from '../../analysis.ts';
import { QUOTE_MARKS } from '../../grammar/boundaries.ts';
import { isNobody } from '../../grammar/nobody.ts';
import { reportVerb } from '../../grammar/report-verbs.ts';
import { openingAt } from '../../names/opening.ts';
import type { Claimant, ClaimFact } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { Document } from '../../text/document.ts';
import { inHundredths } from '../../text/logistic.ts';
import type { AtomRange } from '../../text/ranges.ts';
import { type Span, type TextSpan, textSpan } from '../../text/spans.ts';
import type { SpeakerFinder } from '../quotes/speakers.ts';
import { reportEnd } from './ending.ts';
import { type ClaimModels, claimModels } from './model.ts';
import type { ReadClaim } from './report.ts';
import { CLOSING_MARKS } from './sentence.ts';
import { isImagined, isStatement, isTrusted, ownsUp, trustIn } from './trust.ts';
import { type QuotedRange, unquotedClaims } from './unquoted.ts';

/** A report and how far it is to be trusted. */
export interface TrustedClaim {
  readonly claim: ReadClaim;
  readonly trust: number;
}

/** Two reports that share this much of their words are one: the better one is kept. */
const SAME_SHARE = 0.5;

/**
 * Every report of a text that could be one, with its trust, in text order of its sentences.
 *
 * @param quoted the quotations, in text order
 */
export function trustedClaims(
  document: Pick<Document, 'atoms' | 'quotations' | 'sentences'>,
  quoted: readonly QuotedRange[],
  { ending, trust }: ClaimModels = claimModels(),
): TrustedClaim[] {
  const { atoms } = document;
  return unquotedClaims(document, quoted, (report) => reportEnd(atoms, report, ending)).map((place) => ({
    claim: place.claim,
    trust: trustIn(atoms, place, trust),
  }));
}

/**
 * The reports that are shown: trusted, somebody's, made rather than imagined, and of two that share most of their words
 * the better one.
 */
export function shownClaims(atoms: Atoms, claims: readonly TrustedClaim[]): TrustedClaim[] {
  const isSaid = ({ claimant }: ReadClaim) => claimant === null || !isNobody(atoms, claimant);
  return unrepeated(
    claims.filter(({ claim, trust }) => isTrusted(claim, trust) && isSaid(claim) && !isImagined(atoms, claim)),
  );
}

/**
 * Reported statements without quotation marks, in text order: what is said, by whom, and in which sense (alleged,
 * denied, charged, …). What is in quotation marks is a quotation and no claim.
 */
export function findClaims(analysis: Analysis, claims: readonly TrustedClaim[], speakers: SpeakerFinder): ClaimFact[] {
  return factsOf(analysis, shownClaims(analysis.atoms, claims), speakers);
}

/** From this trust on a report that is not built as a statement tells whose word the event is. */
const OPENING_TRUST = 0.4;

/**
 * The reports that the beginning of a text is built of, shown or not: they tell whose word its event is. Less has to
 * speak for them than for a claim shown by itself: where somebody may be saying it, the article does not say it.
 *
 * @param end - where the beginning ends, in characters
 */
export function openingReports(
  analysis: Analysis,
  claims: readonly TrustedClaim[],
  speakers: SpeakerFinder,
  end: number,
): ClaimFact[] {
  const { atoms } = analysis;
  const opening = claims.filter(
    ({ claim, trust }) =>
      claim.claimant !== null && atoms.at(claim.cue.from).start < end && (trust >= OPENING_TRUST || isStatement(claim)),
  );
  return factsOf(analysis, opening, speakers);
}

function factsOf(analysis: Analysis, claims: readonly TrustedClaim[], speakers: SpeakerFinder): ClaimFact[] {
  const story = afterAgency(analysis);
  const places = new Map(analysis.entities.map((entity, at) => [entity, at]));
  const keysIn = (span: Span) => keysWithin(analysis.mentions, span, places);
  return claims.flatMap((found) => {
    const claim = withinStory(analysis, found.claim, story);
    return claim === null ? [] : [factOf(analysis, { ...found, claim }, speakers, keysIn)];
  });
}

/**
 * A report without what comes before the story ("Velde (CNN)Police say", "Velde: Farmers demand"); null where nobody
 * but that says it.
 *
 * @param story - where the story begins, in characters
 */
function withinStory({ atoms }: Analysis, claim: ReadClaim, story: number): ReadClaim | null {
  const cut = ({ from, to }: AtomRange): AtomRange => {
    let first = from;
    while (first < to && atoms.at(first).start < story) first++;
    return { from: first, to };
  };
  const said = cut({ from: claim.from, to: claim.to });
  const claimant = claim.claimant === null ? null : cut(claim.claimant);
  if (said.from === said.to || (claimant !== null && claimant.from === claimant.to)) return null;
  return { ...claim, ...said, claimant };
}

function factOf(
  analysis: Analysis,
  { claim, trust }: TrustedClaim,
  speakers: SpeakerFinder,
  keysIn: (span: Span) => readonly string[],
): ClaimFact {
  const { atoms, text } = analysis;
  const span = ({ from, to }: AtomRange): TextSpan => textSpan(text, atoms.at(from).start, atoms.at(to - 1).end);
  const cue = span(claim.cue);
  const speaker = speakers.find(atoms, claim.claimant, claim.cue, tellsOfOthers(claim) ? claim : null);
  const claimant: Claimant | null = speaker === null ? null : { ...speaker, cue };
  const said = span(wholeOf(atoms, claim));
  return { ...said, kind: kindOf(atoms, claim), cue, claimant, about: keysIn(said), score: inHundredths(trust) };
}

/**
 * What is reported with whom it is asked of ("urged | drivers not to travel") and the mark that closes a quotation in
 * it.
 */
function wholeOf(atoms: Atoms, { frame, cue, from, to }: ReadClaim): AtomRange {
  const isOpen = CLOSING_MARKS.has(atoms.lower(to)) && atoms.at(to).glued && opensMark(atoms, from, to);
  return { from: frame === 'object infinitive' ? cue.to : from, to: isOpen ? to + 1 : to };
}

/** Whether a quotation that begins among the atoms from `from` to `to` is not closed there. */
function opensMark(atoms: Atoms, from: number, to: number): boolean {
  let isOpen = false;
  for (let at = from; at < to; at++) if (QUOTE_MARKS.has(atoms.lower(at))) isOpen = !isOpen;
  return isOpen;
}

/**
 * Whether a pronoun that says it is nobody named in it: "She said Ana Ray had left", "Ana Ray had left, she added"; but
 * "Ana Ray had left early, she said" is often her own word.
 */
function tellsOfOthers({ frame, lemma }: ReadClaim): boolean {
  return lemma === 'add' || (frame !== 'trailing' && frame !== 'parenthetical' && frame !== 'inverted');
}

/** Where the story begins after "(CNN)", "VELDE (Newsline) —" or "Velde:", which a text may open with: an offset. */
function afterAgency(analysis: Analysis): number {
  const { from, endedBy } = openingAt(analysis, 0);
  return endedBy !== null && endedBy !== 'dash' ? (analysis.tokens[from]?.start ?? 0) : 0;
}

/**
 * Without those that share most of their words with a better one, unless one tells who says the other. Reports overlap
 * only within a sentence, so few are compared.
 */
function unrepeated(claims: readonly TrustedClaim[]): TrustedClaim[] {
  const kept: TrustedClaim[] = [];
  for (const found of claims) {
    const first = Math.max(0, kept.length - NEIGHBOURS);
    const near = kept
      .slice(first)
      .findIndex(({ claim }) => shareOf(claim, found.claim) >= SAME_SHARE && !isAround(claim, found.claim));
    const rival = near < 0 ? -1 : first + near;
    const held = kept[rival];
    if (held === undefined) kept.push(found);
    else if (found.trust > held.trust) kept[rival] = found;
  }
  return kept.sort((a, b) => a.claim.from - b.claim.from);
}

/** "Police believe he fled, the mayor said": what the police believe, and that the mayor says so. */
function isAround({ frame, from, to }: ReadClaim, { cue }: ReadClaim): boolean {
  return frame === 'trailing' && from <= cue.from && cue.to <= to;
}

/** How many reports back one that shares words is looked for. */
const NEIGHBOURS = 6;

function shareOf(one: AtomRange, other: AtomRange): number {
  const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  return Math.max(0, shared) / (Math.max(one.to, other.to) - Math.min(one.from, other.from));
}

function kindOf(atoms: Atoms, claim: ReadClaim): ClaimFact['kind'] {
  const { lemma, frame, mode, cue } = claim;
  if (ownsUp(atoms, claim)) return 'admitted';
  if (frame === 'silence') return 'no-comment';
  if (frame === 'hearsay') return 'alleged';
  if (frame === 'plea') return lemma === 'plead guilty' ? 'admitted' : 'denied';
  // "is expected to say"
  if (mode === 'infinitive' && atoms.lower(cue.from - 2) === 'expected') return 'predicted';
  return reportVerb(lemma)?.kind ?? 'said';
}

/** Keys of the people, organizations and places named in a span, in the order of the record. */
function keysWithin(mentions: Mentions, span: Span, places: ReadonlyMap<Entity, number>): string[] {
  return [...mentions.entitiesWithin(span)]
    .map((entity) => ({ key: entity.key, place: places.get(entity) ?? -1 }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place)
    .map(({ key }) => key);
}
