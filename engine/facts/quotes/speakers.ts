import type { Analysis, Entity } from '../../analysis.ts';
import nameWords from '../../english/data/name-words.json' with { type: 'json' };
import quoteWords from '../../english/data/quote-words.json' with { type: 'json' };
import { attributionAfter } from '../../grammar/attribution.ts';
import { isNobody } from '../../grammar/nobody.ts';
import { CUES, PRONOUNS } from '../../grammar/speech.ts';
import { withoutAge } from '../../grammar/trimmed-phrase.ts';
import type { Person } from '../../names/people.ts';
import { isOffice } from '../../names/roles.ts';
import type { Mention, QuoteSpeaker } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import { beginsCapital } from '../../text/letters.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';
import { type Span, type TextSpan, textSpan } from '../../text/spans.ts';
import { Antecedents, mayStandForSomebody } from './antecedent.ts';
import { PREPOSITION } from './namings.ts';
import { organizationSaying } from './said-it.ts';
import { whoMaySpeak } from './suspects.ts';

/** Finds the entity a speaker phrase stands for. Entities may be an empty list: then no name is given. */
export class SpeakerFinder {
  readonly #analysis: Pick<Analysis, 'mentions' | 'sentences' | 'text'>;
  readonly #antecedents: () => Antecedents;

  /** @param quoted - what is in quotation marks: names there are no speakers */
  constructor(analysis: Pick<Analysis, 'text' | 'entities' | 'mentions' | 'sentences'>, quoted: readonly Span[]) {
    // Many articles name every speaker: who is who is only worked out where one is not.
    let made: Antecedents | null = null;
    this.#antecedents = () => {
      made ??= new Antecedents(analysis, quoted);
      return made;
    };
    this.#analysis = analysis;
  }

  /**
   * The speaker of a quote or a claim, from the atoms of the phrase and of the word that says that somebody speaks.
   *
   * @param said - what is said without quotation marks: whoever is named in it speaks of somebody else
   */
  find(
    atoms: Atoms,
    range: AtomRange | null,
    cue: AtomRange | null,
    said: AtomRange | null = null,
  ): QuoteSpeaker | null {
    if (range === null || isNobody(atoms, range)) return null;
    const span = this.#withWholeName(this.#spanOf(atoms, withoutAge(atoms, range)));
    const spokenOf = said === null ? NOBODY : this.#namedIn(atoms, said);
    const maySpeak = cue === null ? () => true : whoMaySpeak(atoms, cue);
    const found = this.#entityOf(span, (person) => maySpeak(person) && !spokenOf.has(person.entity));
    // "he told detectives, Sgt. Ana Ray said": whoever "he" is, it is not who reports it.
    const reporter = PRONOUNS.has(span.text.toLowerCase()) ? reporterAfter(atoms, range.to) : null;
    const isReporter =
      reporter !== null && found !== null && this.#analysis.mentions.entitiesWithin(reporter).has(found);
    const entity = isReporter ? null : found;
    return { ...span, name: entity?.name ?? null, key: entity?.key ?? null };
  }

  /**
   * The speaker of a quotation. Speakers seldom name themselves: whom a pronoun or a description seems to mean is not
   * named where the quotation names them ("“Ray was never there,” the investigator said").
   */
  findOfQuote(atoms: Atoms, range: AtomRange | null, cue: AtomRange | null, quote: AtomRange): QuoteSpeaker | null {
    const found = this.find(atoms, range, cue);
    if (found === null || found.name === null || !mayStandForSomebody(found.text)) return found;
    const isNamed = [...this.#namedIn(atoms, quote)].some(({ key, type }) => type === 'person' && key === found.key);
    return isNamed && !this.#analysis.mentions.within(found).some(isName) ? { ...found, name: null, key: null } : found;
  }

  #spanOf(atoms: Atoms, { from, to }: AtomRange): TextSpan {
    return textSpan(this.#analysis.text, atoms.at(from).start, atoms.at(to - 1).end);
  }

  /** A phrase that ends within a name is extended to its end: "Bread Commission | on Rye", "Ana Odo | Were". */
  #withWholeName(span: TextSpan): TextSpan {
    const names = this.#analysis.mentions.beginningIn(span).filter(({ mention }) => mention.kind === 'name');
    const end = names.reduce((furthest, { mention }) => Math.max(furthest, mention.end), span.end);
    return end === span.end ? span : textSpan(this.#analysis.text, span.start, end);
  }

  #namedIn(atoms: Atoms, said: AtomRange): ReadonlySet<Entity> {
    const named = this.#analysis.mentions.within(this.#spanOf(atoms, said));
    return new Set(named.filter(isName).map(({ entity }) => entity));
  }

  /** The person a phrase stands for that nothing marks as a speaker; null where it stands for nobody. */
  findPerson(atoms: Atoms, range: AtomRange | null): QuoteSpeaker | null {
    if (range === null) return null;
    const span = this.#spanOf(atoms, range);
    const entity = this.#entityOf(span);
    return entity?.type === 'person' ? { ...span, name: entity.name, key: entity.key } : null;
  }

  #entityOf(span: TextSpan, isOpen?: (person: Person) => boolean): Entity | null {
    const inside = this.#analysis.mentions.within(span);
    const people = inside.filter(({ entity, mention }) => entity.type === 'person' && mention.kind === 'name');
    const person = people.find(
      ({ mention }, at) => !this.#belongs(span, mention) && !this.#tellsOf(mention, people[at + 1]?.mention),
    );
    if (person !== undefined) return this.#isJoined(span, person.mention) ? null : person.entity;
    // "a solicitor for Ana Ray", "Ana Ray's office": the one named is not the one who speaks.
    if (people.length > 0) return null;
    const linked = inside.find(({ mention }) => mention.kind !== 'name' && covers(mention, span));
    if (linked !== undefined && !mayStandForSomebody(span.text)) return linked.entity;
    const body = inside.find(
      ({ entity, mention }) =>
        mention.kind === 'name' &&
        (entity.type === 'organization'
          ? covers(mention, span) || isSetBeside(mention, span) || isDescribed(mention, span)
          : entity.type === 'place' && covers(mention, span)),
    );
    if (body !== undefined) return body.entity;
    if (span.text.toLowerCase() === 'it') return organizationSaying(this.#analysis, span.start);
    return mayStandForSomebody(span.text) ? (this.#antecedents().find(span, isOpen)?.entity ?? null) : null;
  }

  /** "Ana Ray and Otto Falk": neither of them alone. */
  #isJoined({ start, end }: Span, mention: Mention): boolean {
    const [joint, before] = this.#analysis.text.slice(start, mention.start).trimEnd().split(' ').reverse();
    const isSecond = joint === 'and' && before !== undefined && beginsCapital(before);
    return isSecond || JOINED_AFTER.test(this.#analysis.text.slice(mention.end, end));
  }

  /** "former Ana Ray speechwriter | Otto Falk": whether a name says whose the one after it is. */
  #tellsOf({ end }: Span, next: Span | undefined): boolean {
    return next !== undefined && next.start > end && SMALL_WORDS.test(this.#analysis.text.slice(end, next.start));
  }

  /**
   * Whether a name in a phrase only says whose the speaker is, or may be somebody else's: "a lawyer for Ana Ray", "Ana
   * Ray's office", "Eva Lind, whose father Jon Lind …", "the Ray campaign", "Ray's brother Jon".
   */
  #belongs({ start, end }: Span, mention: Mention): boolean {
    const { text } = this.#analysis;
    const before = text.slice(start, mention.start);
    return (
      POSSESSIVE.test(text.slice(mention.end, mention.end + 3)) ||
      DESCRIBES.test(text.slice(mention.end, end)) ||
      (!/\s/u.test(mention.text) && KINSMAN.test(before)) ||
      OWNED.test(beforeOffice(before)) ||
      (mention.end < end && RELATED.test(before)) ||
      DONE_TO.test(before) ||
      OF_CLAUSE.test(before)
    );
  }
}

const SMALL_WORDS = new RegExp(`^ (?!(?:and|${PREPOSITION}) )(?:[\\p{Ll}-]{2,30} ){1,3}$`, 'u');

function isName({ mention }: { readonly mention: Mention }): boolean {
  return mention.kind === 'name';
}

const JOINED_AFTER = /^,? and \p{Lu}/u;

const NOBODY: ReadonlySet<Entity> = new Set();

/** How far after a pronoun the comma before its reporter is looked for, in atoms. */
const REPORTER_REACH = 10;

/** Who reports what "he told detectives, Sgt. Ana Ray said" tells: the second speaker. */
function reporterAfter(atoms: Atoms, from: AtomNumber): Span | null {
  const { sentence } = atoms.at(from - 1);
  for (let at = from; at < from + REPORTER_REACH && atoms.at(at).sentence === sentence; at++) {
    if (atoms.lower(at) !== ',') continue;
    const speaker = attributionAfter(atoms, at, CUES)?.speaker ?? null;
    return speaker === null ? null : { start: atoms.at(speaker.from).start, end: atoms.at(speaker.to - 1).end };
  }
  return null;
}

/** A noun of an organization right after a name that describes it. */
const DESCRIBES = new RegExp(`^ (?:${quoteWords.ledBySomebody.join('|')})\\b`);
const POSSESSIVE = /^['’]s?(?![\p{L}])/u;
/** What makes the name after it somebody else's: "for Mr ", "of the late ", "of baby ", "whose father ". */
const OWNED = new RegExp(
  `(?:^|\\s)(?:${PREPOSITION}\\s(?:(?:(?:the )?(?:${quoteWords.ownedBefore.join('|')})|` +
    'Mrs?\\.?|Ms\\.?|Miss|Dr\\.?|Sir|Dame|Lord|Lady)\\s)?|whose\\s(?:\\S+\\s){0,3})$',
  'u',
);

/** "a spokeswoman for | Attorney General Ana Ray": what is before the office that is before a name. */
function beforeOffice(before: string): string {
  let rest = before;
  for (let word = OFFICE_WORD.exec(rest); word !== null; word = OFFICE_WORD.exec(rest)) {
    const [office = ''] = word;
    const text = office.trimEnd();
    if (!isOffice(text.toLowerCase(), text)) break;
    rest = rest.slice(0, -office.length);
  }
  return rest;
}
const OFFICE_WORD = /[\p{L}.-]{1,30} $/u;

/** "voters who back | Ana Ray": part of a clause that tells of somebody else. */
const OF_CLAUSE = /\p{Ll} (?:who|that) (?:[^\s,]{1,40} ){1,3}$/u;

/** "head of the mill where | Ana Ray has worked": the subject of a clause that the phrase holds whole. */
const RELATED = /(?:^|\s)(?:where|which|whom)\s(?:\S{1,40}\s){0,3}$/u;

/** "a driver cleared of killing | Ana Ray", "voters out to stop | Ana Ray": to whom something is done. */
const DONE_TO = /\p{Ll}ing $|(?:^|\s)to \p{Ll}{2,30} $/u;

/** "Ray's brother | Steve": a first name alone, which is no other Steve's. */
const KINSMAN = new RegExp(`['’]s (?:${nameWords.kin.join('|')}) $`, 'u');

const ARTICLE = /^(?:the|a|an)\s+/i;

/** "Buslinea, the largest operator", "The operator, Buslinea": what a name is set beside between commas. */
function isSetBeside({ start, end }: Mention, span: TextSpan): boolean {
  const first = span.text.slice(0, start - span.start).toLowerCase();
  const rest = span.text.slice(end - span.start);
  return (
    (first === '' && /^, (?:an?|the|its|which) /.test(rest)) ||
    (rest === '' && /^(?:an?|the|its) [^,]+, (?:the )?$/.test(first))
  );
}

/** "Airport operator Harbour Air", "Rival Harbour Air", "the body the FCI": a name after nouns for what it is. */
function isDescribed({ start, end }: Mention, span: TextSpan): boolean {
  const before = span.text.slice(0, start - span.start);
  return end === span.end && DESCRIBED.test(before) && !OF_OTHERS.test(before);
}
const DESCRIBED = /(?:^|\s)(?:\p{L}{1,30}-)?\p{Ll}[\p{Ll}-]{1,30} (?:the )?$|^\p{Lu}\p{Ll}{2,30} $/u;
const OWNERS = nameWords.articlesAndPossessives.slice(1).join('|');
const OF_OTHERS = new RegExp(
  `,|(?:^|\\s)(?:(?:and|who|that|which|whose|${PREPOSITION})\\s|(?:${OWNERS}) $)|ing $`,
  'iu',
);

/** True where a mention is the whole phrase but for an article, and for its short form: "the Tarn Party (TP)". */
function covers(mention: Mention, span: TextSpan): boolean {
  const article = ARTICLE.exec(span.text)?.[0].length ?? 0;
  const rest = span.text.slice(mention.end - span.start);
  const isWhole = mention.start === span.start || mention.start === span.start + article;
  return isWhole && (rest === '' || SHORT_FORM.test(rest));
}
const SHORT_FORM = /^ \(\p{L}[\p{L}\d.&-]{1,11}\)$/u;
