import type { Analysis, Entity } from '../../analysis.ts';
import { type Gender, genderOfName } from '../../names/gender.ts';
import type { Mention, QuoteSpeaker } from '../../record.ts';
import { type Span, textSpan } from '../../spans.ts';
import type { Atoms } from '../atoms.ts';
import type { Range } from './attribution.ts';
import { FEMALE_WORDS, MALE_WORDS } from './lexicon.ts';

interface Place {
  readonly entity: Entity;
  readonly mention: Mention;
}

/** How far before a pronoun the person it stands for may be named, in UTF-16 units: about three sentences. */
const PRONOUN_REACH = 600;

/** Finds the entity a speaker phrase stands for. Entities may be an empty list: then no name is given. */
export class SpeakerFinder {
  readonly #text: string;
  readonly #places: readonly Place[];
  readonly #genders = new Map<string, Gender | null>();

  constructor(analysis: Pick<Analysis, 'text' | 'entities'>) {
    this.#text = analysis.text;
    this.#places = analysis.entities
      .flatMap((entity) => entity.mentions.map((mention) => ({ entity, mention })))
      .sort((a, b) => a.mention.start - b.mention.start || b.mention.end - a.mention.end);
  }

  /** The speaker of a quote, from the phrase's atoms. */
  find(atoms: Atoms, range: Range | null): QuoteSpeaker | null {
    if (range === null) return null;
    const span = textSpan(this.#text, atoms.at(range.from).start, atoms.at(range.to - 1).end);
    const entity = this.#entityOf(span);
    return { ...span, name: entity?.name ?? null, key: entity?.key ?? null };
  }

  #entityOf(span: Span & { readonly text: string }): Entity | null {
    const inside = this.#within(span);
    const person = inside.find(({ entity, mention }) => entity.type === 'person' && mention.kind === 'name');
    if (person !== undefined) return person.entity;
    const linked = inside.find(({ mention }) => mention.kind !== 'name' && covers(mention, span));
    if (linked !== undefined) return linked.entity;
    const body = inside.find(
      ({ entity, mention }) => entity.type !== 'person' && mention.kind === 'name' && covers(mention, span),
    );
    if (body !== undefined) return body.entity;
    const pronoun = span.text.toLowerCase();
    return pronoun === 'he' || pronoun === 'she'
      ? this.#antecedent(span.start, pronoun === 'he' ? 'male' : 'female')
      : null;
  }

  #within(span: Span): readonly Place[] {
    const found: Place[] = [];
    for (let at = this.#firstFrom(span.start); at < this.#places.length; at++) {
      const place = this.#places[at];
      if (place === undefined || place.mention.start >= span.end) break;
      if (place.mention.end <= span.end) found.push(place);
    }
    return found;
  }

  /** Index of the first mention that starts at or after an offset. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle]?.mention.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The one person named shortly before who can be meant; null where two could be. */
  #antecedent(offset: number, gender: Gender): Entity | null {
    let open: Entity | null = null;
    let certain: Entity | null = null;
    for (let at = this.#firstFrom(offset) - 1; at >= 0; at--) {
      const place = this.#places[at];
      if (place === undefined || place.mention.start < offset - PRONOUN_REACH) break;
      const { entity, mention } = place;
      if (entity.type !== 'person' || mention.kind !== 'name') continue;
      const known = this.#genderOf(entity);
      if (known !== null && known !== gender) continue;
      if (known === gender) {
        if ((open !== null && open !== entity) || (certain !== null && certain !== entity)) return null;
        certain = entity;
      } else if (certain === null) {
        // Named before someone who is certainly of that sex, an open one does not count.
        if (open !== null && open !== entity) return null;
        open = entity;
      }
    }
    return certain ?? open;
  }

  /** By the title before a name ("Mrs."), a role ("chairwoman") or a pronoun that names.ts linked. */
  #genderOf(entity: Entity): Gender | null {
    const known = this.#genders.get(entity.key);
    if (known !== undefined) return known;
    const words: string[] = (entity.role?.text ?? '').toLowerCase().split(/[^a-z]+/);
    for (const { start, kind, text } of entity.mentions) {
      if (kind === 'name') words.push(this.#wordBefore(start));
      else words.push(text.toLowerCase());
    }
    const male = words.some((word) => MALE_WORDS.has(word) || word === 'he' || word === 'his' || word === 'him');
    const female = words.some((word) => FEMALE_WORDS.has(word) || word === 'she' || word === 'her');
    const gender = male === female ? genderOfName(entity.name) : male ? 'male' : 'female';
    this.#genders.set(entity.key, gender);
    return gender;
  }

  #wordBefore(offset: number): string {
    const window = this.#text.slice(Math.max(0, offset - 16), offset).toLowerCase();
    return (
      window
        .split(/[^a-z]+/)
        .filter((word) => word !== '')
        .at(-1) ?? ''
    );
  }
}

const ARTICLE = /^(?:the|a|an)\s+/i;

/** True where a mention is the whole phrase but for an article. */
function covers(mention: Mention, span: Span & { readonly text: string }): boolean {
  const article = ARTICLE.exec(span.text)?.[0].length ?? 0;
  return mention.end === span.end && (mention.start === span.start || mention.start === span.start + article);
}
