import type { EntityType } from '../analysis.ts';
import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { PARTICLES } from '../grammar/word-kinds.ts';
import { beginsSmall } from '../text/letters.ts';
import { listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import { compoundEnd } from './compounds.ts';
import groundNames from './data/ground-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { genderOfAddress, genderOfName } from './gender.ts';
import { nameKey } from './key.ts';
import type { NameMention } from './name-mention.ts';
import { areLettersAfter, DEMONYM, isNobody, OPENERS } from './nobody.ts';
import { endsOrganization, isLegal, opensNoOrganization } from './organizations.ts';
import { partedBodies } from './parted.ts';
import { writtenSurnames } from './repeat.ts';
import { isRoleWord, ROLES } from './roles.ts';
import { isRoyalTitle } from './royal.ts';
import type { TaggedName } from './tagger.ts';
import { BEFORE_PLACE, INSTITUTIONS, KINDS_OF_PLACE, PLACE_ENDS, WEEKDAY } from './word-lists.ts';

/** No name of news is longer in tokens; bounds what linking compares. */
const MAX_TOKENS = 16;

/** A possessive that is a token of its own, a bare apostrophe, or an article. */
const NOT_NAME = /^(?:['’‘ʼ]s?|the|a|an|[-–—/&,])$/i;
/** Small words that stand inside names, and neither begin nor end one. */
const INSIDE = /^(?:and|or|of|for|in)$/;

/** "Siblings Minh and Lan Tran" */
const GROUPS = new RegExp(`^(?:${nameWords.groupsOfPeople.join('|')})$`);
/** "MPs", "CEOs" */
const PLURAL_ACRONYM = /^\p{Lu}{2,}s$/u;

/** Short forms of titles and ranks, which are no part of a name: "Prof Ana Ray", "Cllr Ray", "Det Insp Ray". */
const SHORT_TITLE = new RegExp(`^(?:${nameWords.shortTitles.join('|')})\\.?$`);

/** "Ana Ray Theatre": words that end names of organizations and of what they are in, and hardly a surname. */
const BODY_ENDS = listedIn(groundNames.bodyEnds);
/** What begins names of places and organizations in languages that put it first: "Fazenda Tarn", "Studio Tarn". */
const OPENS_PLACE = listedIn(groundNames.opensPlace);
const OPENS_ORGANIZATION = listedIn(groundNames.opensBody);

/** "an interest in Leeds": what one has in a firm or a club. */
const IN_FIRM = /^(?:interest|shares|stakes?|faith)$/;

/** Who has a seat in a parliament. */
const MEMBER = /^(?:MPs?|MEPs?|MSPs?|TDs?)$/;

/** "in Leeds", which a text of matches may have taught the tagger to take for a club; "the Leeds MP" */
function isListedSeat(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  const isIn = lowerAt(tokens, from - 1) === 'in' && !IN_FIRM.test(lowerAt(tokens, from - 2)) && to === from + 1;
  return (isIn || MEMBER.test(tokens[to]?.text ?? '')) && gazetteer().lists('place', tokens, from, to);
}

/** What a name is by the words it begins and ends with and those before it, where they tell more than the tagger. */
function typeOf({ tokens }: TokenizedText, { from, to, type, isTold }: TaggedName): EntityType {
  const lower = (at: number) => lowerAt(tokens, at);
  const isOfPlace = lower(from - 1) === 'of' && KINDS_OF_PLACE.has(tokens[from - 2]?.text ?? '');
  if (type !== 'place' && isOfPlace) return 'place';
  if (type === 'organization') return isListedSeat(tokens, { from, to }) ? 'place' : type;
  if (type !== 'person' || isTold === true || to - from < 2) return type;
  // "Hoover Dam", but "Derek Van Dam"
  const endsPlace = PLACE_ENDS.has(lower(to - 1)) && !PARTICLES.has(lower(to - 2));
  if (endsPlace || OPENS_PLACE.has(lower(from))) return 'place';
  return OPENS_ORGANIZATION.has(lower(from)) || BODY_ENDS.has(lower(to - 1)) ? 'organization' : type;
}

/** "Sen. Ana Ray, D-Ohio,": whom she stands for, and where. */
const PARTY_AND_STATE = /^[DRI]-\p{Lu}/u;

function isBeforeName(lower: string): boolean {
  // "Lieutenant-Colonel"
  if (lower.includes('-')) return lower.split('-').every((part) => gazetteer().isTitle(part));
  return gazetteer().isTitle(lower) || DEMONYM.test(lower) || SHORT_TITLE.test(lower) || GROUPS.test(lower);
}

/** Cuts articles, titles and possessives off a mention. Null where nothing of it is a name. */
function trimmed(doc: TokenizedText, name: TaggedName, surnames: ReadonlySet<string>): TaggedName | null {
  const { from, to } = nameTokens(doc, name);
  if (to <= from || to - from > MAX_TOKENS) return null;
  const cut = { ...name, from, to };
  if (isNoName(doc, name.type, from, to) && !isNamedAsOffice(doc, cut, surnames)) return null;
  return { ...cut, type: typeOf(doc, cut) };
}

/** Behind a name and before ":" it opens the line of who took a picture. */
const PICTURE: ReadonlySet<string> = new Set(['image', 'photo', 'picture', 'video', 'credit']);

/** The tokens of a mention that are its name. */
function nameTokens({ tokens }: TokenizedText, name: TaggedName): Pick<TaggedName, 'from' | 'to'> {
  let { from, to } = name;
  const isOutside = (at: number) => NOT_NAME.test(tokens[at]?.text ?? '') || INSIDE.test(tokens[at]?.text ?? '');
  while (from < to && isOutside(from)) from++;
  // "Nando's" is called so.
  const isCalledSo = name.isTold === true && name.type === 'organization' && /^['’]s$/.test(tokens[to - 1]?.text ?? '');
  while (!isCalledSo && to > from && isOutside(to - 1)) to--;
  if (name.type === 'person') return personTokens(tokens, { ...name, from, to });
  return placeOrBodyTokens(tokens, { from, to });
}

/** The same of a place or an organization, without what is read with it. */
function placeOrBodyTokens(tokens: readonly Token[], range: TokenRange): TokenRange {
  let { from, to } = range;
  // "Leeds-registered Tarn Holdings"
  while (to - from > 1 && compoundEnd(tokens[from]) > 0) from++;
  // "Elsewhere Tarn Holdings said"
  if (to - from > 1 && (opensSentence(tokens[from]) || isBeforeBody(tokens, { from, to }))) from++;
  if (to - from > 2 && opensShares(tokens, from)) from += 2;
  if (to - from > 1 && isOfOffice(tokens, to - 1)) to--;
  // "the Tarn Party [MP] for Leeds"
  if (to - from > 1 && MEMBER.test(tokens[to - 1]?.text ?? '')) to--;
  // "the Brotherhood of Tarn Wednesday"
  if (to - from > 2 && WEEKDAY.test(lowerAt(tokens, to - 1))) to--;
  return { from, to };
}

/** "Elsewhere", "But", which are no part of an organization; "Sunday" may be one. */
function opensSentence(token: Token | undefined): boolean {
  if (token === undefined || WEEKDAY.test(token.lower)) return false;
  return OPENERS.has(token.lower) && opensNoOrganization(token);
}

/** "[Former] Tarn United", "[Six] University of Tarn students" at the start of a sentence: what a whole name follows */
function isBeforeBody(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  const [before, first, next] = [tokens[from - 1], tokens[from], tokens[from + 1]];
  if (first === undefined || before?.sentence === first.sentence || !opensNoOrganization(first)) return false;
  if (gazetteer().lists('organization', tokens, from + 1, to)) return true;
  return INSTITUTIONS.has(next?.lower ?? '') && lowerAt(tokens, from + 2) === 'of';
}

/** "Treasury [Principal] Secretary Ana Ray": the first word of an office that goes on after the name. */
function isOfOffice(tokens: readonly Token[], at: number): boolean {
  const before = lowerAt(tokens, at - 1);
  return before !== 'of' && before !== 'the' && isRoleWord(tokens[at]) && isRoleWord(tokens[at + 1]);
}

/** "[Shares of] Tarn Systems": a plural that begins no name, and "of". */
function opensShares(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at];
  return first?.lower.endsWith('s') === true && tokens[at + 1]?.lower === 'of' && opensNoOrganization(first);
}

/** Whether a word that ends a long name says when, or opens the line of a picture. */
function isNoneOfName(last: Token | undefined, next: Token | undefined): boolean {
  return WEEKDAY.test(last?.lower ?? '') || (next?.text === ':' && PICTURE.has(last?.lower ?? ''));
}

/** The same of a person's: without titles before it, and letters and days after it. */
function personTokens(tokens: readonly Token[], name: TaggedName): Pick<TaggedName, 'from' | 'to'> {
  let { from, to } = name;
  while (to - from > 1 && OPENERS.has(lowerAt(tokens, from))) from++;
  // "Princess Alunan", where that is her first name
  const mayBeTitle = !(name.isTold === true && isRoyalTitle(tokens[from]));
  while (mayBeTitle && to - from > 1 && isBeforeName(lowerAt(tokens, from))) from++;
  if (to - from > 1 && isPeeping(tokens, from)) from++;
  // "[Registrar] Otto J. Ray"
  if (to - from > 2 && isWhatTheyDo(tokens[from])) from++;
  while (to - from > 1 && areLettersAfter(tokens[to - 1]?.text ?? '')) to--;
  // "met Ana Lind Ray Monday", "Ana Lind Image: …"
  if (to - from > 2 && isNoneOfName(tokens[to - 1], tokens[to])) to--;
  return { from, to };
}

/** "Peeping [Tom]": what somebody is */
function isPeeping(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === 'Tom' && lowerAt(tokens, at - 1) === 'peeping';
}

/** "Registrar", "Alderman": an office that is no first name, as "Prince" or "Dean" may be. */
function isWhatTheyDo(token: Token | undefined): boolean {
  if (token === undefined || !ROLES.has(token.lower) || isRoyalTitle(token)) return false;
  return !gazetteer().isFirstName(token.lower);
}

/** "[County] engineer Ana Ray", "the [Opposition]": no place by itself. */
const NO_PLACE = /^(?:county|crown|district|street|opposition)$/;

/** Whether the tokens of a mention name nobody and nothing: a party and state, a law, a nationality, an office. */
function isNoName({ tokens }: TokenizedText, type: EntityType, from: number, to: number): boolean {
  const { text = '' } = tokens[from] ?? {};
  if (PARTY_AND_STATE.test(text)) return true;
  if (to > from + 1) return false;
  const before = tokens[from - 1];
  return (areLettersAfter(text) && (before?.text === ',' || isCapital(before))) || isNoWord(tokens, type, from);
}

/** The same of a single word. */
function isNoWord(tokens: readonly Token[], type: EntityType, at: number): boolean {
  const { text = '', lower = '' } = tokens[at] ?? {};
  if (DEMONYM.test(lower) || PLURAL_ACRONYM.test(text) || isPeeping(tokens, at)) return true;
  // "Tarn [County]-born"
  if (type === 'place') return NO_PLACE.test(lower.slice(0, lower.length - compoundEnd(tokens[at])));
  const next = tokens[at + 1];
  // "[Security] Minister Ana Ray"
  if (type === 'organization')
    return isCommon(lower) && gazetteer().bitsOf(lower) === 0 && isCapital(next) && isRoleWord(next);
  // "Teacher Dorothea Ray": what she is.
  return isNobody(lower) || (ROLES.has(lower) && /^\p{Lu}/u.test(next?.text ?? ''));
}

/** "King said", where Billie Jean King was named: somebody whose surname is an office. */
function isNamedAsOffice(
  { tokens }: TokenizedText,
  { type, from, to }: TaggedName,
  surnames: ReadonlySet<string>,
): boolean {
  if (type !== 'person' || to > from + 1 || tokens[from - 1]?.lower === 'the') return false;
  return surnames.has(tokens[from]?.text ?? '');
}

/** What "Secretary of State" leaves, which is no organization. */
const PART_OF_OFFICE: ReadonlySet<string> = new Set(['state']);

function titleBefore({ tokens }: TokenizedText, from: number): string | null {
  const before = lowerAt(tokens, from - 1);
  return gazetteer().isTitle(before) ? before : null;
}

/** What speaks for each type of a name. */
type Votes = Map<EntityType, number>;

function addVote(votes: Map<string, Votes>, key: string, type: EntityType, weight: number): void {
  const found: Votes = votes.get(key) ?? new Map();
  found.set(type, (found.get(type) ?? 0) + weight);
  votes.set(key, found);
}

function winner(votes: Votes): EntityType | null {
  let best: EntityType | null = null;
  let most = 0;
  for (const [type, sum] of votes) {
    if (sum > most) {
      best = type;
      most = sum;
    }
  }
  return best;
}

/** A surname alone says less of a text than the whole name that it repeats. */
const SURNAME_WEIGHT = 0.6;
/** "the city of Tarn" says more of "Tarn" than the word alone does, which the tagger may take for a surname. */
const TOLD_WEIGHT = 2;
/**
 * "Greenline Environmental" says more of "Greenline" than the word alone does, which the tagger may take for a surname.
 */
const SHORT_WEIGHT = 1.5;

/**
 * One name, one type: all mentions of a name vote with their margins, and a person's whole name votes for its last
 * word. What a news text has introduced as a person is not a place three paragraphs on.
 */
export function settleNames(doc: TokenizedText, names: readonly TaggedName[]): NameMention[] {
  const written = writtenSurnames(doc, names);
  const mentions = partedBodies(doc, names)
    .flatMap((name) => trimmed(doc, name, written) ?? [])
    .flatMap((name) => mentionOf(doc, name) ?? []);
  const votes = new Map<string, Votes>();
  const surnames = surnamesOf(mentions);
  const kept = new Set([...surnames, ...placesStoodIn(doc, mentions)]);
  for (const mention of mentions) vote(doc, votes, mention, kept);
  return mentions
    .filter((mention) => !isFamily(doc, mention, surnames))
    .map((mention) => {
      if (isBearer(doc, mention, surnames)) return { ...mention, type: 'person' };
      if (isDateline(doc, mention)) return mention;
      const found = votes.get(mention.key);
      const type = (found === undefined ? null : winner(found)) ?? mention.type;
      return type === mention.type ? mention : { ...mention, type };
    });
}

/** "a Republican of Ohio", "Member of Parliament": what somebody is. */
function isOffice({ tokens }: TokenizedText, { from, to }: TokenRange): boolean {
  return to > from + 2 && lowerAt(tokens, from + 1) === 'of' && OFFICES_OF.has(lowerAt(tokens, from));
}
const OFFICES_OF = listedIn(groundNames.officesOf);

/** "in The Ana Ray Story", "read The Tarn Oak": a capital article within a sentence opens a title, and no person */
function isTitle({ tokens }: TokenizedText, { from, to }: TokenRange): boolean {
  const [before, article] = [tokens[from - 2], tokens[from - 1]];
  return to > from + 1 && article?.text === 'The' && before?.sentence === article.sentence && beginsSmall(before.text);
}

/** A name with what identifies it; null for what is named like one and is none. */
function mentionOf(doc: TokenizedText, name: TaggedName): NameMention | null {
  const start = doc.tokens[name.from]?.start ?? 0;
  const last = doc.tokens[name.to - 1];
  // "London" of "London-based"
  const end = (last?.end ?? start) - compoundEnd(last);
  const key = nameKey(doc.text.slice(start, end));
  if (key === '' || PART_OF_OFFICE.has(key)) return null;
  if (name.type !== 'person' && (gazetteer().isNationality(key) || isOffice(doc, name))) return null;
  if (name.type === 'person' && isTitle(doc, name)) return null;
  const gender = genderOfAddress(doc.tokens, name.from) ?? genderOfName(doc.text.slice(start, end));
  return { ...name, readAs: name.type, start, end, key, gender, title: titleBefore(doc, name.from) };
}

/** @param kept - what is a surname or a place of its own, and no short form of an organization */
function vote(doc: TokenizedText, votes: Map<string, Votes>, mention: NameMention, kept: ReadonlySet<string>): void {
  const { type, key } = mention;
  const margin = type === 'place' && mention.isTold === true ? TOLD_WEIGHT * mention.margin : mention.margin;
  // Every vote counts a little, so that many unsure mentions outweigh one.
  addVote(votes, key, type, margin + 1);
  const last = key.slice(key.lastIndexOf(' ') + 1);
  if (type === 'person' && last !== key) addVote(votes, last, 'person', (margin + 1) * SURNAME_WEIGHT);
  if (type !== 'organization') return;
  const town = townOf(doc, mention);
  for (const short of town === null ? shortForms(doc, mention) : [town])
    if (!kept.has(short)) addVote(votes, short, town === null ? 'organization' : 'place', margin * SHORT_WEIGHT);
}

/** "in Kelm": what stands for a place by itself is no short form of "Kelm Trading Co.". */
function placesStoodIn({ tokens }: TokenizedText, mentions: readonly NameMention[]): ReadonlySet<string> {
  return new Set(
    mentions.flatMap(({ type, key, from }) => (type === 'place' && lowerAt(tokens, from - 1) === 'in' ? [key] : [])),
  );
}

/** What a body of a town is named after is the town: "Kelm" beside "Kelm Borough Council". Null for other names. */
function townOf({ tokens, text }: TokenizedText, { from, to, start }: NameMention): string | null {
  if (!BODIES_OF_TOWN.has(lowerAt(tokens, to - 1))) return null;
  let end = to - 1;
  while (end > from && (IN_BODY.has(lowerAt(tokens, end - 1)) || NOT_NAME.test(tokens[end - 1]?.text ?? ''))) end--;
  return end > from ? nameKey(text.slice(start, tokens[end - 1]?.end ?? start)) : null;
}
const BODIES_OF_TOWN = listedIn(groundNames.bodiesOfTown);
const IN_BODY = listedIn(groundNames.inBodiesOfTown);

/** Keys that an organization may be called by for short. */
function shortForms({ tokens, text }: TokenizedText, { from, to, start }: NameMention): string[] {
  const [first, head] = [tokens[from], tokens[to - 1]];
  if (first === undefined || head === undefined) return [];
  // "Milton Ray Corp." says what "Milton Ray" is, and "Anne Ray Foundation" does not.
  const isBody = to - from > 2 && endsOrganization(head) && !gazetteer().isFirstName(first.lower);
  const isFormed = isLegal(head) || isBody;
  const stem = isFormed ? (tokens[to - 2]?.end ?? 0) : 0;
  // "Leeds Trust", "Clinton Foundation": what else the word names, it goes on naming, but for "Harlow Biotech, Inc."
  const isNamed = isLegal(head) ? !isPlaceOrCommon(first) : gazetteer().bitsOf(first.lower) === 0;
  const isShort = first !== head && endsOrganization(head) && isNamed;
  return [...(stem > start ? [nameKey(text.slice(start, stem))] : []), ...(isShort ? [nameKey(first.lower)] : [])];
}

/** Whether a word names a place or a nation, or is one like any other. */
function isPlaceOrCommon(token: Token): boolean {
  const { lower } = token;
  return gazetteer().lists('place', [token], 0, 1) || gazetteer().isNationality(lower) || isCommon(lower);
}

/** The last words of the whole names of people. */
function surnamesOf(mentions: readonly NameMention[]): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const { key, type, margin } of mentions) {
    if (type === 'person' && key.includes(' ') && margin >= SURE_PERSON)
      surnames.add(key.slice(key.lastIndexOf(' ') + 1));
  }
  return surnames;
}

/** A whole name that the tagger is this sure of makes its last word a person's. */
const SURE_PERSON = 200;

/**
 * "The union backs Washington", where Jim Washington was named: the surname again, unless it is written as a place is.
 */
function isBearer(
  { tokens }: TokenizedText,
  { from, to, key, type }: NameMention,
  surnames: ReadonlySet<string>,
): boolean {
  if (type === 'person' || !surnames.has(key)) return false;
  if (BEFORE_PLACE.has(lowerAt(tokens, from - 1))) return false;
  // "Washington, D.C."
  return tokens[to]?.text !== ',' || !/^\p{Lu}/u.test(tokens[to + 1]?.text ?? '');
}

/** "TARN: Tarn were 87 for one": the town that a text begins with, whatever plays there. */
function isDateline({ tokens }: TokenizedText, { from, to, type }: NameMention): boolean {
  const { text = '' } = tokens[0] ?? {};
  return from === 0 && type === 'place' && text === text.toUpperCase() && tokens[to]?.kind === 'punctuation';
}

/** "the Marrs", of Tony and Ralph Marr: no third one. */
function isFamily(
  { tokens }: TokenizedText,
  { from, to, key, type }: NameMention,
  surnames: ReadonlySet<string>,
): boolean {
  if (type !== 'person' || to !== from + 1 || tokens[from - 1]?.lower !== 'the') return false;
  return surnames.has(key.replace(/e?s$/, '')) && !surnames.has(key);
}
