import type { Analysis } from '../../analysis.ts';
import nouns from '../../english/data/company-nouns.json' with { type: 'json' };
import quoteWords from '../../english/data/quote-words.json' with { type: 'json' };
import { CUES_AT_END } from '../../grammar/speech.ts';
import { type Gender, genderOfWords } from '../../names/gender.ts';
import { isNounForPerson } from '../../names/nominals.ts';
import { type Person, peopleOf } from '../../names/people.ts';
import { ROLES } from '../../names/roles.ts';
import { beginsCapital } from '../../text/letters.ts';
import { firstTouching, type Span, type TextSpan, textSpan } from '../../text/spans.ts';
import { type Naming, Namings } from './namings.ts';

/** How far before a phrase the person it stands for may be named, in sentences: three paragraphs of wire copy. */
const SENTENCES_BACK = 6;
/** How far after one, where nobody was named before. */
const SENTENCES_AHEAD = 2;

/** The same in UTF-16 units, which bounds the work on sentences without end. */
const UNITS_BACK = 1500;
/**
 * A name farther back than this leaves a pronoun open: six sentences of prose are shorter, and what stands between is
 * read for every pronoun.
 */
const UNITS_BETWEEN = 3000;
/** How far before a noun its article is: "a senior Ardle council spokesman". */
const WORDS_IN = 4;

/** Who speaks at the end of a sentence, by an article or a name, and the word that says so. */
const CLOSING = /, ((?:[Tt]he |\p{Lu})[^,"“”]{1,60}) (\p{Ll}{3,12})\.\s*$/u;
const LONGEST_CLOSING = 120;
/** "But | he": what may stand before a pronoun that opens its sentence. */
const OPENING_PRONOUN = /^(?:(?:and|but|yet|then|still),? )?$/i;
const LONGEST_OPENER = 12;
/** ", he said." */
const CLOSING_PRONOUN = /^ \p{Ll}+\./u;
const LONGEST_CUE = 16;
/** A pronoun that says who spoke comes at most so far after the quotation, in UTF-16 units. */
const AFTER_QUOTE = 3;

/** "the 61-year-old", "the 61-year-old nun" */
const AGED = /^(?:the )?(\d{1,3})-year-old\b/;
/** What follows the noun of a description. */
const AFTER_HEAD = new RegExp(` (?:${quoteWords.afterHead.join('|')}) .*`, 's');
const PLURAL = new RegExp(`(?:${quoteWords.plurals.join('|')})$`);

/** Whether a phrase is one that {@link Antecedents} resolves: "he", "she", "the minister". */
export function mayStandForSomebody(phrase: string): boolean {
  return /^(?:he|she|the [\p{L}\d].*)$/isu.test(phrase);
}

/**
 * Whom a pronoun or a description in an attribution stands for, as Hobbs and after him the salience models of
 * coreference have it (J. Hobbs, "Resolving Pronoun References", 1978; S. Lappin and H. Leass, "An Algorithm for
 * Pronominal Anaphora Resolution", 1994), cut down to what news needs: the nearest sentence that names somebody who
 * fits, its subject first. Names inside quotation marks do not count, for speakers seldom name themselves.
 */
export class Antecedents {
  readonly #text: string;
  readonly #people: readonly Person[];
  readonly #namings: Namings;
  readonly #quoted: readonly Span[];

  /** @param quoted - spans in quotation marks, in text order */
  constructor(analysis: Pick<Analysis, 'text' | 'entities' | 'sentences'>, quoted: readonly Span[]) {
    this.#text = analysis.text;
    this.#people = peopleOf(analysis);
    this.#quoted = quoted;
    this.#namings = new Namings(analysis, this.#people, quoted);
  }

  /**
   * @param phrase - one of which {@link mayStandForSomebody} is true
   * @param isOpen - whether a person may be who speaks; nobody is ruled out where it is left away
   * @returns the person, or null where nobody fits or two fit alike
   */
  find(phrase: TextSpan, isOpen: (person: Person) => boolean = () => true): Person | null {
    const lower = phrase.text.toLowerCase();
    if (lower === 'he') return this.#meant(phrase, (person) => mayBe(person, 'male') && isOpen(person), 'male');
    if (lower === 'she') return this.#meant(phrase, (person) => mayBe(person, 'female') && isOpen(person), 'female');
    return this.#described(phrase, lower);
  }

  /** Whoever closes the sentence before by speaking goes on, where that is somebody who fits; else the nearest. */
  #meant(phrase: Span, fits: (person: Person) => boolean, gender: Gender): Person | null {
    const before = this.#speakerBefore(phrase);
    if (before === null) return this.#nearest(phrase, fits, gender);
    const lower = before.text.toLowerCase();
    const person = this.#named(before) ?? this.#described(before, lower);
    if (person !== null) return fits(person) ? person : this.#nearest(phrase, fits, gender);
    const other = genderOfWords(lower);
    const isOther = (other !== null && other !== gender) || !mayBeSomebody(before.text);
    return isOther ? this.#nearest(phrase, fits, gender) : null;
  }

  /** "Otto Falk had lied, | the mayor | said. “I saw him,” he said.": who speaks at the end of the sentence before. */
  #speakerBefore({ start, end: after }: Span): TextSpan | null {
    const quote = this.#quoted[firstTouching(this.#quoted, { start: start - AFTER_QUOTE, end: start })];
    const own = this.#namings.sentenceAt(quote?.start ?? start);
    const end = this.#namings.startOf(own);
    // "King Otto caused a stir when he declared": of somebody in its own sentence
    const opens = OPENING_PRONOUN.test(this.#text.slice(Math.max(end, start - LONGEST_OPENER), start));
    const closes = CLOSING_PRONOUN.test(this.#text.slice(after, after + LONGEST_CUE));
    if (quote === undefined && !closes && !(opens && start - end < LONGEST_OPENER)) return null;
    // "Otto Falk agreed: “It is so,” he said."
    if (quote !== undefined && this.#namings.in(own, quote.start).some((naming) => naming.start >= end)) return null;
    const from = Math.max(this.#namings.startOf(own - 1), end - LONGEST_CLOSING);
    const found = own > 0 ? CLOSING.exec(this.#text.slice(from, end)) : null;
    if (found === null) return null;
    const [, speaker = '', cue = ''] = found;
    const at = from + found.index + ', '.length;
    return CUES_AT_END.has(cue) ? textSpan(this.#text, at, at + speaker.length) : null;
  }

  /** The last person named in a phrase. */
  #named({ start, end }: Span): Person | null {
    const namings = this.#namings.in(this.#namings.sentenceAt(start), end);
    return namings.findLast((naming) => naming.start >= start)?.person ?? null;
  }

  /** By sentences backwards; where nobody is named before, the next one named after. */
  #nearest(phrase: Span, fits: (person: Person) => boolean, gender: Gender | null): Person | null {
    const own = this.#namings.sentenceAt(phrase.start);
    for (let sentence = own; sentence >= Math.max(0, own - SENTENCES_BACK); sentence--) {
      const here = this.#namings.in(sentence, phrase.start).filter((naming) => fits(naming.person));
      const naming = mostSalient(here, gender);
      if (naming !== null) return this.#isSafe(naming, phrase, fits, gender) ? naming.person : null;
    }
    const next = this.#namings.firstAfter(phrase.start);
    return next !== null && next.sentence <= own + SENTENCES_AHEAD && next.isFree && fits(next.person)
      ? next.person
      : null;
  }

  /**
   * Whether a naming leaves no doubt: somebody known to fit and the subject of the sentence, else the only one who
   * fits.
   */
  #isSafe(naming: Naming, phrase: Span, fits: (person: Person) => boolean, gender: Gender | null): boolean {
    const { person, isFree } = naming;
    if (phrase.start - naming.end > UNITS_BETWEEN) return false;
    if (gender !== null && namesSomebodyElse(this.#toldBetween(naming.end, phrase.start), gender)) return false;
    if (!isFree) return this.#people.every((other) => other === person || !fits(other));
    if (person.isLikely || person.gender !== gender) return this.#onlyOne(phrase, fits) === person;
    return this.#onlyOne(phrase, fits, naming.sentence) === person;
  }

  /** The text between two offsets without what is in quotation marks. */
  #toldBetween(start: number, end: number): string {
    const first = firstTouching(this.#quoted, { start, end });
    let told = '';
    let at = start;
    for (let next = first; first >= 0 && next < this.#quoted.length; next++) {
      const quote = this.#quoted[next];
      if (quote === undefined || quote.start >= end) break;
      told += `${this.#text.slice(at, quote.start)}”`;
      at = Math.max(at, quote.end);
    }
    return told + this.#text.slice(at, end);
  }

  /**
   * "the minister", "the 61-year-old", "the younger woman": by the words and the age the text gives people, else the
   * only one it can be.
   */
  #described(phrase: TextSpan, lower: string): Person | null {
    const age = Number(AGED.exec(lower)?.[1] ?? 0);
    if (age > 0) return this.#aged(phrase, age, genderOfWords(lower));
    const words = describingWords(phrase.text);
    const head = words.at(-1) ?? '';
    const gender = genderOfWords(head);
    if (gender === null && !isOfPerson(head)) return null;
    if (PLURAL.test(head) || words.some((word) => word.endsWith('-based'))) return null;
    const compared = this.#compared(words, gender);
    if (compared !== null) return compared;
    const known = this.#people.filter(({ words: own }) => [...own].some((word) => sameHead(word, head)));
    const fitting =
      known.length <= 1 ? known : known.filter(({ words: own }) => words.slice(0, -1).some((word) => own.has(word)));
    if (fitting.length === 1) return fitting[0] ?? null;
    return known.length > 0 || this.#isUnnamed(phrase, head) ? null : this.#undescribed(phrase, head, gender);
  }

  /** Whom a description means that the text has not given to anybody: the only one it can be. */
  #undescribed(phrase: TextSpan, head: string, gender: Gender | null): Person | null {
    if (SPEAKS_FOR_OTHERS.test(head)) return null;
    if (gender !== null) return this.#onlyOfGender(phrase, gender);
    // "Ana Ray recalled the attendant saying": whoever the attendant is, it is not Ana Ray.
    const isOther = this.#namings.in(this.#namings.sentenceAt(phrase.start), phrase.start).length > 0;
    return isOther || !AGENT.test(head) ? null : this.#onlyOne(phrase, () => true);
  }

  /** "the 61-year-old" */
  #aged(phrase: TextSpan, age: number, gender: Gender | null): Person | null {
    const sameAge = this.#people.filter((person) => person.age === age);
    if (sameAge.length === 1) return sameAge[0] ?? null;
    return this.#nearest(phrase, (person) => person.age === null, gender);
  }

  /** Whether the sentences before bring in somebody unnamed by the same noun: "A spokesman for Ardle said". */
  #isUnnamed({ start }: Span, head: string): boolean {
    const from = this.#namings.startOf(Math.max(0, this.#namings.sentenceAt(start) - SENTENCES_BACK));
    const before = this.#text.slice(Math.max(from, start - UNITS_BACK), start).toLowerCase();
    if (!before.includes(head)) return false;
    const words = before.split(NO_WORD);
    return words.some((word, at) => word === head && words.slice(Math.max(0, at - WORDS_IN), at).some(isIndefinite));
  }

  #onlyOfGender(phrase: TextSpan, gender: Gender): Person | null {
    return (
      this.#onlyOne(phrase, (person) => person.gender === gender) ??
      this.#onlyOne(phrase, (person) => mayBe(person, gender))
    );
  }

  /** "the younger woman": of two people whose ages the text gives. */
  #compared(words: readonly string[], gender: Gender | null): Person | null {
    const isYounger = words.includes('younger');
    if (!isYounger && !words.includes('older') && !words.includes('elder')) return null;
    const aged = this.#people
      .filter((person) => person.age !== null && (gender === null || mayBe(person, gender)))
      .sort((a, b) => (a.age ?? 0) - (b.age ?? 0));
    return aged.length === 2 ? ((isYounger ? aged[0] : aged[1]) ?? null) : null;
  }

  /**
   * The one person named shortly before who fits; from a sentence `first` on, objects of prepositions and owners do not
   * count.
   */
  #onlyOne(phrase: Span, fits: (person: Person) => boolean, first?: number): Person | null {
    const own = this.#namings.sentenceAt(phrase.start);
    const near = new Set<Person>();
    for (let sentence = first ?? Math.max(0, own - SENTENCES_BACK); sentence <= own; sentence++)
      for (const { person, isFree } of this.#namings.in(sentence, phrase.start))
        if (fits(person) && (isFree || first === undefined)) near.add(person);
    const [only] = near;
    return near.size === 1 && only !== undefined ? only : null;
  }
}

/** A description's words after "the", in lower case, up to what follows its noun; none where a name ends it. */
function describingWords(phrase: string): readonly string[] {
  const { length } = phrase.toLowerCase().replace(AFTER_HEAD, '');
  const words = phrase.slice(0, length).split(NO_WORD).slice(1);
  const [noun, head = ''] = words.slice(-2);
  // "the listing site RentGrid": a name of its own, and no description of whoever works there.
  const isName =
    words.length > 1 && beginsCapital(head) && !beginsCapital(noun ?? '') && !ROLES.has(head.toLowerCase());
  return isName ? [] : words.map((word) => word.toLowerCase());
}
const NO_WORD = /[^\p{L}\p{M}-]+/u;

function isIndefinite(word: string): boolean {
  return word === 'a' || word === 'an' || word === 'another';
}

function mayBe({ gender, isLikely }: Person, wanted: Gender): boolean {
  return gender === null || gender === wanted || (isLikely && wanted === 'male');
}

/**
 * What speaks for a person among those of one sentence: to be its subject, and to be known to be of the pronoun's sex.
 */
const SUBJECT = 1;
const CERTAIN = 1.2;
const LIKELY = 1.1;

/**
 * Of the people of one sentence the most salient, the first of equals where it can be the subject; null where two
 * objects are equal.
 */
function mostSalient(names: readonly Naming[], gender: Gender | null): Naming | null {
  // "Ana Ray and Eva Lind met": of two subjects neither is meant.
  if (names.some(({ isJoined }, index) => isJoined && names[index + 1] !== undefined)) return null;
  const weigh = ({ person, isFree }: Naming, isFirst: boolean) =>
    (isFree && isFirst ? SUBJECT : 0) +
    (gender !== null && person.gender === gender ? (person.isLikely ? LIKELY : CERTAIN) : 0);
  const firstFree = names.find(({ isFree }) => isFree);
  const ranked = names
    .map((name) => ({ name, weight: weigh(name, name.person === firstFree?.person) }))
    .sort((x, y) => y.weight - x.weight);
  const [best, second] = ranked.filter(
    ({ name }, index) => ranked.findIndex((other) => other.name.person === name.person) === index,
  );
  // An object, or a name in the possessive, that nothing else speaks for.
  if (best === undefined || best.weight === 0) return null;
  return second !== undefined && second.weight === best.weight ? null : best.name;
}

/**
 * "Mrs Justice Kell", "Lord Harrow", "Daughter Ida": a form of address or of kin and a name that is nobody the text is
 * known to name.
 */
const ADDRESSED = /(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Lord|Lady|Sir|Dame|Dr|Justice|Judge)\.? (?=\p{Lu})/gu;
const OPENING = /[.!?"”’\n] ?\p{Lu}\p{Ll}+ (?=\p{Lu})/gu;
/** "his twin sister", "a woman", but not ", a woman of 60", which tells more of somebody named. */
const UNNAMED = /(?<![\p{L},]|, )(?:an?|his|her|my|our|their) (?:[\p{L}-]+ )?[\p{L}]+/giu;

/** Whether the words between a name and a pronoun bring in another person of its sex. */
function namesSomebodyElse(between: string, gender: Gender): boolean {
  const others = [ADDRESSED, OPENING, UNNAMED]
    .flatMap((pattern) => [...between.matchAll(pattern)])
    .map(([words]) => words.toLowerCase());
  return others.some((words) => {
    const own = genderOfWords(words);
    return own === gender || (own === null && NEUTRAL_ADDRESS.test(words));
  });
}

const NEUTRAL_ADDRESS = /^(?:dr|justice|judge)\b/;

const COMPANY_NOUNS = new Set(nouns);

/** Nouns of agents, which tell what somebody did: "winner", "sailor", "musician"; an office may be another's. */
const AGENT = new RegExp(`(?:${quoteWords.agentEndings.join('|')})$`);
/** Whoever the text has not called so is whom a spokeswoman speaks for. */
const SPEAKS_FOR_OTHERS = /^spokes/;
/** "letter", "sector": what ends as nouns of agents do and is no person. */
const NO_AGENT = new Set(quoteWords.noAgent);

/** Whether the noun of a description is of a person: "the pilot" and "the co-pilot" are, "the indictment" is nobody. */
function isOfPerson(head: string): boolean {
  const noun = head.slice(head.lastIndexOf('-') + 1);
  return isNounForPerson(noun) && !NO_AGENT.has(noun) && !COMPANY_NOUNS.has(noun);
}

/** "the judge", "Bell": somebody of whom no more is known; but "the Kremlin", "the report", "IRNA". */
function mayBeSomebody(phrase: string): boolean {
  const last = phrase.slice(phrase.lastIndexOf(' ') + 1);
  return /^the /i.test(phrase) ? isOfPerson(last.toLowerCase()) : /\p{Ll}/u.test(last);
}

const SHORTEST_PART = 5;

/** "minister" and "minister", "goalkeeper" and "keeper", "vice-president" and "president". */
function sameHead(word: string, head: string): boolean {
  return (
    word === head ||
    (head.length >= SHORTEST_PART && word.endsWith(head)) ||
    (word.length >= SHORTEST_PART && head.endsWith(`-${word}`))
  );
}
