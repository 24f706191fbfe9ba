import type { EntityType } from '../analysis.ts';
import words from '../english/data/organization-words.json' with { type: 'json' };
import { beginsCapital } from '../text/letters.ts';
import { listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import { gazetteer } from './gazetteer.ts';
import { isBodyOf, JOINED_HEADS, POSSESSORS } from './joined.ts';
import { isKnownBody } from './known.ts';
import { endsOrganization, isLegal } from './organizations.ts';
import type { TaggedName } from './tagger.ts';
import { INSTITUTIONS } from './word-lists.ts';

/** Ends the name of a company: what follows is the next sentence ("… bought Veltrona Inc. Veltrona said …"). */
const COMPANY_END = /^(?:inc|corp|ltd|plc|llc)\.?$/;

/** How sure a legal form makes an organization. */
const FORM_MARGIN = 400;

/**
 * "World Health Organization['s Africa]", "Tarn News Channel['s Brandt]", "Facebook['s London]": an organization, where
 * the tagger ran on past its possessive.
 */
function partedBody(doc: TokenizedText, { from, to }: TaggedName): number {
  const { tokens } = doc;
  let at = from + 1;
  while (at < to - 1 && !/^['’]s?$/.test(tokens[at]?.text ?? '')) at++;
  if (at >= to - 1) return -1;
  const isOfOne = /s$/.test(tokens[at]?.text ?? '') && at > from + 1;
  if (isOfOne && gazetteer().lists('organization', tokens, from, at)) return at;
  const isWhole = isKnownBody(doc, from, at) || (isOfOne && !POSSESSORS.has(lowerAt(tokens, at - 1)));
  return isWhole && isOneOf(tokens, at + 1, to) ? at : -1;
}

/** One word that is no head of a body: no "Tarn University's Press" */
function isOneOf(tokens: readonly Token[], from: number, to: number): boolean {
  const word = tokens[from];
  if (to !== from + 1 || word === undefined || !isCapital(word)) return false;
  return !endsOrganization(word) && !JOINED_HEADS.has(word.lower);
}

/** Words that end names of organizations and are joined by "and" to others within one: "Police and Crime". */
const JOINED_ON: ReadonlySet<string> = new Set(['police', 'securities', 'leisure', 'energy']);

/** Whether a range ends as names of organizations do, and does not go on after "and". */
function isWholeBody({ tokens }: TokenizedText, { from, to }: TokenRange): boolean {
  const head = tokens[to - 1];
  return to > from + 1 && head !== undefined && endsOrganization(head) && !JOINED_ON.has(head.lower);
}

/** "Alta State Department", "Tarn Banking Group": whether two words or more end in what hardly "and" goes on after. */
function endsInHead({ tokens }: TokenizedText, { from, to }: TokenRange): boolean {
  return to > from + 1 && isCapital(tokens[to - 1]) && JOINED_HEADS.has(lowerAt(tokens, to - 1));
}

/** "Tarn Medical Centre and [Teaching Hospital]" are one: two words of which the first is like any other. */
function isOwnBody({ tokens }: TokenizedText, { from, to }: TokenRange): boolean {
  return to > from + 2 || !isCommon(lowerAt(tokens, from));
}

/** "Tarn Foundation and Alta Europe", "Rio Tinto and Tarn": index of the "and" between two that were read as one. */
function betweenBodies(doc: TokenizedText, { from, to }: TaggedName, alone: () => ReadonlySet<string>): number {
  const { tokens } = doc;
  let and = from + 1;
  while (and < to - 1 && tokens[and]?.lower !== 'and') and++;
  if (and >= to - 1 || !isCapital(tokens[and + 1])) return -1;
  const [left, right] = [
    { from, to: and },
    { from: and + 1, to },
  ];
  const isKnown = [left, right].map((side) => isKnownBody(doc, side.from, side.to));
  const isTwo =
    isKnown.every(Boolean) ||
    [left, right].some((side, at) => isKnown[at] === true && side.to > side.from + 1) ||
    (isWholeBody(doc, left) && to > and + 2) ||
    (endsInHead(doc, left) && endsInHead(doc, right) && isOwnBody(doc, right)) ||
    areTwo(doc, left, right) ||
    [left, right].every((side) => alone().has(formOf(doc, side)));
  return isTwo ? and : -1;
}

/**
 * "Tarn Banking Group and Brandt Money", "University of Tarn and Brandt College", "Tarn College Leeds and Brandt
 * College Leeds": where the second begins like no word but a name.
 */
function areTwo(doc: TokenizedText, left: TokenRange, right: TokenRange): boolean {
  const { tokens } = doc;
  if (right.to < right.from + 2 || !tokens.slice(right.from, right.to).every(isCapital)) return false;
  if (sharesHead(doc, left, right)) return true;
  const isOfTaught = isBodyOf(doc, left.from, left.to) && SCHOOLS.has(lowerAt(tokens, right.to - 1));
  const mayFollow = endsInHead(doc, left) || isOfTaught;
  return mayFollow && !isCommon(lowerAt(tokens, right.from));
}

/** No "Centre for Tarncare and Brandtcare Services" */
const SCHOOLS = listedIn(words.teach);

/** "Tarn [College] Leeds and Brandt [College] Leeds" */
function sharesHead({ tokens }: TokenizedText, left: TokenRange, right: TokenRange): boolean {
  const heads = new Set(tokens.slice(left.from + 1, left.to).map(({ lower }) => lower));
  return tokens.slice(right.from + 1, right.to).some(({ lower }) => heads.has(lower) && JOINED_HEADS.has(lower));
}

function formOf({ tokens, text }: TokenizedText, { from, to }: TokenRange): string {
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end);
}

/** "Tarn Corp. [of South Korea]", "Tarn Industries [of Norway]": index of an "of" that leads to a listed place. */
function ofSeat({ tokens }: TokenizedText, { from, to }: TaggedName): number {
  for (let of = from + 2; of < to - 1; of++) {
    if (tokens[of]?.lower !== 'of') continue;
    const before = tokens[of - 1];
    const isFirm = before !== undefined && (isLegal(before) || FIRM_END.has(before.lower));
    return isFirm && gazetteer().lists('place', tokens, of + 1, to) ? of : -1;
  }
  return -1;
}
const FIRM_END = listedIn(words.beforeSeat);

/** "Tarn Party's Ana Ray": index of a possessive that somebody's first name comes after. */
function ofOwner({ tokens }: TokenizedText, { from, to }: TaggedName): number {
  const last = tokens[to - 1];
  for (let at = from + 1; at < to - 2; at++) {
    if (!/^['’]s$/.test(lowerAt(tokens, at))) continue;
    return gazetteer().isFirstName(lowerAt(tokens, at + 1)) && last !== undefined && !endsOrganization(last) ? at : -1;
  }
  return -1;
}

/** "Ana Ray of Tarn Foods": index of the "of" after somebody's name; no "Victoria University of Tarn" */
function ofPerson({ tokens }: TokenizedText, { from, to }: TaggedName): number {
  const of = from + 2;
  const surname = lowerAt(tokens, from + 1);
  if (lowerAt(tokens, of) !== 'of' || of >= to - 1 || ![of - 1, of + 1].every((at) => isCapital(tokens[at]))) return -1;
  const isNamed = gazetteer().isFirstName(lowerAt(tokens, from)) && !isCommon(surname) && !JOINED_HEADS.has(surname);
  return isNamed && gazetteer().mayName(surname) && !INSTITUTIONS.has(surname) ? of : -1;
}

/** The name up to `end`, and the one from `next` on, which is of `type`. */
function apart(name: TaggedName, end: number, next: number, type: EntityType): TaggedName[] {
  return [
    { ...name, to: end },
    { ...name, from: next, type },
  ];
}

/** Two names where the tagger ran on past the end of the first. */
function parted(doc: TokenizedText, name: TaggedName, alone: () => ReadonlySet<string>): TaggedName[] {
  if (name.type !== 'organization') return [name];
  const { tokens } = doc;
  const sure = { ...name, margin: Math.max(FORM_MARGIN, name.margin) };
  const end = partedBody(doc, name);
  if (end >= 0) return [{ ...sure, to: end }];
  const owner = ofOwner(doc, name);
  if (owner >= 0) return apart(name, owner, owner + 1, 'person');
  const person = ofPerson(doc, name);
  if (person >= 0)
    return [
      { ...name, to: person, type: 'person' },
      { ...name, from: person + 1 },
    ];
  const of = ofSeat(doc, name);
  if (of >= 0) return apart({ ...name, isTold: true }, of, of + 1, 'place');
  const and = betweenBodies(doc, name, alone);
  if (and >= 0) return apart(name, and, and + 1, name.type);
  let at = name.from + 1;
  while (at < name.to && !COMPANY_END.test(lowerAt(tokens, at))) at++;
  if (tokens[at + 1]?.text === '.') at++;
  // "Tarn Corp. and Lowe Inc."
  const next = tokens[at + 1]?.lower === 'and' ? at + 2 : at + 1;
  const isOver = next < name.to && beginsCapital(tokens[next]?.text ?? '');
  return isOver ? apart(sure, at + 1, next, name.type) : [name];
}

/**
 * Organizations that were read as one with what follows them: the next sentence's first name ("Tarn Inc. Tarn"),
 * another one after "and". Linear in the tokens.
 *
 * @returns the names with both in place of such pairs, in text order
 */
export function partedBodies(doc: TokenizedText, names: readonly TaggedName[]): TaggedName[] {
  let alone: ReadonlySet<string> | null = null;
  const formsAlone = (): ReadonlySet<string> => {
    alone ??= new Set(names.filter(({ type }) => type !== 'person').map((name) => formOf(doc, name)));
    return alone;
  };
  return names.flatMap((name) => parted(doc, name, formsAlone));
}
