import type { EntityType } from '../analysis.ts';
import nameWords from '../english/data/name-words.json' with { type: 'json' };
import type { TokenizedText } from '../text/tokenized-text.ts';
import { bracketedForms } from './bracketed.ts';
import { isCommon } from './common.ts';
import { countryKey } from './countries.ts';
import aliases from './data/aliases.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import type { Gender } from './gender.ts';
import { Elders } from './kinsfolk.ts';
import type { NameMention } from './name-mention.ts';
import { NO_INITIAL } from './word-lists.ts';

/** Mentions of one person, organisation or place. */
export interface Cluster {
  readonly type: EntityType;
  gender: Gender | null;
  readonly titles: Set<string>;
  /** Whether it is a short form of several whole names of the text, left unlinked between them. */
  readonly isLoose: boolean;
  /** Key of the fullest name so far. */
  key: string;
  readonly keys: Set<string>;
  readonly mentions: NameMention[];
}

const ALIASES: ReadonlyMap<string, string> = new Map(
  aliases.flatMap((group) => group.map((name) => [name, group[0] ?? name] as const)),
);

/** The one form of a name that has several, known or told by the text: "eu" is "european union". */
function wholeForm({ key, type }: NameMention, bracketed: ReadonlyMap<string, string>): string {
  const told = type === 'organization' ? bracketed.get(key) : undefined;
  return told ?? ALIASES.get(key) ?? (type === 'place' ? countryKey(key) : key);
}
/** Words that begin the names of many organizations, and so name none of them alone. */
const COMMON_HEADS = new Set(nameWords.commonHeads);

function words(key: string): string[] {
  return key.split(' ');
}

/**
 * "Mohammed" and "Muhamad", "Filip" and "Fillip": first names that one article spells in two ways. They begin and
 * end alike and have the same consonants between; "Jan" and "Jon" are two.
 */
function areSpellings(one: string, other: string): boolean {
  if (one[0] !== other[0] || one.at(-1) !== other.at(-1) || Math.abs(one.length - other.length) > 2) return false;
  const consonants = consonantsOf(one);
  return consonants.length >= LEAST_CONSONANTS && consonants === consonantsOf(other);
}
const LEAST_CONSONANTS = 4;

function consonantsOf(word: string): string {
  return word.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1');
}

/** "j" stands for "john"; the same first names agree; no first name agrees with any. */
function firstNamesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [first = '', other = ''] = [a[0], b[0]];
  return (
    first === other ||
    areSpellings(first, other) ||
    (first.length === 1 && other.startsWith(first)) ||
    (other.length === 1 && first.startsWith(other))
  );
}

/** "Robles" after "Ana Quell": a further surname, where "Sr" is another person and "Says" none. */
function mayBeSurname(word: string): boolean {
  return !GENERATION.test(word) && !NO_INITIAL.has(word) && (!isCommon(word) || gazetteer().bitsOf(word) !== 0);
}
const GENERATION = /^(?:[js]nr|[js]r|i{2,3}|iv)$/;

/**
 * Whether two names of persons can be one person's: "Blinken" and "Antony Blinken", "Antony J. Blinken" and
 * "Antony Blinken", "al-Amin" and "Karim al-Amin", "Solberg-Lind" and "Eva Solberg-Lind", "Ana Quell" and "Ana Quell
 * Robles".
 */
function samePerson(short: string, full: string): boolean {
  const [a, b] = [words(short), words(full)];
  if (b.length === 1) return false;
  if (a.length === 1) return b.at(-1) === a[0] || b[0] === a[0];
  if (full.startsWith(`${short} `)) return b.slice(a.length).every((word) => mayBeSurname(word));
  if (full.endsWith(` ${short}`)) return true;
  return a.at(-1) === b.at(-1) && firstNamesAgree(a, b) && middleNamesAgree(a, b);
}

/**
 * "Otto J. Ray" is not "Otto W. Ray", and "Ana F. Ray Jr." not "Abel R. Lowe Jr."; but "Otto Ray Lowe" is "Otto J. Ray
 * Lowe".
 */
function middleNamesAgree(a: readonly string[], b: readonly string[]): boolean {
  if ((isWithin(a, b) && !hasInitial(a)) || (isWithin(b, a) && !hasInitial(b))) return true;
  if (GENERATION.test(a.at(-1) ?? '') && a.at(-2) !== b.at(-2)) return false;
  return a.length < 3 || b.length < 3 || a[1]?.[0] === b[1]?.[0];
}

/** "Otto W. Ray", who is not "Otto H. W. Ray" */
function hasInitial(parts: readonly string[]): boolean {
  return parts.slice(1, -1).some(({ length }) => length === 1);
}

/** Whether the words of a name are in another in their order. */
function isWithin(short: readonly string[], full: readonly string[]): boolean {
  let at = 0;
  for (const word of full) if (word === short[at]) at++;
  return at === short.length;
}

function initialsOf(key: string): string {
  return words(key)
    .filter((word) => !NO_INITIAL.has(word))
    .map((word) => word[0] ?? '')
    .join('');
}

/**
 * Whether two names of organizations can be one organization's: its acronym, the end of its name, or the distinctive
 * word it begins with.
 */
function sameOrganization(short: string, full: string): boolean {
  const [a, b] = [words(short), words(full)];
  if (a.length >= b.length) return false;
  if (a.length === 1 && (a[0]?.length ?? 0) >= 2 && (a[0]?.length ?? 0) <= 6 && a[0] === initialsOf(full)) return true;
  if (a.length >= 2 && full.endsWith(` ${short}`)) return true;
  if (a.length >= 2 && full.startsWith(`${short} `)) return true;
  const [word = ''] = a;
  if (a.length > 1 || word.length <= 3) return false;
  if (CHAMBERS.has(word)) return isChamber(b, word);
  return isHeadOf(b, word) || (b[0] === word && !COMMON_HEADS.has(word));
}

/**
 * What an organization is called for short: "rovers" of "tarn rovers", "commission" of "tarn commission for schools".
 */
function isHeadOf(parts: readonly string[], word: string): boolean {
  const last = parts.length - 1;
  return parts.some((part, at) => part === word && at > 0 && (at === last || NO_INITIAL.has(parts[at + 1] ?? '')));
}

/**
 * "Senate" is "U.S. Senate", and not "Senate Finance Committee", nor is "House" "White House": these are other bodies
 * with whole names.
 */
function isChamber(parts: readonly string[], word: string): boolean {
  const isOwn = parts.at(-1) === word && parts.length <= MOST_OF_CHAMBER && !NO_CHAMBER.has(parts.at(-2) ?? '');
  return isOwn || (parts[0] === word && parts[1] === 'of' && CHAMBER_OF.has(parts[2] ?? ''));
}
/** "us senate", "u s senate" */
const MOST_OF_CHAMBER = 3;
const CHAMBERS: ReadonlySet<string> = new Set(['senate', 'house', 'congress', 'parliament', 'treasury']);
/** "white house", "opera house", "shadow treasury" */
const NO_CHAMBER = new Set(nameWords.noChamber);
/** "house of commons", "congress of deputies" */
const CHAMBER_OF: ReadonlySet<string> = new Set(['commons', 'lords', 'representatives', 'delegates', 'deputies']);

function sexesAgree(a: Gender | null, b: Gender | null): boolean {
  return a === null || b === null || a === b;
}

function belongs(mention: NameMention, cluster: Cluster): boolean {
  if (!sexesAgree(mention.gender, cluster.gender)) return false;
  if (cluster.keys.has(mention.key)) return true;
  if (mention.type === 'place') return false;
  const same = mention.type === 'person' ? samePerson : sameOrganization;
  if (same(mention.key, cluster.key) || same(cluster.key, mention.key)) return true;
  // "Quell", of Ana Quell Robles who is also Ana Quell; but Adam Ray, who is also A. Ray, is not Alan Ray.
  const mayBeOfForm = mention.type === 'organization' || !mention.key.includes(' ');
  return mayBeOfForm && [...cluster.keys].some((key) => same(mention.key, key));
}

/**
 * The one cluster a mention can mean. Families and rival organizations share names: between several, a form of address
 * ("Mrs. Lang") or an office decides ("President Lang"), or else nothing does, for no link is better than a wrong one.
 */
function onlyHome(rivals: readonly Cluster[], { type, key, gender, title }: NameMention): Cluster | undefined {
  if (rivals.length <= 1) return rivals[0];
  const inOffice = title === null ? [] : rivals.filter(({ titles }) => titles.has(title));
  if (inOffice.length === 1) return inOffice[0];
  const agreeing = gender === null ? [] : rivals.filter((cluster) => cluster.gender === gender);
  if (agreeing.length === 1) return agreeing[0];
  if (type !== 'person') return undefined;
  // "Jordan", of Otto Jordan and Jordan Lind: news calls people by the surname.
  const surnamed = rivals.filter((cluster) => cluster.key.endsWith(` ${key}`));
  return surnamed.length === 1 ? surnamed[0] : undefined;
}

/**
 * Whom a surname alone means where relatives share it: the one who was the only bearer named so far when the text first
 * used it alone, for news calls the person it is about by the surname and relatives by more.
 */
class Bearers {
  readonly #bySurname = new Map<string, Cluster>();

  of({ type, key, start }: NameMention, rivals: readonly Cluster[]): Cluster | undefined {
    if (type !== 'person' || key.includes(' ')) return undefined;
    const known = this.#bySurname.get(key);
    if (known !== undefined) return known;
    const [only, ...others] = rivals.filter(({ mentions }) => mentions.some((mention) => mention.start < start));
    if (only === undefined || others.length > 0) return undefined;
    this.#bySurname.set(key, only);
    return only;
  }
}

/** The clusters that a mention may belong to: the one with that whole name, or all that its name may be short for. */
function rivalsOf(mention: NameMention, near: readonly Cluster[]): readonly Cluster[] {
  const exact = mention.key.includes(' ')
    ? near.find((cluster) => cluster.keys.has(mention.key) && sexesAgree(mention.gender, cluster.gender))
    : undefined;
  return exact === undefined ? near.filter((cluster) => belongs(mention, cluster)) : [exact];
}

/** @param isLoose - several could claim the mention, so that it is by itself */
function newCluster(mention: NameMention, isLoose: boolean): Cluster {
  return {
    type: mention.type,
    gender: mention.gender,
    titles: new Set(mention.title === null ? [] : [mention.title]),
    isLoose,
    key: mention.key,
    keys: new Set([mention.key]),
    mentions: [mention],
  };
}

function join(home: Cluster, mention: NameMention): void {
  home.mentions.push(mention);
  home.gender ??= mention.gender;
  if (mention.title !== null) home.titles.add(mention.title);
}

/** At most this many clusters of a word are compared with a mention: more share a surname only in lists. */
const MAX_RIVALS = 12;
/** At most this many forms of one name are kept: each is compared with the mentions that may be short for it. */
const MAX_FORMS = 12;

/** The clusters of a text as they grow, found by the words and the acronyms of their names. */
class Clusters {
  readonly all: Cluster[] = [];
  readonly #byWord: Readonly<Record<EntityType, Map<string, Cluster[]>>> = {
    person: new Map(),
    organization: new Map(),
    place: new Map(),
  };
  /** Short forms that several could claim, each by itself. */
  readonly #loose = new Map<string, Cluster>();
  readonly #bearers = new Bearers();
  readonly #elders: Elders;

  constructor(elders: Elders) {
    this.#elders = elders;
  }

  /** The clusters of a mention's type that share a word with it. */
  near({ mention, parts }: Parted): readonly Cluster[] {
    const forms = this.#byWord[mention.type];
    return [...new Set(parts.flatMap((word) => forms.get(word) ?? []))];
  }

  /** Gives a mention to the one of its rivals that it means, or to a cluster of its own. */
  add(mention: NameMention, rivals: readonly Cluster[]): void {
    const looseKey = `${mention.type} ${mention.gender} ${mention.key}`;
    // "Mrs Bright", of one Nia Bright, may be her mother.
    const [only, ...others] = rivals;
    const isSurname = others.length === 0 && only?.key.endsWith(` ${mention.key}`) === true;
    const isOpen = isSurname && this.#elders.has(mention);
    const told = isOpen ? undefined : (onlyHome(rivals, mention) ?? this.#bearers.of(mention, rivals));
    const home = told ?? this.#loose.get(looseKey);
    if (home === undefined) {
      const cluster = this.#open(mention, isOpen || rivals.length > 1);
      if (cluster.isLoose) this.#loose.set(looseKey, cluster);
      return;
    }
    join(home, mention);
    // A short form that two could claim is no key of either.
    if (rivals.length === 1 && home.keys.size < MAX_FORMS && !home.keys.has(mention.key)) {
      home.keys.add(mention.key);
      this.#file(home, mention.key);
    }
  }

  #open(mention: NameMention, isLoose: boolean): Cluster {
    const cluster = newCluster(mention, isLoose);
    this.all.push(cluster);
    if (!isLoose) this.#file(cluster, mention.key);
    return cluster;
  }

  #file(cluster: Cluster, key: string): void {
    const forms = this.#byWord[cluster.type];
    for (const form of [...words(key), initialsOf(key)]) {
      const filed = forms.get(form);
      if (filed === undefined) forms.set(form, [cluster]);
      else if (!filed.includes(cluster) && filed.length < MAX_RIVALS) filed.push(cluster);
    }
  }
}

/** A mention by its whole form, and the words of that. */
interface Parted {
  readonly mention: NameMention;
  readonly parts: readonly string[];
}

/** The mentions by their whole forms, those of most words first. */
function longestFirst(doc: TokenizedText, mentions: readonly NameMention[]): readonly Parted[] {
  const bracketed = bracketedForms(doc, mentions);
  return mentions
    .map((found) => {
      const key = wholeForm(found, bracketed);
      return { mention: { ...found, key }, parts: words(key) };
    })
    .sort((a, b) => b.parts.length - a.parts.length || a.mention.start - b.mention.start);
}

/**
 * Gathers the mentions of each person, organization and place. Whole names come first, so that a short form finds the
 * name it is short for wherever it is. Linear in the mentions: only names that share a word, or an acronym, are
 * compared.
 *
 * @param doc - the text, whose budget the comparisons are counted against
 */
export function linkNames(doc: TokenizedText, mentions: readonly NameMention[]): Cluster[] {
  const clusters = new Clusters(new Elders(doc, mentions));
  for (const parted of longestFirst(doc, mentions)) {
    const near = clusters.near(parted);
    doc.work.spend(near.length + parted.parts.length);
    clusters.add(parted.mention, rivalsOf(parted.mention, near));
  }
  for (const { mentions: own } of clusters.all) own.sort((a, b) => a.start - b.start);
  return clusters.all;
}
