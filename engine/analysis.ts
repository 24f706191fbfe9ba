import { type DateReading, NO_DATES, readDates } from './dates/index.ts';
import type { AgeFact, Mention, PlaceLink } from './record.ts';
import { type Document, tokenizeText } from './text/document.ts';
import { plainCase } from './text/plain-case.ts';
import { firstIndex } from './text/search.ts';
import type { Span, TextSpan } from './text/spans.ts';

export type EntityType = 'person' | 'organization' | 'place';

/** A person, organisation or place of the document. */
export interface Entity {
  readonly type: EntityType;
  readonly name: string;
  readonly key: string;
  readonly role: TextSpan | null;
  readonly age: AgeFact | null;
  readonly aliases: readonly string[];
  /** Which place of the world it is, where the article settles that; people and organizations have none. */
  readonly link?: PlaceLink | null;
  /** In text order; at least one of kind "name", but for a place that the dateline alone names, which has none. */
  readonly mentions: readonly Mention[];
  /** How likely it is right, in [0, 1]. */
  readonly score: number;
  /** How much of the article it is about, in [0, 1]. */
  readonly salience: number;
}

/** A place in the text where an entity is named or spoken of. */
export interface EntityMention {
  readonly entity: Entity;
  readonly mention: Mention;
}

/** Where the people, organizations and places of a text are mentioned: found once, for whoever asks. */
export class Mentions {
  /** In text order; of two that begin together the longer one is first. */
  readonly all: readonly EntityMention[];

  constructor(entities: readonly Entity[]) {
    this.all = entities
      .flatMap((entity) => entity.mentions.map((mention) => ({ entity, mention })))
      .sort((a, b) => a.mention.start - b.mention.start || b.mention.end - a.mention.end);
  }

  /** Those that lie in a span of the text. */
  within(span: Span): readonly EntityMention[] {
    return this.beginningIn(span).filter(({ mention }) => mention.end <= span.end);
  }

  /** Those that begin in a span of the text, wherever they end. */
  beginningIn({ start, end }: Span): readonly EntityMention[] {
    const first = firstIndex(this.all.length, (at) => (this.all[at]?.mention.start ?? 0) >= start);
    let last = first;
    while (last < this.all.length && (this.all[last]?.mention.start ?? end) < end) last++;
    return this.all.slice(first, last);
  }

  /** The entities mentioned in a span, each once, in text order. */
  entitiesWithin(span: Span): ReadonlySet<Entity> {
    return new Set(this.within(span).map(({ entity }) => entity));
  }

  /** The names among them, in text order. */
  get names(): readonly EntityMention[] {
    return this.all.filter(({ mention }) => mention.kind === 'name');
  }
}

/**
 * The place that a dateline names: "ROCKFORD" and "Ill." of "ROCKFORD, Ill. (Newsline)". Its span is that of both, in
 * the dateline.
 */
export interface DatelinePlace extends Span {
  /** As it is in the dateline. */
  readonly name: string;
  readonly key: string;
  /** Normal form of the state or country after it; empty where there is none. */
  readonly region: string;
}

/** A dateline that cleaning took off the text, and the place it names. */
export interface Dateline extends Document {
  readonly place: DatelinePlace | null;
}

/** A text and the time expressions in it. */
export interface DatedText extends Document {
  /** None for a language other than English. */
  readonly dates: DateReading;
}

/** What an analysis takes from the article itself. */
export interface ArticleDetails {
  readonly title: string | null;
  /** The dateline that cleaning took off the text; null where there was none, or in a language other than English. */
  readonly dateline: Dateline | null;
  readonly language: string;
  /**
   * ISO date or date-time of the article itself, or "XXXX-06-15" where a dateline names no year; null where it gives
   * none. Never the machine's clock.
   */
  readonly referenceDate: string | null;
  /** People, organisations and places; empty for a language other than English. */
  readonly entities: readonly Entity[];
}

/** The one shared analysis that the summary and every fact are read from. */
export interface Analysis extends DatedText, ArticleDetails {
  /** The title, read as one sentence; null where the article has none. */
  readonly heading: DatedText | null;
  readonly mentions: Mentions;
}

/**
 * A title read as one sentence. One in capitals or title case is read as a sentence would be written, at the same
 * offsets.
 */
function headingOf(title: string, { tokens }: Document): Document {
  return tokenizeText(plainCase(title, tokens), { oneSentence: true });
}

/** The readings of one article put together: text and title are each read once, and everything asks these readings. */
export function analysisOf(document: Document, details: ArticleDetails): Analysis {
  const { language, referenceDate, title } = details;
  const dated = (doc: Document): DatedText => ({
    ...doc,
    dates: language === 'en' ? readDates(doc.atoms, referenceDate) : NO_DATES,
  });
  return {
    ...dated(document),
    ...details,
    mentions: new Mentions(details.entities),
    heading: title === null ? null : dated(headingOf(title, document)),
  };
}
