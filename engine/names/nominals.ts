import type { Entity } from '../analysis.ts';
import nameWords from '../english/data/name-words.json' with { type: 'json' };
import nouns from '../english/data/person-nouns.json' with { type: 'json' };
import { KIN } from '../grammar/word-kinds.ts';
import type { Mention } from '../record.ts';
import { ListedWords, listedIn } from '../text/listed.ts';
import { firstIndex } from '../text/search.ts';
import { textSpan } from '../text/spans.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isAgent } from './ages.ts';
import { isOffice, isRoleWord } from './roles.ts';

/** The most words between "the" and the office: "the former deputy prime minister". */
const MAX_BETWEEN = 3;
/** An article that names more people leaves "this leader" open. */
const MAX_UNDESCRIBED = 3;
/** Offices of more people are not compared. */
const MAX_PEOPLE = 100;

/** Words for somebody under age: "the boy". */
export const MINORS = listedIn(nouns.minors);
/** Words for people besides offices and occupations, which follow "is a": "a legend". */
const PREDICATES = listedIn(nouns.predicates);
/** Whoever is younger is a child. */
export const OF_AGE = 18;
const IS = /^(?:is|was|been|became|remains|['’]s)$/;
/** Between the verb and the article: "is also a", "was both an". */
const ALSO: ReadonlySet<string> = new Set(nouns.also.split(' '));
/** What may follow a noun that is the head of a description: "a member of", "a writer who". */
export const SMALL_AFTER = listedIn(nouns.after);

/** What ends the office itself: "president of the bank". */
const ENDS_OFFICE = new ListedWords(nameWords.endsOffice);
/** After these a description goes on: "the lawyer for her". */
const DEPENDS_AFTER = new ListedWords(nameWords.dependsAfter);
const NO_DESCRIPTION = new ListedWords(nameWords.noDescription);

/** A description of somebody at a place in the text. */
interface Description {
  /** Index of its first token, the article; of a relative, the noun itself: the pronoun before it means another. */
  readonly from: number;
  /** Index of the office or occupation, its last token. */
  readonly head: number;
}

/**
 * Descriptions that stand for a person named in the text: "the minister" where one minister is named, "this North
 * Korean leader" where everybody else who is named has an office of their own, "the boy" where one who is named is
 * under age, and what somebody is said to be ("she is a former judge").
 *
 * @returns mentions of kind "nominal" by person, article included
 */
export function nominalsOf(doc: TokenizedText, entities: readonly Entity[]): Map<Entity, Mention[]> {
  const people = entities.filter(({ type }) => type === 'person').slice(0, MAX_PEOPLE);
  const found = new Map<Entity, Mention[]>();
  if (people.length === 0) return found;
  const offices = new Map(people.map((person) => [person, officeOf(person)]));
  // Few texts speak of "the boy": who is under age is only worked out there.
  let known: readonly Entity[] | null = null;
  const minors = (): readonly Entity[] => {
    known ??= minorsOf(doc, people);
    return known;
  };
  const taken = new Set(entities.flatMap(({ mentions }) => mentions.map(({ start }) => start)));
  const add = (person: Entity, { from, head }: Description) => {
    const [first, last] = [doc.tokens[from], doc.tokens[head]];
    if (first === undefined || last === undefined) return;
    const mention: Mention = { ...textSpan(doc.text, first.start, last.end), kind: 'nominal' };
    const own = found.get(person);
    if (own === undefined) found.set(person, [mention]);
    else own.push(mention);
  };
  for (const { from, head } of descriptionsIn(doc)) {
    // "the minister Ana Ray": the name is there.
    if (taken.has(doc.tokens[head + 1]?.start ?? -1)) continue;
    doc.work.spend(offices.size);
    const person = described(offices, doc, { from, head }) ?? theMinor(minors, doc, { from, head });
    if (person !== null) add(person, { from, head });
  }
  for (const relative of relativesIn(doc)) {
    doc.work.spend(offices.size);
    const person = theRelative(offices, doc, relative) ?? theMinor(minors, doc, relative);
    if (person !== null) add(person, relative);
  }
  for (const [person, description] of predicatesOf(doc, people)) add(person, description);
  return found;
}

/** "his daughter", where one who is named is introduced as the daughter of somebody, and no other is. */
function theRelative(
  offices: ReadonlyMap<Entity, Office | null>,
  { tokens }: TokenizedText,
  { head }: Description,
): Entity | null {
  const kin = lowerAt(tokens, head);
  const [only, ...others] = [...offices].filter(([, known]) => known?.words.has(kin) === true);
  return only !== undefined && others.length === 0 ? only[0] : null;
}

/** "the boy", where one of those named before is under age, or called so beside the name. */
function theMinor(
  minors: () => readonly Entity[],
  { tokens }: TokenizedText,
  { from, head }: Description,
): Entity | null {
  if (!MINORS.has(lowerAt(tokens, head))) return null;
  const [only, ...others] = minors();
  const isNamed = (only?.mentions[0]?.start ?? Number.POSITIVE_INFINITY) < (tokens[from]?.start ?? 0);
  return only !== undefined && others.length === 0 && isNamed ? only : null;
}

/** Those who are under age: by their years, by what they are ("schoolboy"), or called so beside the name. */
function minorsOf({ tokens }: TokenizedText, people: readonly Entity[]): readonly Entity[] {
  const called = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    // "baby Otto", "their child, Otto,"
    if (MINORS.has(lowerAt(tokens, at)))
      called.add(tokens[tokens[at + 1]?.text === ',' ? at + 2 : at + 1]?.start ?? -1);
  }
  return people.filter(({ age, role, mentions }) => {
    if (age !== null) return age.value < OF_AGE;
    const words = role?.text.toLowerCase().split(/[ -]/) ?? [];
    return (
      words.some((word) => MINORS.has(word)) || mentions.some(({ kind, start }) => kind === 'name' && called.has(start))
    );
  });
}

/**
 * "Ana Ray is a mathematician", "he was a former member": what the text says that somebody is. Linear in tokens and
 * mentions.
 */
function* predicatesOf({ tokens }: TokenizedText, people: readonly Entity[]): Generator<[Entity, Description]> {
  for (const person of people) {
    for (const { end, kind } of person.mentions) {
      const at = firstIndex(tokens.length, (index) => (tokens[index]?.end ?? 0) >= end);
      if (kind === 'nominal' || tokens[at]?.end !== end) continue;
      for (const description of predicatesAfter(tokens, at)) yield [person, description];
    }
  }
}

/** "was an artist", "was both an artist and a banker", ", 41, an artist", after the token at `at`. */
function* predicatesAfter(tokens: readonly Token[], at: number): Generator<Description> {
  const isAged = tokens[at + 2]?.kind === 'number' && [at + 1, at + 3].every((mark) => tokens[mark]?.text === ',');
  const first = isAged ? personAt(tokens, at + 4) : predicateAfter(tokens, at);
  if (first === null) return;
  yield first;
  const second = tokens[first.head + 1]?.lower === 'and' ? personAt(tokens, first.head + 2) : null;
  if (second !== null) yield second;
}

/** The description that "is a", "was also a" or "has been a" after the token at `at` begins. */
function predicateAfter(tokens: readonly Token[], at: number): Description | null {
  const lower = (index: number) => lowerAt(tokens, index);
  const verb = /^ha[sd]$/.test(lower(at + 1)) ? at + 2 : at + 1;
  if (!IS.test(lower(verb))) return null;
  return personAt(tokens, ALSO.has(lower(verb + 1)) ? verb + 2 : verb + 1);
}

/**
 * The description that the article at `from` begins, with its head; null where it is of no person, or goes on as no
 * person does.
 */
function personAt(tokens: readonly Token[], from: number): Description | null {
  const lower = (index: number) => lowerAt(tokens, index);
  const isDefinite = lower(from) === 'the';
  if (!isDefinite && !/^an?$/.test(lower(from))) return null;
  let head = nounAfter(tokens, from, isPersonNoun, MAX_BETWEEN + 1);
  while (isPersonNoun(tokens[head + 1])) head++;
  const next = tokens[head + 1];
  const isOver = next?.kind !== 'word' || SMALL_AFTER.has(next.lower);
  // "was the director of", and not "was the winner in it"
  const isOfPerson = isDefinite ? isRoleWord(tokens[head]) : isPersonNoun(tokens[head]);
  return isOfPerson && isOver ? { from, head } : null;
}

/** Whether a word in lower case is a noun for a person: "judge", "rapper", "grandmother"; an "indictment" is none. */
export function isNounForPerson(lower: string): boolean {
  return isOffice(lower, lower) || PREDICATES.has(lower) || isAgent(lower);
}

function isPersonNoun(token: Token | undefined): boolean {
  return isRoleWord(token) || PREDICATES.has(token?.lower ?? '') || (token !== undefined && isAgent(token.lower));
}

/** An office as the text gives it beside a name: its head noun, and its words. */
interface Office {
  readonly head: string;
  readonly words: ReadonlySet<string>;
}

/** "suspect in the murder of a former agent": the head comes before what the office is of. */
function officeOf({ role }: Entity): Office | null {
  if (role === null) return null;
  const words = role.text.toLowerCase().split(/[^\p{L}\p{M}-]+/u);
  const end = words.findIndex((word) => ENDS_OFFICE.has(word));
  const head = (end < 0 ? words : words.slice(0, end)).at(-1) ?? '';
  return { head, words: new Set(words) };
}

function* descriptionsIn({ tokens }: TokenizedText): Generator<Description> {
  for (let from = 0; from < tokens.length; from++) {
    const article = tokens[from]?.lower;
    if (article !== 'the' && article !== 'this') continue;
    let head = nounAfter(tokens, from, isDescriptive);
    // "the finance minister", "the police chief executive": the last office is the head.
    while (isRoleWord(tokens[head + 1])) head++;
    const isMinor = MINORS.has(lowerAt(tokens, head));
    if (isDescriptive(tokens[head]) && standsAlone(tokens, head + 1, isMinor)) yield { from, head };
    from = Math.max(from, head - 1);
  }
}

/** Of each relative, the noun. */
function* relativesIn({ tokens }: TokenizedText): Generator<Description> {
  for (let from = 0; from < tokens.length; from++)
    if (isRelative(tokens, from)) yield { from: from + 1, head: from + 1 };
}

/** "his daughter", "her husband's", and not "his mother Ana" or "her father of two". */
function isRelative(tokens: readonly Token[], from: number): boolean {
  if (!WHOSE.has(lowerAt(tokens, from))) return false;
  const noun = lowerAt(tokens, from + 1);
  return (KIN.has(noun) || MINORS.has(noun)) && standsAlone(tokens, from + 2, false);
}
const WHOSE = new ListedWords(['his', 'her', 'their']);

function isDescriptive(token: Token | undefined): boolean {
  return isRoleWord(token) || MINORS.has(token?.lower ?? '');
}

/**
 * "the president of the bank", "the lawyer representing her", "the Premier League": of somebody or something else. A
 * child alone in the text may be further described: "the boy wearing a red shirt".
 */
function standsAlone(tokens: readonly Token[], after: number, isMinor: boolean): boolean {
  const next = tokens[after];
  if (next === undefined) return true;
  // "the minister's car"
  if (/^['’]s?$/.test(next.text)) return true;
  if (/^\p{Lu}/u.test(next.text)) return false;
  return !(DEPENDS_AFTER.has(next.lower) || (next.lower.endsWith('ing') && !isMinor));
}

/**
 * Index of the first noun of a kind after the article at `from`, or of the word that parts them where none is there:
 * "a | retired primary school | teacher".
 *
 * @param most - how many words may be between
 */
export function nounAfter(
  tokens: readonly Token[],
  from: number,
  isNoun: (token: Token | undefined) => boolean,
  most = MAX_BETWEEN,
): number {
  let at = from + 1;
  while (at <= from + most && !isNoun(tokens[at]) && mayDescribe(lowerAt(tokens, at))) at++;
  return at;
}

/** Whether a word in lower case may stand between an article and a noun for a person. */
function mayDescribe(lower: string): boolean {
  return /^(?:\d{1,3}-)?\p{L}[\p{L}-]*$/u.test(lower) && !NO_DESCRIPTION.has(lower);
}

/** The one person named before who has that office; for "this", else the one of a few who has none. */
function described(
  offices: ReadonlyMap<Entity, Office | null>,
  { tokens }: TokenizedText,
  { from, head }: Description,
): Entity | null {
  const office = lowerAt(tokens, head);
  const place = tokens[from]?.start ?? 0;
  const holders = [...offices].filter(([, known]) => known?.head === office);
  if (holders.length > 0) {
    const [only] = holders;
    if (holders.length > 1 || only === undefined || (only[0].mentions[0]?.start ?? 0) > place) return null;
    // "the information commissioner" is not just any commissioner.
    const between = tokens.slice(from + 1, head);
    return between.every(({ lower }) => only[1]?.words.has(lower) === true) ? only[0] : null;
  }
  if (tokens[from]?.lower !== 'this' || offices.size > MAX_UNDESCRIBED) return null;
  const others = [...offices].filter(([person, known]) => known === null && (person.mentions[0]?.start ?? 0) < place);
  return others.length === 1 ? (others[0]?.[0] ?? null) : null;
}
