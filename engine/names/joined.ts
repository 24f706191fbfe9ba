import makers from '../english/data/company-nouns.json' with { type: 'json' };
import words from '../english/data/organization-words.json' with { type: 'json' };
import { MONTHS, PARTICLES } from '../grammar/word-kinds.ts';
import { ListedWords, listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { capitalCounts, isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import ground from './data/ground-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { knowsOrganization } from './known.ts';
import { endsOrganization, isServiceOf } from './organizations.ts';
import { overlaid } from './overlay.ts';
import { ROLES } from './roles.ts';
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';
import { NO_INITIAL, PLACE_ENDS, WEEKDAY } from './word-lists.ts';

/** What ends a name that "and" or a possessive joins: "Health and Safety [Executive]", "Sheriff's [Office]". */
export const JOINED_HEADS = listedIn(words.joinedHeads);
/** What begins a name that "of" or "for" goes on: "[Bureau] of Alcohol and Tobacco". */
const HEADS_OF = listedIn(words.headsOf);
/** Whose an organization is by its name: "[Children]'s Society", "[St] Mary's Hospital". */
export const POSSESSORS = listedIn(words.possessors);
/** Before or after a name, they make it a firm's: "the Tarn and Lowe [chain]". */
const FIRMS = listedIn(words.firms);
/** Nouns for companies: "the [brewer] Tarn and Lowe". */
const MAKERS = new ListedWords(makers);
/** Before "at" and two words, they make them a firm: "[staff] at Tarn and Lowe". */
const STAFFED = listedIn(words.staffed);
/** "shoppers", "employees", "directors": so are these, by their ending. */
const PLURAL_OF_PEOPLE = /(?:er|or|ee|ist|ant)s$/;
/** Before a country, it is the organization for that there: "[Cricket] Norway". */
const OF_COUNTRY = listedIn(words.ofCountry);
/** What a country, a state or a town has one of: "Supreme [Court] of Tarn". */
const OF_PLACE = listedIn(words.ofPlace);
/** Ends the name of a school: "Tarn Lane [Primary]". */
const SCHOOLS = listedIn(words.schools);

/** What people who call themselves so are friends of: "Friends of Tarn [Wood]". */
const GROUNDS = listedIn(ground.befriended);

/** How sure the form of a name makes it an organization's. */
const MARGIN = 500;
/** A person or a place that the tagger is this sure of is no part of an organization's name. */
const SURE = 250;
/** How many words on each side of what joins a name are looked at. */
const MAX_SIDE = 5;
/** The most parts of a list in a name beside the two that "and" joins. */
const MAX_PARTS = 3;
const ARTICLE = /^(?:the|a|an)$/;
/** Before the name of an organization: "[the] Health and Safety Executive", "Tarn['s] Health and Safety Executive". */
const DETERMINED = /^(?:the|['’]s)$/;
const POSSESSIVE = new ListedWords(["'", '’', "'s", '’s']);

/** A text with what joining asks of its tokens. */
class Joiner {
  readonly #tokens: readonly Token[];
  readonly #names: readonly TaggedName[];
  /** Index of the name over each token, one more; 0 where none is. */
  readonly #over: TokenMarks;
  /** How often each word stands with a capital; made when first asked for. */
  #counts: ReadonlyMap<string, number> | null = null;

  constructor({ tokens }: TokenizedText, names: readonly TaggedName[]) {
    this.#tokens = tokens;
    this.#names = names;
    this.#over = new TokenMarks(tokens.length);
    for (const [index, name] of names.entries()) this.#over.mark(name, index + 1);
  }

  lower(at: number): string {
    return lowerAt(this.#tokens, at);
  }

  text(at: number): string {
    return this.#tokens[at]?.text ?? '';
  }

  isCapital(at: number): boolean {
    return isCapital(this.#tokens[at]);
  }

  #belongs(at: number, sentence: number | undefined): boolean {
    const lower = this.lower(at);
    return this.isCapital(at) && this.#tokens[at]?.sentence === sentence && !ARTICLE.test(lower);
  }

  /** The capitalised words up to `to`. */
  before(to: number): TokenRange {
    let from = to;
    const sentence = this.#tokens[to]?.sentence;
    while (from > to - MAX_SIDE && this.#belongs(from - 1, sentence) && !gazetteer().isTitle(this.lower(from - 1)))
      from--;
    return { from, to };
  }

  /** Where a list begins of which these words are the last but one: "[Tarn, Alta] and Lowe". */
  listStart({ from }: TokenRange): number {
    let start = from;
    for (let parts = 0; parts < MAX_PARTS && this.text(start - 1) === ','; parts++) {
      const part = this.before(start - 1);
      if (part.from === part.to || !this.isUnlisted(part)) break;
      start = part.from;
    }
    return start;
  }

  /** "the Council on [Monday]", "the Office in [May]" */
  isDay(at: number): boolean {
    return WEEKDAY.test(this.lower(at)) || MONTHS.has(this.lower(at));
  }

  /** The capitalised words from `from` on. */
  after(from: number): TokenRange {
    let to = from;
    const sentence = this.#tokens[from - 1]?.sentence;
    while (to < from + MAX_SIDE && this.#belongs(to, sentence)) to++;
    return { from, to };
  }

  /** The same, of the second of two that "and" joins: "Tarn and [Alta Fire and Rescue Service]". */
  afterFirst(from: number): TokenRange {
    const { to } = this.after(from);
    const isRescue = this.lower(to - 1) === 'fire' && this.lower(to + 1) === 'rescue' && to > from + 1;
    return isRescue ? { from, to: this.after(to + 1).to } : { from, to };
  }

  nameOver(at: number): TaggedName | undefined {
    return this.#names[this.#over.at(at) - 1];
  }

  /** Whether the tagger is sure of a person or a place in it. */
  isSure({ from, to }: TokenRange): boolean {
    for (let at = from; at < to; at++) {
      const name = this.nameOver(at);
      if (name !== undefined && name.type !== 'organization' && name.margin >= SURE) return true;
    }
    return false;
  }

  endsOrganization(at: number): boolean {
    const token = this.#tokens[at];
    return token !== undefined && this.isCapital(at) && (JOINED_HEADS.has(token.lower) || endsOrganization(token));
  }

  /** "Alta City" of "Alta City and Tarn District Council" */
  isTaggedPlace({ from, to }: TokenRange): boolean {
    const name = this.nameOver(from);
    return name?.type === 'place' && name.from === from && name.to === to;
  }

  /** "Ofsted and Tarn City Council", "the FBI and Justice Department": the first is a name by itself. */
  isWhole({ from, to }: TokenRange): boolean {
    return to === from + 1 && (ACRONYM.test(this.text(from)) || knowsOrganization(this.text(from)));
  }

  /** "[Ministry] of", "[Union] for" */
  opensBody(at: number): boolean {
    return HEADS_OF.has(this.lower(at)) && /^(?:of|for)$/.test(this.lower(at + 1));
  }

  /** Whether none of the words is on a list of places, people or titles. */
  isUnlisted({ from, to }: TokenRange): boolean {
    return this.#tokens.slice(from, to).every(({ lower }) => !ROLES.has(lower) && isPlain(lower));
  }

  /** Whether the words are like any others, and no names: "Political Violence". */
  isPlainWords({ from, to }: TokenRange): boolean {
    return this.#tokens.slice(from, to).every(({ lower }) => isCommon(lower) && isPlain(lower));
  }

  /** "Centre for the Study of Children" */
  isBodyOf({ from, to }: TokenRange): boolean {
    return isBodyOf({ tokens: this.#tokens }, from, to);
  }

  /** "Ulm and Aachen", "Ana and Tom": whether the lists have both as places, or as first names. */
  areOfAKind(one: TokenRange, other: TokenRange): boolean {
    return (
      [one, other].every(({ from, to }) => gazetteer().lists('place', this.#tokens, from, to)) ||
      [one, other].every(({ from }) => gazetteer().isFirstName(this.lower(from)))
    );
  }

  isPlace(from: number, to: number): boolean {
    return gazetteer().lists('place', this.#tokens, from, to);
  }

  isFirstName(at: number): boolean {
    return gazetteer().isFirstName(this.lower(at));
  }

  /** Whether a word stands with a capital this once. */
  isAlone(at: number): boolean {
    this.#counts ??= capitalCounts(this.#tokens);
    return this.#counts.get(this.text(at)) === 1;
  }
}

/** Whether a word is on no list, or on that of organizations' words and one like any other: "energy", "industries". */
function isPlain(lower: string): boolean {
  return gazetteer().bitsOf(lower) === 0 || (gazetteer().isOrganizationWord(lower) && isCommon(lower));
}

/** "the Health and Safety Executive", "the Weather, Water and Ice Agency", "a Trade and Tariff Office spokesman" */
function headed(text: Joiner, left: TokenRange, right: TokenRange): TokenRange | null {
  if (!text.endsOrganization(right.to - 1) || right.to === right.from + 1 || text.endsOrganization(left.to - 1))
    return null;
  if (text.isWhole(left)) return null;
  if (isOfTwo(text, left, right)) return { from: left.from, to: right.to };
  const from = text.listStart(left);
  // "the U.S. Ski and Snowboard Association"
  const own = COUNTRY.has(text.text(from)) && from + 1 < left.to ? from + 1 : from;
  const before = text.lower(from - 1);
  const isDetermined = DETERMINED.test(before) || (/^an?$/.test(before) && ROLES.has(text.text(right.to)));
  if (!isDetermined || text.isSure({ from: own, to: left.to }) || text.isSure(right)) return null;
  return { from, to: right.to };
}

/** "Tarn and Alta Police", "Tarn and Alta NHS Trust", but no "in Tarn and Alta Council"; "the Ana and Tom Museum" */
function isOfTwo(text: Joiner, left: TokenRange, right: TokenRange): boolean {
  if (OF_PLACES.test(text.lower(left.from - 1))) return false;
  const isShort = left.to === left.from + 1 || text.isTaggedPlace(left);
  // "Tarn and District Fire Service", "Tarn Vale and Alta NHS Trust"
  if (text.lower(right.from) === 'district' || servesTwo(text, right)) return isShort || isTrust(text, right);
  if (left.to !== left.from + 1) return false;
  const isNamed =
    text.lower(left.from - 1) === 'the' &&
    (HOSPITALS.test(text.lower(right.to - 1)) || text.areOfAKind(left, { from: right.from, to: right.from + 1 }));
  return isNamed || (right.to === right.from + 2 && OF_TWO.test(text.lower(right.to - 1)));
}

/**
 * "Alta Borough Council", "Alta Hospitals NHS Trust", "Alta Ambulance Service": bodies that are often called by two
 * towns.
 */
function servesTwo(text: Joiner, right: TokenRange): boolean {
  const [last, before] = [text.lower(right.to - 1), text.lower(right.to - 2)];
  if (last === 'council') return right.to === right.from + 3 && OF_COUNCIL.test(before);
  if (last === 'service') return isServiceOf(before);
  return (last === 'board' && before === 'health') || isTrust(text, right);
}

/** "Alta NHS Trust", "Alta NHS Foundation Trust" */
function isTrust(text: Joiner, { to }: TokenRange): boolean {
  return text.lower(to - 1) === 'trust' && text.lower(to - (text.lower(to - 2) === 'foundation' ? 3 : 2)) === 'nhs';
}
const OF_COUNCIL = /^(?:borough|city|county|district)$/;
const OF_TWO = /^(?:police|constabulary|council)$/;
/** "the Tarn and Alta General Hospital" */
const HOSPITALS = /^hospitals?$/;
const OF_PLACES = /^(?:in|near|between|,)$/;

/** Whether a name is an organization's by its head: "High Court of Trade", "Bureau of Tobacco". */
export function isBodyOf({ tokens }: Pick<TokenizedText, 'tokens'>, from: number, to: number): boolean {
  for (let at = from + 1; at < to - 1; at++)
    if (/^(?:of|for)$/.test(lowerAt(tokens, at)) && HEADS_OF.has(lowerAt(tokens, at - 1))) return true;
  return false;
}

/** "the Bureau of Alcohol and Tobacco", "Office on Arms and Drugs", "Ministry of Health, Youth and Sport" */
function continued(text: Joiner, left: TokenRange, right: TokenRange): TokenRange | null {
  const from = text.listStart(left);
  if (right.to === right.from) return null;
  // "Office of the Tarn and Lowe Commissioner"
  const of = text.lower(from - 1) === 'the' ? from - 2 : from - 1;
  if (!/^(?:of|for|on)$/.test(text.lower(of)) || !HEADS_OF.has(text.lower(of - 1)) || text.isDay(from)) return null;
  const head = text.before(of);
  const isShort = head.to > head.from && left.to - left.from <= 2 && right.to - right.from <= 2;
  // "Office of the Arms and Drugs Commissioner"
  const isOffice = text.lower(of - 1) === 'office' && ROLES.has(text.lower(right.to - 1)) && right.to > right.from + 1;
  const named = isOffice ? { from: right.from, to: right.to - 1 } : right;
  if (!isShort || !text.isUnlisted(left) || !text.isUnlisted(named)) return null;
  // "the Ministry of Health, Brandt and Tarn signed"
  const isList = from < left.from;
  return isList && ![left.from, right.from].every((at) => isCommon(text.lower(at)))
    ? null
    : { from: Math.min(head.from, bodyStart(text, head.from)), to: right.to };
}

/** "Centre for the Study of Children, Youth and Public Media": where the tagger sees a body that ends before "and" */
function studied(text: Joiner, left: TokenRange, right: TokenRange): TokenRange | null {
  const last = text.listStart(left) === left.from ? left.to - 1 : text.listStart(left);
  const name = text.nameOver(last);
  if (name?.type !== 'organization' || last - name.from > LONGEST_BODY) return null;
  const isBody = text.isBodyOf({ from: name.from, to: left.to }) && text.isUnlisted({ from: last, to: left.to });
  const isField = right.to <= right.from + 2 && text.isPlainWords(right) && !text.endsOrganization(right.to - 1);
  return isBody && isField ? { from: name.from, to: right.to } : null;
}
/** No more tokens are before the last part of such a name. */
const LONGEST_BODY = 12;

/** "Otto Brandt and Company", "Brandt & Sons", "Brandt Bank and Trust" */
function andCompany(text: Joiner, left: TokenRange, right: TokenRange): TokenRange | null {
  const isTrust = text.text(left.to - 1) === 'Bank' && text.text(right.from) === 'Trust';
  const isFirm = right.to === right.from + 1 && (isTrust || COMPANY.test(text.text(right.from)));
  return isFirm && left.to <= left.from + 2 ? { from: left.from, to: right.to } : null;
}
const COMPANY = /^(?:Company|Sons|Associates)$/;

/** "[House] of Tarn Committee on Arms and Drugs": where the tagger sees more of it. */
function bodyStart(text: Joiner, at: number): number {
  const name = text.nameOver(at);
  return name?.type === 'organization' ? name.from : at;
}

/** "workers at Tarn and Lowe", "Tarn and Lowe shares": two words that name nothing else in the text. */
function paired(text: Joiner, left: TokenRange, right: TokenRange): TokenRange | null {
  if (left.to !== left.from + 1 || right.to !== right.from + 1) return null;
  const mayBePair = [left.from, right.from].every((at) => text.isAlone(at) && gazetteer().mayName(text.lower(at)));
  return mayBePair && !text.areOfAKind(left, right) && isFirm(text, left.from, right.to)
    ? { from: left.from, to: right.to }
    : null;
}

/** What only one does: "Tarn and Lowe [has] closed". */
const SINGULAR = /^(?:is|was|has|says)$/;

/** Whether what is around two words makes them a firm. */
function isFirm(text: Joiner, from: number, to: number): boolean {
  // "The road between Ashford and Dunn was shut."
  if (text.lower(from - 1) === 'between') return false;
  if (FIRMS.has(text.lower(to)) || SINGULAR.test(text.lower(to)) || MAKERS.has(text.lower(from - 1))) return true;
  const [before, earlier] = [text.lower(from - 1), text.lower(from - 2)];
  return before === 'at' && (STAFFED.has(earlier) || ROLES.has(earlier) || PLURAL_OF_PEOPLE.test(earlier));
}

/** "Anders & Ó Cuiv": a firm of partners, unless they are first names or places. */
function partners(text: Joiner, left: TokenRange, right: TokenRange): TokenRange | null {
  // "Ó" of "Ó Cuiv"
  const isShort = right.to === right.from + 1 || (right.to === right.from + 2 && text.text(right.from).length <= 2);
  if (left.to > left.from + 1 || !isShort || text.text(left.from - 1) === ',') return null;
  const isNamed = text.isFirstName(left.from) || text.isFirstName(right.from) || text.areOfAKind(left, right);
  const mayBeFirm = [left.from, right.to - 1].every(
    (at) =>
      gazetteer().mayName(text.lower(at)) &&
      !isCommon(text.lower(at)) &&
      /^\p{Lu}[\p{L}'’]*\p{Ll}$/u.test(text.text(at)),
  );
  return isNamed || !mayBeFirm ? null : { from: left.from, to: right.to };
}

function joinedByAnd(text: Joiner, at: number): TokenRange | null {
  const [left, right] = [text.before(at), text.afterFirst(at + 1)];
  if (left.to === left.from || right.to === right.from) return null;
  const joined =
    headed(text, left, right) ??
    continued(text, left, right) ??
    studied(text, left, right) ??
    andCompany(text, left, right) ??
    paired(text, left, right);
  return joined ?? (text.text(at) === '&' ? partners(text, left, right) : null);
}

/** "the Children's Society", "Tarn County Sheriff's Office", "St Mary's Hospital" */
function joinedByPossessive(text: Joiner, at: number): TokenRange | null {
  const isOfSaint = /^st\.?$/.test(text.lower(at - 2)) && text.isCapital(at - 1) && !text.isPlace(at - 2, at);
  if (!text.isCapital(at - 1) || !(isOfSaint || POSSESSORS.has(text.lower(at - 1)))) return null;
  const rest = text.after(at + 1);
  if (rest.to === rest.from || !text.endsOrganization(rest.to - 1)) return null;
  const from = isOfSaint ? at - 2 : text.before(at - 1).from;
  return { from: Math.min(from, at - 1), to: rest.to };
}

/** "the Tarn in the Barn chain": a name that runs over "in the", before or after what it is a name of. */
function joinedByPlace(text: Joiner, at: number): TokenRange | null {
  if (text.lower(at + 1) !== 'the') return null;
  const [left, right] = [text.before(at), text.after(at + 2)];
  if (left.to !== left.from + 1 || right.to !== right.from + 1) return null;
  const isNamed =
    FIRMS.has(text.lower(left.from - 1)) ||
    (text.lower(left.from - 1) === 'the' && (FIRMS.has(text.lower(right.to)) || FIRMS.has(text.lower(right.to + 1))));
  return isNamed ? { from: left.from, to: right.to } : null;
}

/** "Tarn Lane Primary will close", but no "the Tarn Primary", which is a vote. */
function school(text: Joiner, at: number): TokenRange | null {
  if (!SCHOOLS.has(text.lower(at)) || !text.isCapital(at) || text.isCapital(at + 1)) return null;
  const { from, to } = text.before(at);
  if (to < from + 2 || ARTICLE.test(text.lower(from - 1))) return null;
  return { from, to: at + 1 };
}

/** "U.S. District Court": a country in short form, and the organization whose it is; "Tarnish Rowing Federation" */
function national(text: Joiner, at: number): TokenRange | null {
  const isOfNation = text.isCapital(at) && gazetteer().isNationality(text.lower(at));
  if (!isOfNation && !COUNTRY.has(text.text(at))) return null;
  const rest = text.nameOver(at + 1);
  if (rest?.type !== 'organization' || rest.from !== at + 1 || rest.to < at + 3) return null;
  if (!isOfNation) return text.endsOrganization(rest.to - 1) ? { from: at, to: rest.to } : null;
  // The "German Tarn Group" is called so without its country, too.
  const last = text.lower(rest.to - 1);
  const isBody = isCommon(text.lower(rest.from)) && text.endsOrganization(rest.to - 1);
  if (!isBody && !OF_NATION.has(last)) return null;
  return { from: HALVES.test(text.text(at - 1)) ? at - 1 : at, to: rest.to };
}
/** "Tarnish Red [Cross]", "Tarnish Liberal [Democrats]", "Tarnish Horseracing [Authority]" */
const OF_NATION = listedIn(words.ofNation);
/** "[North] Tarnish Defence Ministry" */
const HALVES = /^(?:North|South|East|West)(?:ern)?$/;
const COUNTRY = new ListedWords(['U.S.', 'US', 'U.K.', 'UK']);

/**
 * "9th U.S. Circuit Court of Appeals", "the 4th Circuit", "Court of Appeals for the Sixth Circuit": the court of a
 * circuit, with its number and what it is said to be.
 */
function circuit(text: Joiner, at: number): TokenRange | null {
  if (text.text(at) !== 'Circuit') return null;
  const rest = text.nameOver(at);
  const to = Math.max(at + 1, rest?.type === 'organization' ? rest.to : 0);
  const number = COUNTRY.has(text.text(at - 1)) ? at - 2 : at - 1;
  if (ORDINAL.test(text.lower(number))) return { from: number, to };
  const court =
    text.lower(number - 1) === 'the' && text.lower(number - 2) === 'for' ? text.nameOver(number - 3) : undefined;
  return court?.type === 'organization' && court.to === number - 2 ? { from: court.from, to } : null;
}
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/;

/** "Supreme Court of Nova Scotia", "the Bank of Israel": what a place has one of */
function bodyOfPlace(text: Joiner, of: number): TokenRange | null {
  if (!OF_PLACE.has(text.lower(of - 1)) || !text.isCapital(of - 1)) return null;
  const left = text.before(of);
  // "Tarn Bank of New York" is in New York.
  const isNamed = text.lower(left.from - 1) === 'the' || (left.to > left.from + 1 && text.lower(of - 1) !== 'bank');
  if (!isNamed || text.isSure(left)) return null;
  const to = [of + 4, of + 3, of + 2].find((end) => text.isPlace(of + 1, end));
  // "Rio Grande do Norte"
  const isCut = to === undefined || text.isCapital(to) || PARTICLES.has(text.text(to));
  return isCut ? null : { from: left.from, to };
}

/** "Cricket Norway", "Natural England": what a country has one organization for */
function bodyOfCountry(text: Joiner, at: number): TokenRange | null {
  if (!OF_COUNTRY.has(text.lower(at)) || !text.isCapital(at) || !text.isCapital(at + 1)) return null;
  const to = text.isPlace(at + 1, at + 3) ? at + 3 : text.isPlace(at + 1, at + 2) ? at + 2 : -1;
  return to < 0 || text.isCapital(to) || text.isCapital(at - 1) ? null : { from: at, to };
}

/**
 * "the Chamber of Mines", "the Commission on Audit", where the tagger saw nothing: no "Board of Directors", and no
 * "Office of Ana Ray"
 */
function headOf(text: Joiner, at: number): TokenRange | null {
  if (!HEADS_OF.has(text.lower(at - 1)) || !text.isCapital(at - 1) || text.lower(at - 2) !== 'the') return null;
  const { from, to } = text.after(at + 1);
  if (to === from) return null;
  // "the Office on Arms and Drugs"
  const longer = text.lower(to) === 'and' ? continued(text, { from, to }, text.after(to + 1)) : null;
  if (longer !== null) return longer;
  const isNamed = to <= from + 2 && !text.isFirstName(from) && !text.isDay(from) && !OFFICERS.test(text.lower(to - 1));
  return isNamed && !text.isSure({ from: at - 1, to }) ? { from: at - 1, to } : null;
}
/** "Friends of Tarn Wood": who look after it; but "Friends of Ana Ray", who begin a sentence. */
function friendsOf(text: Joiner, of: number): TokenRange | null {
  if (text.text(of - 1) !== 'Friends' || text.lower(of) !== 'of') return null;
  const { from, to } = text.after(of + 1);
  const isNamed = to > from && !text.isFirstName(from) && text.lower(of - 2) !== 'the';
  const isGround = PLACE_ENDS.has(text.lower(to - 1)) || GROUNDS.has(text.lower(to - 1));
  return isNamed && isGround ? { from: of - 1, to } : null;
}

/** Who sits in an organization, which is then no name. */
const OFFICERS = /^(?:directors|governors|trustees|ministers|elders)$/;

/** "the Tarn Health Board (THB)": the words that the letters in brackets are the first of. */
function spelledOut(text: Joiner, bracket: number): TokenRange | null {
  const letters = text.text(bracket + 1);
  if (!ACRONYM.test(letters) || text.text(bracket + 2) !== ')') return null;
  let [from, left] = [bracket, letters.length];
  while (left > 0 && from > bracket - MAX_SPELLED) {
    from--;
    if (text.isCapital(from) && text.text(from).startsWith(letters.charAt(left - 1))) left--;
    else if (!SPELLED_OVER.has(text.lower(from))) return null;
  }
  if (left > 0) return null;
  const name = text.nameOver(from);
  const isBody =
    text.endsOrganization(bracket - 1) ||
    text.opensBody(from) ||
    (name?.type === 'organization' && name.margin >= SURE);
  return isBody ? { from, to: bracket } : null;
}
const ACRONYM = /^\p{Lu}{3,7}$/u;
/** What the letters leave out. */
const SPELLED_OVER = new ListedWords([...NO_INITIAL, ',', '&']);
/** How many tokens before the bracket are looked at. */
const MAX_SPELLED = 14;

const JOINING_PLACE = new ListedWords(['in', 'on', 'of', 'by']);

function joinedAt(text: Joiner, at: number): TokenRange | null {
  const lower = text.lower(at);
  if (lower === '(') return spelledOut(text, at);
  const ofCountry = circuit(text, at) ?? national(text, at);
  if (ofCountry !== null) return ofCountry;
  if (lower === 'and' || lower === '&') return joinedByAnd(text, at);
  if (POSSESSIVE.has(lower)) return joinedByPossessive(text, at);
  if (JOINING_PLACE.has(lower))
    return (
      joinedByPlace(text, at) ??
      (lower === 'of' || lower === 'on' ? (headOf(text, at) ?? friendsOf(text, at) ?? bodyOfPlace(text, at)) : null)
    );
  return bodyOfCountry(text, at) ?? school(text, at);
}

/** Whether a name is longer than a range and holds it, or the tagger is sure of it. */
function holds({ from, to, margin }: TaggedName, range: TokenRange): boolean {
  if (from > range.from || to < range.to) return false;
  return from < range.from || to > range.to || margin >= SURE;
}

/**
 * Organizations whose names hold small words, which the tagger reads in pieces: "the Health and Safety Executive", "the
 * Children's Society". Linear in the tokens.
 *
 * @returns the names with those in place of their pieces, in text order
 */
export function joinedOrganizations(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const text = new Joiner(doc, names);
  const found: TaggedName[] = [];
  let done = 0;
  for (let at = 1; at < doc.tokens.length; at++) {
    const range = joinedAt(text, at);
    if (range === null || range.from < done) continue;
    // A longer name that holds it stands.
    const old = text.nameOver(range.from);
    if (old?.type === 'organization' && holds(old, range)) continue;
    found.push({ ...range, type: 'organization', margin: MARGIN });
    done = range.to;
  }
  return overlaid(names, found, doc.tokens.length);
}
