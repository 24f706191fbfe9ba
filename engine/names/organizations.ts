import nameWords from '../english/data/name-words.json' with { type: 'json' };
import words from '../english/data/organization-words.json' with { type: 'json' };
import { isLegalForm } from '../grammar/legal-form.ts';
import { listedIn } from '../text/listed.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { gazetteer } from './gazetteer.ts';
import { overlaid } from './overlay.ts';
import { ROLES } from './roles.ts';
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';
import { COMPOUND } from './word-lists.ts';

/** How sure the form of a name makes it an organization's. */
const MARGIN = 400;
/**
 * A place or a person that the tagger is this sure of is no part of an organization's name ("Toowoomba" in "… in
 * Toowoomba Hill Trust").
 */
const SURE = 250;
const MAX_WORDS = 6;

/** The longest of the legal forms, in characters. */
const LONGEST_FORM = 5;
/** Words that end the names of organizations, and of hardly anything else. */
const HEADS = listedIn(words.heads);
/** No name of an organization begins with one of these. */
const NO_START = new RegExp(`^(?:${nameWords.noFirstWordOfOrganization.join('|')})\\.?$`);

/** What makes a "Service" an organization: "Queensland Police Service". */
const SERVICE_OF = listedIn(words.serviceOf);
const OPENING = /^["“'‘]$/;
const CLOSING = /^["”'’,.]$/;

/** Whether a word is the legal form of a company: whatever comes before one in capitals is a company. */
export function isLegal({ text }: Token): boolean {
  return isLegalForm(text);
}

/** Whether a name that ends in this word is an organization's by its form. */
export function endsOrganization(token: Token): boolean {
  return isLegal(token) || (HEADS.has(token.lower) && isCapital(token));
}

/** Whether a "Service" that a word is before is an organization: "[Ambulance] Service". */
export function isServiceOf(lower: string): boolean {
  return SERVICE_OF.has(lower);
}

/** Whether no organization's name begins with a word: "[Shares] of Tarn Systems". */
export function opensNoOrganization({ lower }: Token): boolean {
  return NO_START.test(lower);
}

/** "in Bangor, Co Down": a county, and no company. */
function isCounty({ tokens }: TokenizedText, at: number): boolean {
  return /^co\.?$/.test(lowerAt(tokens, at)) && tokens[at - 1]?.text === ',' && isCapital(tokens[at + 1]);
}

/** Index after the head at `at` and a legal form that follows it ("Holdings Plc", "Robotics, Inc."). */
function afterForm({ tokens }: TokenizedText, at: number): number {
  const to = tokens[at + 1]?.text === ',' ? at + 2 : at + 1;
  const next = tokens[to];
  return next?.kind === 'word' && next.sentence === tokens[at]?.sentence && isLegal(next) ? to + 1 : at + 1;
}

/** The names of a text by the tokens they are over. */
class NamesOver {
  readonly #names: readonly TaggedName[];
  readonly #length: number;
  /** Index of the name over each token, one more; 0 where none is. Made when first asked for. */
  #over: TokenMarks | null = null;

  constructor(names: readonly TaggedName[], length: number) {
    this.#names = names;
    this.#length = length;
  }

  at(token: number): TaggedName | undefined {
    this.#over ??= this.#made();
    return this.#names[this.#over.at(token) - 1];
  }

  #made(): TokenMarks {
    const over = new TokenMarks(this.#length);
    for (const [index, name] of this.#names.entries()) over.mark(name, index + 1);
    return over;
  }
}

/** A word that ends names of organizations, where it may end one. */
interface Form {
  readonly head: Token;
  readonly at: number;
  /** The index after it and its legal form. */
  readonly to: number;
  /** Where the name begins at the latest: a comma may part a legal form from it ("Veridian Robotics, Inc."). */
  readonly least: number;
  readonly isOfCompany: boolean;
  /** What the tagger reads there. */
  readonly old: TaggedName | undefined;
}

function formAt(doc: TokenizedText, at: number, namesOver: NamesOver): Form | null {
  const { tokens } = doc;
  const head = tokens[at];
  if (head === undefined || (head.text === head.lower && head.lower !== 'plc')) return null;
  if (head.kind !== 'word' || head.sentence < 0) return null;
  const isOfCompany = head.text.length <= LONGEST_FORM && isLegal(head) && !isCounty(doc, at);
  if (!isOfCompany && !isHead(tokens, at)) return null;
  const to = afterForm(doc, at);
  // "the Obama administration", in capitals, is no organization of that name.
  if (head.lower === 'administration' && namesOver.at(at - 1)?.type === 'person') return null;
  if (!isOfCompany && goesOn(doc, to, head)) return null;
  const least = isOfCompany && tokens[at - 1]?.text === ',' && isCapital(tokens[at - 2]) ? at - 1 : at;
  return { head, at, to, least, isOfCompany, old: namesOver.at(at) };
}

function isHead(tokens: readonly Token[], at: number): boolean {
  const head = tokens[at];
  if (head === undefined) return false;
  if (head.lower === 'service' && isServiceOf(lowerAt(tokens, at - 1))) return true;
  return HEADS.has(head.lower) && isCapital(head);
}

/** "Kessler[,] Roth & Co.": a comma right before the words that "&" joins, after a word that is no place. */
function isListed({ tokens }: TokenizedText, from: number): boolean {
  const [before, comma] = [tokens[from - 2], tokens[from - 1]];
  const isBeforeJoined = comma?.text === ',' && tokens[from + 1]?.text === '&';
  if (!isBeforeJoined || before === undefined || !isCapital(before)) return false;
  return !gazetteer().lists('place', tokens, from - 2, from - 1) && tokens[from - 3]?.lower !== 'in';
}

/** Where the capitalised words before a form begin that belong to its name, no earlier than `done`. */
function formStart(
  doc: TokenizedText,
  { head, at, least, isOfCompany, old }: Form,
  done: number,
  names: NamesOver,
): number {
  const { tokens } = doc;
  let from = least;
  while (from > done && at - from < MAX_WORDS) {
    const token = tokens[from - 1];
    if (token === undefined || token.sentence !== head.sentence) break;
    // "Roth & Co."
    const mayJoin = from < at || /^co\.?$/.test(head.lower);
    const isJoined = (token.text === '&' && mayJoin && isCapital(tokens[from - 2])) || isListed(doc, from);
    const name = names.at(from - 1);
    const isSure = name !== undefined && name !== old && name.type !== 'organization' && name.margin >= SURE;
    const isCompany = isOfCompany && name !== undefined && isOfCompanyName(name, least);
    if (!isJoined && ((isSure && !isCompany) || !mayBelong(token, name, doc, from - 1, isOfCompany))) break;
    from--;
  }
  return from;
}

/**
 * Whether what the tagger is sure of is a piece of a company's name: nobody is called what is right before a legal
 * form ("Tarn Biotech, Inc."), and a town or surname may be before the rest of it ("Harlow Biotech, Inc.").
 */
function isOfCompanyName({ from, to }: TaggedName, least: number): boolean {
  return to === least || to - from === 1;
}

/** Whether the words up to a form are a name that the tagger has not, and no piece of a longer one or of a title. */
function isOwnName({ tokens }: TokenizedText, { to, old }: Form, from: number, names: NamesOver): boolean {
  const isWhole =
    old?.type === 'organization' &&
    old.from <= from &&
    old.to >= to &&
    (old.margin >= MARGIN || old.from < from || old.to > to);
  const isCut = (names.at(from)?.from ?? from) < from;
  // The title of a show: "Fashion Police".
  const isTitle = OPENING.test(tokens[from - 1]?.text ?? '') && CLOSING.test(tokens[to]?.text ?? '');
  return !isWhole && !isCut && !isTitle;
}

/**
 * Organizations that their form tells, where the tagger is unsure of them or cuts them short: capitalised words up to a
 * legal form ("Kaiku Oy") or a word that ends names of organizations ("Tideway Leisure", "Lamont Geological
 * Observatory"). Linear in the tokens.
 *
 * @returns the names with those added, in text order
 */
export function formedOrganizations(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const namesOver = new NamesOver(names, tokens.length);
  const found: TaggedName[] = [];
  let done = 0;
  for (let at = 1; at < tokens.length; at++) {
    const form = formAt(doc, at, namesOver);
    if (form === null) continue;
    const from = formStart(doc, form, done, namesOver);
    if (from === form.least || !isOwnName(doc, form, from, namesOver)) continue;
    found.push({ from, to: form.to, type: 'organization', margin: Math.max(MARGIN, form.old?.margin ?? 0) });
    done = form.to;
    at = form.to - 1;
  }
  return overlaid(names, found, tokens.length);
}

/** "Trust Fund", "Committee to Protect Journalists", "Leeds Police Chief": the name does not end at its head. */
function goesOn({ tokens }: TokenizedText, to: number, head: Token): boolean {
  const next = tokens[to];
  if (next?.sentence !== head.sentence) return false;
  if (isCapital(next)) return head.lower === 'police' || !ROLES.has(next.lower);
  return next.lower === 'of' || (/^(?:for|to)$/.test(next.lower) && isCapital(tokens[to + 1]));
}

function mayBelong(
  token: Token,
  name: TaggedName | undefined,
  { sentences }: TokenizedText,
  at: number,
  isOfCompany: boolean,
): boolean {
  if (!isCapital(token) || NO_START.test(token.lower) || COMPOUND.test(token.lower) || ROLES.has(token.lower))
    return false;
  if (gazetteer().isTitle(token.lower) || gazetteer().isNationality(token.lower)) return false;
  // The capital of a sentence's first word says nothing: the tagger has to see a name there.
  return isOfCompany || sentences[token.sentence]?.firstToken !== at || name !== undefined;
}
