import nameWords from '../english/data/name-words.json' with { type: 'json' };
import bodyWords from '../english/data/organization-words.json' with { type: 'json' };
import roleWords from '../english/data/role-words.json' with { type: 'json' };
import { AUXILIARIES } from '../grammar/speech.ts';
import { isVerbForm, mayBeFinite } from '../grammar/verbs.ts';
import { KIN, LEADING, MONTHS } from '../grammar/word-kinds.ts';
import { ListedWords, listedIn } from '../text/listed.ts';
import { onceEach } from '../text/once.ts';
import { type TextSpan, textSpan } from '../text/spans.ts';
import { lowerAt, type Sentence, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { behindLetters, behindName } from './after-name.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import { gazetteer } from './gazetteer.ts';
import type { NameMention } from './name-mention.ts';
import { isFormOfAddress, OPENERS } from './nobody.ts';
import { WEEKDAY } from './word-lists.ts';

/** Offices, occupations and relations, in lower case. */
export const ROLES = listedIn(roleWords);
const MAX_BEFORE = 8;
const MAX_AFTER = 14;
const STOPS_AFTER = new ListedWords(nameWords.stopsAfter);
const DETERMINER = new ListedWords(nameWords.determiners);
/** What stands before an office in small letters and belongs to it. */
const QUALIFIERS = new ListedWords(nameWords.qualifiers);
/** "sporting director", "music teacher": what an office in small letters is of. */
const FIELDS = new ListedWords(nameWords.fieldsOfOffice);
/** Whose a union or a society is: "farmers", "women". */
const OWNERS = listedIn(bodyWords.groupsOfPeople);
/** A possessive that is a token of its own. */
const POSSESSIVE = /^['’‘`ʼ]s?$/;

/** Ranks in short form and positions, which are such in capitals: "Det Chief Insp Ana Ray", "Forward Ana Ray". */
const RANK = new RegExp(`^(?:${nameWords.ranks.join('|')})\\.?$`);
/** "former county judge": what opens an office that is held no more, or not quite. */
export const OPENS_OFFICE = new ListedWords(nameWords.opensOffice);
/** Between such a word and the office, words of these kinds belong to neither. */
const NO_PART = new RegExp(`^(?:${nameWords.noPartOfOffice.join('|')})$|ly$|ed$`);
const MAX_BETWEEN = 6;

/** Endings that only occupations have: "glaciologist", "pediatrician", "choreographer". */
const OCCUPATION = /^\p{Ll}+(?:(?:olog|iatr|ic|onom)ist|ician|ographer)$/u;

/** "[ex-]minister", "[ex-]Prime Minister" */
const EX = 'ex-';

/** Whether a token is a rank in short form, or a position on the field. */
export function isRank(token: Token): boolean {
  return isCapital(token) && RANK.test(token.lower);
}

/** Whether a token is an office, an occupation or a relation: no form of address. */
export function isRoleWord(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  const isEx = token.lower.startsWith(EX);
  const [text, lower] = isEx ? [token.text.slice(EX.length), token.lower.slice(EX.length)] : [token.text, token.lower];
  if (isCapital(token)) return RANK.test(lower) || isOffice(lower, text);
  return isOffice(lower, text) && !RANK.test(lower);
}

/** Whether a word is an office, an occupation or a relation. */
export function isOffice(lower: string, text: string): boolean {
  return ROLES.has(lower) || OCCUPATION.test(text) || (gazetteer().isTitle(lower) && !isFormOfAddress(lower));
}

function spanOf(doc: TokenizedText, from: number, to: number): TextSpan | null {
  let start = from;
  while (start < to && DETERMINER.has(lowerAt(doc.tokens, start))) start++;
  const [first, last] = [doc.tokens[start], doc.tokens[to - 1]];
  return first === undefined || last === undefined || start >= to ? null : textSpan(doc.text, first.start, last.end);
}

function isOf(token: Token | undefined): boolean {
  return token?.lower === 'of' || token?.lower === 'for';
}

/** "Secretary of State", "Trade Minister", "Harbour director", "former finance minister" right before the name. */
function roleBefore(doc: TokenizedText, mention: NameMention, sentence: Sentence): TextSpan | null {
  const end = officeEnd(doc, mention.from);
  const least = Math.max(sentence.firstToken, mention.from - MAX_BEFORE);
  let from = end;
  let role = -1;
  for (let at = end - 1; at >= least; at--) {
    const token = doc.tokens[at];
    if (token?.kind !== 'word') break;
    if (isRoleWord(doc.tokens[end - 1]) && opensOwner(doc, at)) break;
    if (!qualifies(doc, at, role, least)) break;
    if (isRoleWord(token)) role = at;
    from = at;
  }
  // "the sister of Ana Ray", "a lawyer for Ana Ray": that is somebody else's.
  if (role < 0 || isOf(doc.tokens[end - 1])) return null;
  from = ownersStart(doc, officeStart(doc, openingOf(doc, from, role, sentence), role), sentence);
  return reachesName(doc, role, end) ? spanOf(doc, from, end) : null;
}

/** "a spokesperson for Police Minister Ana Ray": she is the minister, and not the spokesperson. */
function opensOwner({ tokens }: TokenizedText, at: number): boolean {
  const isOfOffice = /^sta(?:ff|te)$/.test(lowerAt(tokens, at + 1));
  return !isOfOffice && /^(?:of|for|to)$/.test(lowerAt(tokens, at)) && isRoleWord(tokens[at - 1]);
}

/** Where an office before a name ends: before the form of address in "group leader Cllr Nigel Frobisher". */
function officeEnd({ tokens }: TokenizedText, name: number): number {
  const before = tokens[name - 2];
  const isAddressed = isFormOfAddress(lowerAt(tokens, name - 1)) && (isRoleWord(before) || isOf(before));
  return isAddressed ? name - 1 : name;
}

/** Whether a word before a name belongs to the office, of which a word was found at `role`, or none yet (-1). */
function qualifies(doc: TokenizedText, at: number, role: number, least: number): boolean {
  const token = doc.tokens[at];
  const next = doc.tokens[at + 1];
  if (token === undefined) return false;
  if (isOutsideOffice(doc, at, token)) return false;
  if (isRoleWord(token) || isCapital(token) || token.lower.startsWith(EX)) return true;
  if (isOf(token)) return !isOfSmallOffice(doc, at);
  const joins = token.lower === 'and' && at > least && role >= 0 && joinsBefore(doc, at);
  if (joins || (token.lower === 'in' && next?.lower === 'charge')) return true;
  if (FIELDS.has(token.lower) && isOfField(next)) return true;
  return isQualifier(token.lower, next) || isOfChiefOffice(doc, at, role);
}

/**
 * "[But] manager Ana Ray", "“[Is] President Ray there?”", "[They] host Tarn", "called [Wednesday] for Justice Ana Ray",
 * "on 26 [May] singer Ana Ray"
 */
function isOutsideOffice({ tokens, sentences }: TokenizedText, at: number, { lower, text, sentence }: Token): boolean {
  const before = tokens[at - 1];
  if (WEEKDAY.test(lower) || (MONTHS.has(lower) && isBeforeMonth(before))) return true;
  const isCapitalised = text !== lower && text !== text.toUpperCase();
  const isFirst = sentences[sentence]?.firstToken === at || (isCapitalised && before?.kind === 'punctuation');
  // "US actor Ana Ray", "Under Secretary Ana Ray"
  if (!isFirst || (text !== lower && !isCapitalised)) return false;
  if (lower === 'under' && RANKED_UNDER.test(lowerAt(tokens, at + 1))) return false;
  return OPENERS.has(lower) || opensNoOffice(lower);
}
const RANKED_UNDER = /^(?:secretary|sheriff)$/;

/** "[Under] Governor Ana Ray, Tarn thrived": whether a small word begins neither an office nor what one is of. */
export function opensNoOffice(lower: string): boolean {
  return NO_OFFICE.has(lower) || LEADING.has(lower) || AUXILIARIES.has(lower);
}

/** "26 May", "in May" */
function isBeforeMonth(token: Token | undefined): boolean {
  return token?.kind === 'number' || LEADING.has(token?.lower ?? '');
}

/** "[foreign] ministry spokesman", but "to [fire] campaign manager Ana Ray" */
function isQualifier(lower: string, next: Token | undefined): boolean {
  return QUALIFIERS.has(lower) && (isRoleWord(next) || (!mayBeFinite(lower) && isOfField(next)));
}

/** "foreign [ministry] spokesman", "senior [vice] president": what goes on in small letters to the office. */
function isOfField(next: Token | undefined): boolean {
  if (next === undefined || isCapital(next)) return false;
  return isRoleWord(next) || FIELDS.has(next.lower) || QUALIFIERS.has(next.lower);
}

/** Words before the office belong to it only in capitals or as qualifiers; a preposition cannot open a role. */
function officeStart({ tokens }: TokenizedText, from: number, role: number): number {
  let start = from;
  while (start < role && !isCapital(tokens[start]) && /^(?:of|for|and)$/.test(lowerAt(tokens, start))) start++;
  return start;
}

/** "[Farmers'] union leader", "[women's] rights campaigner": of whom an organization is belongs to the office in it. */
function ownersStart({ tokens }: TokenizedText, from: number, sentence: Sentence): number {
  const isOwned = POSSESSIVE.test(tokens[from - 1]?.text ?? '') && from - 2 >= sentence.firstToken;
  return isOwned && OWNERS.has(lowerAt(tokens, from - 2)) ? from - 2 : from;
}

/** The office ends right before the name, or in "of" and a name ("Secretary of State"). */
function reachesName({ tokens }: TokenizedText, role: number, end: number): boolean {
  // "They host Tarn on Sunday", but "US actor Ana Ray"
  const before = tokens[role - 1];
  if (PRONOUNS.has(before?.lower ?? '') && before?.text !== 'US') return false;
  if (isRoleWord(tokens[end - 1])) return true;
  return tokens.slice(role + 1, end).some(({ lower }) => /^(?:of|for|in)$/.test(lower));
}

/** "[Energy] and [Mines] Minister": a word like any other; but "Congress and Prime Minister Ana Ray". */
function isField(token: Token | undefined): boolean {
  return isCapital(token) && isCommon(token?.lower ?? '') && token?.lower !== 'prime' && !isRoleWord(token);
}

/** "President and chief executive", "Trade and Foreign Minister", but not "Ana Ray and captain Eva Lind". */
function joinsBefore({ tokens }: TokenizedText, at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (isRoleWord(after)) return isRoleWord(before) || !isCapital(before);
  // "Energy and Mines Minister"
  if (isField(before) && isField(after) && isRoleWord(tokens[at + 2])) return true;
  return !isCapital(after) && (!isCapital(before) || isRoleWord(before));
}

/** "Portraits of actor Ana Ray": no office of hers. */
function isOfSmallOffice({ tokens }: TokenizedText, at: number): boolean {
  const after = tokens[at + 1];
  return isRoleWord(after) && !isCapital(after) && !isRoleWord(tokens[at - 1]);
}

/** "chief product officer": the words before the officer, of what and in which rank. */
function isOfChiefOffice({ tokens }: TokenizedText, at: number, role: number): boolean {
  if (tokens[role]?.lower !== 'officer' || role - at > 2) return false;
  return tokens[role - 2]?.lower === 'chief' && at >= role - 2;
}

/**
 * Index of the word that opens an office ("former Eskdale, Ill., comptroller"), where one stands close before it; else
 * `from`.
 */
function openingOf(doc: TokenizedText, from: number, role: number, sentence: Sentence): number {
  const { tokens } = doc;
  const least = Math.max(sentence.firstToken, role - MAX_BETWEEN);
  for (let at = role - 1; at >= least; at--) {
    const token = tokens[at];
    if (token === undefined) break;
    // "he then beat goalkeeper Ana Ray"
    if (token.lower === 'then' && at < from - 1) break;
    if (OPENS_OFFICE.has(token.lower)) return Math.min(isOutsideOffice(doc, at, token) ? from : at, from);
    if (!mayBePart(token, tokens[at - 1])) break;
  }
  return from;
}

/** Whether a word or mark between such a word and the office may belong to them. */
function mayBePart(token: Token, before: Token | undefined): boolean {
  // A comma belongs to a place: "Eskdale, Ill.,".
  if (/^[,.]$/.test(token.text) && isCapital(before)) return true;
  // "a former backer of Sen. Ana Ray": what is former is somebody else.
  if (token.kind !== 'word' || (isOf(token) && !isCapital(before))) return false;
  return !NO_PART.test(token.lower);
}

/** "head of the search and rescue office", "President and Chief Executive": the "and" belongs to the office. */
function joinsOffice({ tokens }: TokenizedText, at: number, role: number): boolean {
  if (role < 0 || tokens[at]?.lower !== 'and') return false;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  return isRoleWord(after)
    ? isRoleWord(before)
    : isCapital(before) === isCapital(after) && !DETERMINER.has(after?.lower ?? '');
}

const QUOTE = /["”“]/;
/** What may follow what somebody is. */
const CLOSES = /^(?:[,.;:)–—-]|who|whose)$/;

/** ", the chief negotiator of the United Dockers' Union," or ", 57, who is head of estates," after the name. */
function roleAfter(doc: TokenizedText, mention: NameMention, sentence: Sentence): TextSpan | null {
  const comma = behindName(doc, mention.to);
  if (doc.tokens[comma]?.text !== ',') return null;
  const first = comma + (isRelative(doc, comma + 1) ? 3 : 1);
  const from = doc.tokens[first]?.lower === 'also' ? first + 1 : first;
  const isBehindMore = comma > behindLetters(doc, mention.to);
  if (goesOn(doc, from, isBehindMore) || isCircumstance(doc, from) || isParticiple(doc, from)) return null;
  const { role, to } = phraseAfter(doc, from, sentence);
  if (role < 0 || role > from + 6 || !isClosed(doc, to, sentence) || isOfAnother(doc, from, to)) return null;
  if (isSomebody(doc, from, to)) return null;
  // "Otto Falk, 57, his wife, Ana Ray, 56, and"
  if (isBehindMore && isOfSomebody(doc, from) && isCapital(doc.tokens[to + 1])) return null;
  return spanOf(doc, from, endsLoose(doc, to) ? to - 1 : furtherOffices(doc, to, sentence));
}

/** "Otto Falk, [Senator Ana Ray], and others", "Otto Falk, [Dean Ray], and others": the next of a list. */
function isSomebody({ tokens }: TokenizedText, from: number, to: number): boolean {
  if (to === from + 2 && tokens.slice(from, to).every(isCapital))
    return (
      gazetteer().isFirstName(lowerAt(tokens, from)) &&
      !isCommon(lowerAt(tokens, from + 1)) &&
      !isRoleWord(tokens[from + 1])
    );
  const isNamed = to === from + 3 && isRoleWord(tokens[from]) && gazetteer().isFirstName(lowerAt(tokens, from + 1));
  return isNamed && tokens.slice(from, to).every(isCapital) && !isRoleWord(tokens[to - 1]);
}

function isClosed({ tokens }: TokenizedText, to: number, sentence: Sentence): boolean {
  const end = tokens[to]?.text ?? '';
  return to === sentence.endToken || QUOTE.test(end) || CLOSES.test(end);
}

/** 'the host of "Harbour Nights"', 'the host of Tarn TV's "Harbour Nights"' */
function endsLoose({ tokens }: TokenizedText, to: number): boolean {
  const [last, end] = [tokens[to - 1], tokens[to]];
  return isOf(last) || (QUOTE.test(end?.text ?? '') && POSSESSIVE.test(last?.text ?? ''));
}

/** "Eva Lind, 57, a nurse, Ana Ray, 12,": it is Eva Lind who is the nurse; but "his wife, Ana Ray, 56,". */
function isOfOneBefore(doc: TokenizedText, at: number): boolean {
  const [number, comma] = [doc.tokens[at - 2], doc.tokens[at - 1]];
  return comma?.text === ',' && number?.kind === 'number' && !isOfSomebody(doc, at);
}

/** "his wife", "her lawyer" */
function isOfSomebody({ tokens }: TokenizedText, at: number): boolean {
  return /^(?:his|her|their)$/.test(lowerAt(tokens, at));
}

/**
 * "Ana Ray, 57, director Otto Falk, 60, and", "backed candidate Otto Falk on Friday": the office is the next name's;
 * but "the daughter of singer Otto Falk".
 */
function isOfAnother({ tokens }: TokenizedText, from: number, to: number): boolean {
  const phrase = tokens.slice(from, to);
  const offices = phrase.flatMap((token, at) => (isRoleWord(token) && !OPENS_OFFICE.has(token.lower) ? [at] : []));
  const [first, last] = [offices[0], offices.at(-1)];
  if (first === undefined || last === undefined || isCapital(phrase[last]) || !isCapital(phrase[last + 1]))
    return false;
  if (phrase.slice(first, last).some(({ lower }) => DEPENDS.has(lower))) return false;
  const isToEnd = phrase.slice(last + 1).every((token) => isCapital(token));
  return isToEnd || (isCapital(phrase[last + 2]) && gazetteer().isFirstName(phrase[last + 1]?.lower ?? ''));
}
const DEPENDS = new Set(['of', 'for', 'to', 'in', 'at']);

/**
 * "Ivo and his wife, Jean, were rescued by an officer", "Her rival, Ana Ray, refused to blame the umpire": after the
 * comma the sentence goes on with its verb, and so it does after an age ("Ana Ray, 22, plays Otto's wife"); but "Ana
 * Ray, retired head of the port".
 */
function goesOn({ tokens }: TokenizedText, at: number, isBehindMore: boolean): boolean {
  const lower = lowerAt(tokens, at);
  if (AUXILIARIES.has(lower)) return true;
  const after = lowerAt(tokens, at + 1);
  const isObject = DETERMINER.has(after);
  if (isBehindMore && isObject) return !DETERMINER.has(lower) && !/^(?:now|then)$|ly$/.test(lower);
  if (isRoleWord(tokens[at]) || OPENS_OFFICE.has(lower) || QUALIFIERS.has(lower)) return false;
  return isBehindMore ? mayBeFinite(lower) : isVerbForm(lower) && (isObject || after === 'to');
}

/**
 * "Ana Ray, at the official opening,", "Ana Ray, if you could stop", "Ana Ray, whom the mayor hired"; but "Ana Ray, in
 * charge of the guards,".
 */
function isCircumstance({ tokens }: TokenizedText, at: number): boolean {
  const [lower, next] = [lowerAt(tokens, at), lowerAt(tokens, at + 1)];
  if (lower.endsWith('ly') && LEADING.has(next)) return true;
  // "Ana Ray, US trade representative,"
  if (isCapital(tokens[at])) return false;
  return (LEADING.has(lower) || CIRCUMSTANCES.has(lower) || PRONOUNS.has(lower)) && next !== 'charge';
}

/** "Ana Ray, trying to reach the mayor", "walking with her son", "divorced from the actor"; but "leading scientist" */
function isParticiple({ tokens }: TokenizedText, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || !PARTICIPLE.test(token.text) || isRoleWord(token)) return false;
  const isOfOffice = OPENS_OFFICE.has(token.lower) || QUALIFIERS.has(token.lower) || FIELDS.has(token.lower);
  return !isOfOffice && !isOfField(next);
}
const PARTICIPLE = /^\p{Ll}+(?:ing|ed)$/u;
/** "They host", "While Secretary", "Is President": no office begins so. */
const NO_OFFICE = new ListedWords([...nameWords.pronouns, ...nameWords.smallWords, ...nameWords.noOfficeOpeners]);
const CIRCUMSTANCES = new ListedWords(nameWords.circumstances);
const PRONOUNS = new ListedWords(nameWords.pronouns.filter((word) => !DETERMINER.has(word)));

/** Where the phrase from a token on ends, and the first word of an office in it; -1 where none is. */
function phraseAfter(doc: TokenizedText, from: number, sentence: Sentence): { role: number; to: number } {
  let to = from;
  let role = -1;
  for (; to < sentence.endToken && to < from + MAX_AFTER; to++) {
    const token = doc.tokens[to];
    const isMark = token?.kind === 'punctuation' && !/^['’]$/.test(token.text);
    if (token === undefined || isMark || (STOPS_AFTER.has(token.lower) && !joinsOffice(doc, to, role))) break;
    if (isRoleWord(token) && role < 0) role = to;
  }
  return { role, to };
}

/** ", who is" */
function isRelative({ tokens }: TokenizedText, at: number): boolean {
  return tokens[at]?.lower === 'who' && /^(?:is|was)$/.test(lowerAt(tokens, at + 1));
}

/** Index after more offices in capitals: "Chairman[, President, and Chief Executive Officer]". */
function furtherOffices({ tokens }: TokenizedText, end: number, sentence: Sentence): number {
  let to = end;
  while (tokens[to]?.text === ',') {
    let next = to + 1;
    if (tokens[next]?.lower === 'and') next++;
    const from = next;
    let isOffice = false;
    while (next < sentence.endToken && next < from + MAX_BETWEEN && isCapital(tokens[next])) {
      isOffice = isRoleWord(tokens[next]);
      next++;
    }
    // ", and Professor Ana Ray," is somebody else.
    if (!isOffice || !/^[,.;]$/.test(tokens[next]?.text ?? '')) break;
    to = next;
  }
  return to;
}

/**
 * "Her deputy, Samir Patel,", "Maria Keller's lawyer, Tom Abara," and "the county's former head of estates, Dennis
 * Croft,": the role is the apposition before the name.
 */
function roleApposed(doc: TokenizedText, mention: NameMention, sentence: Sentence): TextSpan | null {
  const first = addressedFrom(doc, mention);
  if (!isApposed(doc, first, mention.to)) return null;
  const end = first - 1;
  let from = end;
  let role = -1;
  while (from > sentence.firstToken && from > end - MAX_BEFORE && !opensApposition(doc, from, role)) {
    const token = doc.tokens[from - 1];
    if (token?.kind !== 'word' || (POSSESSIVE.test(token.text) && isCapital(doc.tokens[from - 2]))) break;
    from--;
    if (isRoleWord(token)) role = from;
  }
  if (isOfOneBefore(doc, from)) return null;
  const opens = DETERMINER.has(lowerAt(doc.tokens, from)) || POSSESSIVE.test(doc.tokens[from - 1]?.text ?? '');
  return role >= 0 && opens ? spanOf(doc, ownersStart(doc, from, sentence), end) : null;
}

/** Where a name with its form of address begins: "his wife, [Dr] Ana Ray,". */
function addressedFrom({ tokens }: TokenizedText, { from }: NameMention): number {
  return isFormOfAddress(lowerAt(tokens, from - 1)) ? from - 1 : from;
}

/** Whether a name stands between commas, or after one at the end. */
function isApposed({ tokens }: TokenizedText, from: number, to: number): boolean {
  return tokens[from - 1]?.text === ',' && /^[,.;]$/.test(tokens[behindLetters({ tokens }, to)]?.text ?? '');
}

/**
 * Whether the word at `at` is an article that opens an apposition. In "a spokesman for the fire service, Karol Rys," it
 * may be that of what he speaks for.
 */
function opensApposition(doc: TokenizedText, at: number, role: number): boolean {
  const { tokens } = doc;
  const lower = lowerAt(tokens, at);
  if (!DETERMINER.has(lower)) return false;
  const isOfKin = lowerAt(tokens, at - 1) === 'of' && KIN.has(lowerAt(tokens, at - 2));
  // "the father of their daughter, Ana Rys,": she is.
  if (isOfKin && /^(?:an?|the)$/.test(lower)) return isKinOfSubject(doc, at - 2);
  return role >= 0 || !/^(?:of|for|at|in)$/.test(lowerAt(tokens, at - 1));
}

/**
 * "She was the third [daughter] of a nurse, Karol Rys.": he is the nurse, for she is named before; but "The [daughter]
 * of a nurse, Ana Rys, said".
 */
function isKinOfSubject({ tokens }: TokenizedText, kin: number): boolean {
  const article = DETERMINER.has(lowerAt(tokens, kin - 1)) ? kin - 1 : kin - 2;
  return DETERMINER.has(lowerAt(tokens, article)) && BEFORE_KIN.has(lowerAt(tokens, article - 1));
}
const BEFORE_KIN: ReadonlySet<string> = new Set(['was', 'is', ',']);

/** The office or occupation a name is given with, as it stands beside one of its mentions; null where none is. */
export function roleOf(doc: TokenizedText, mentions: readonly NameMention[]): TextSpan | null {
  for (const mention of mentions) {
    const role = knownRole(doc, mention);
    if (role !== null) return role;
  }
  return null;
}

/** Asked for by who weighs a name, who says whether it is introduced and who writes it down: read once a mention. */
const knownRole = onceEach(roleAt);

function roleAt(doc: TokenizedText, mention: NameMention): TextSpan | null {
  const sentence = doc.sentences[doc.tokens[mention.from]?.sentence ?? -1];
  if (sentence === undefined) return null;
  const role =
    roleBefore(doc, mention, sentence) ?? roleAfter(doc, mention, sentence) ?? roleApposed(doc, mention, sentence);
  return role === null || NEEDS_A_BODY.test(role.text) ? null : role;
}

/** "A member, Ana Ray, said": of what must be told. */
const NEEDS_A_BODY = /^(?:member|holder|former)$/i;
