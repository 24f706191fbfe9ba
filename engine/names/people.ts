import type { Analysis, Entity } from '../analysis.ts';
import nameWords from '../english/data/name-words.json' with { type: 'json' };
import officials from '../english/data/officials.json' with { type: 'json' };
import { reportVerb } from '../grammar/report-verbs.ts';
import { isVerbForm } from '../grammar/verbs.ts';
import { FoldedPattern } from '../text/folded.ts';
import { gazetteer } from './gazetteer.ts';
import { FEMALE_WORDS, type Gender, genderOfName, MALE_WORDS } from './gender.ts';

/** A person of the article, with what a reader knows them by. */
export interface Person {
  readonly entity: Entity;
  readonly gender: Gender | null;
  /** Only the look of the name speaks for the gender. */
  readonly isLikely: boolean;
  /** Words of offices, occupations and kin the text gives them, in lower case. */
  readonly words: ReadonlySet<string>;
  readonly age: number | null;
}

/** How much of the text before and after a name may describe its bearer, in UTF-16 units. */
const BEFORE = 60;
const BEHIND = 80;

/** ", a retired dentist," ", spokeswoman for Rail Northern," ", head of the zoo,": an apposition that describes. */
const APPOSITION = new RegExp(
  `^, (?!(?:${nameWords.noApposition.join('|')})\\b)(?:(?:${nameWords.articlesAndPossessives.join('|')}) ` +
    ')?([^,.;:"“”]{3,60})(?=[,.;])',
);
/** "the union's head, Jon Vik", "a retired dentist, Clive Hobbs": one that comes before the name. */
const APPOSED = new FoldedPattern(
  `(?:^|[\\s(])(?:${nameWords.articlesAndPossessives.join('|')}|\\p{L}{1,30}['’]s) ([\\p{L}\\p{M}'’ -]{3,50}), $`,
  'i',
);
/** "Defending, Mr Pell said": what somebody does in court, at the beginning of a sentence. */
const IN_COURT = new FoldedPattern(
  `(?:^|[.!?]["”]?\\s+|\\n)(?:for the )?(${officials.inCourt.join('|')}),? (?:[\\p{L}.]+ )?$`,
  'i',
);
/** Looked for first: few names have such a word before them. */
const COURT_STEMS = ['efen', 'rosec', 'itigat'];
const MAX_TITLE_WORDS = 4;
const TITLE_WORD = /^[\p{L}\p{M}.-]+$/u;
const PART_OF_TITLE = new Set(['of', 'for', 'the', 'his', 'her']);
/** "his wife, the judge " before the name */
const KIN_AND_TITLE = new FoldedPattern('(?:his|her|their) ([\\p{L}-]+), (?:the )?(?:[\\p{L}\\p{M}-]+ ){1,3}$', 'i');
const WORD = /[^\p{L}\p{M}-]+/u;
const SMALL = new Set(nameWords.smallWords);

function describing(text: string): string[] {
  return text
    .toLowerCase()
    .split(WORD)
    .filter((word) => word.length > 1 && !SMALL.has(word));
}

/** The words right before a name ("Able Seaman", "the driver"), back to one that describes nobody ("told", "and"). */
function titleWords(before: string): string[] {
  const found: string[] = [];
  const words = before.toLowerCase().split(' ');
  // The last is what is between the last space and the name: nothing.
  if (words.pop() !== '') return found;
  for (const word of words.slice(-MAX_TITLE_WORDS).reverse()) {
    if (!TITLE_WORD.test(word) || isVerbForm(word) || reportVerb(word) !== undefined) break;
    if (word.length > 1 && !SMALL.has(word)) found.push(word.replace(/\.$/, ''));
    // "the examiner's identification of Ana Ray" tells nothing of her.
    else if (found.length === 0 || !PART_OF_TITLE.has(word)) break;
  }
  return found;
}

/** Who somebody is, is said where the name first stands. */
const MAX_MENTIONS = 20;

/** Ends whose office it is: "the centre['s ]duty officer". */
const OWNER_END = /['’]s? /;

/** Everything the text says of a person right beside the name. */
function describe(text: string, entity: Entity): ReadonlySet<string> {
  const names = entity.mentions.slice(0, MAX_MENTIONS).filter(({ kind }) => kind === 'name');
  const office = entity.role?.text.split(OWNER_END).at(-1) ?? '';
  return new Set([...describing(office), ...names.flatMap(({ start, end }) => describedAt(text, start, end))]);
}

/** What is said of a person right before and after one mention of the name. */
function describedAt(text: string, start: number, end: number): string[] {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const descriptions = [
    before.endsWith(', ') ? APPOSED.exec(before)?.[1] : undefined,
    before.includes(', ') ? KIN_AND_TITLE.exec(before)?.[1] : undefined,
    COURT_STEMS.some((stem) => before.includes(stem)) ? IN_COURT.exec(before)?.[1] : undefined,
    appositionAfter(text.slice(end, end + BEHIND)),
  ];
  // "the centre's duty officer, Ana Ray" is no centre.
  const offices = descriptions.flatMap((found) => found?.split(OWNER_END).at(-1) ?? []);
  return [...titleWords(before), ...offices.flatMap(describing)];
}

/** What is set beside a name; ", a spokeswoman said," is none. */
function appositionAfter(after: string): string | undefined {
  const found = APPOSITION.exec(after)?.[1];
  const last = found?.split(' ').at(-1) ?? '';
  return reportVerb(last.toLowerCase()) === undefined ? found : undefined;
}

/** Women's names of many languages end so; nearly no name of a man does in English news. */
const FEMALE_ENDING = /(?:a|elle|ette|ine|ie)$/;

function eitherOf(male: boolean, female: boolean): Gender | null {
  if (male === female) return null;
  return male ? 'male' : 'female';
}

function genderOf(entity: Entity, words: ReadonlySet<string>): Pick<Person, 'gender' | 'isLikely'> {
  const pronouns = entity.mentions.filter(({ kind }) => kind === 'pronoun').map(({ text }) => text.toLowerCase());
  const own = [...words].flatMap((word) => word.split('-'));
  // What the text calls somebody is surer than which pronouns were linked to the name.
  const described = eitherOf(
    own.some((word) => MALE_WORDS.has(word)),
    own.some((word) => FEMALE_WORDS.has(word)),
  );
  const referred = eitherOf(
    pronouns.some((word) => /^(?:he|his|him|himself)$/.test(word)),
    pronouns.some((word) => /^(?:she|her|herself)$/.test(word)),
  );
  const stated = described ?? referred;
  if (stated !== null) return { gender: stated, isLikely: false };
  const known = genderOfName(entity.name) ?? gazetteer().genderOf(entity.name.toLowerCase());
  if (known !== null) return { gender: known, isLikely: !entity.name.includes(' ') };
  const [first = ''] = entity.name.toLowerCase().split(' ');
  return { gender: FEMALE_ENDING.test(first) && entity.name.includes(' ') ? 'female' : null, isLikely: true };
}

/** In an article that names more people, descriptions of the first ones count. */
const MAX_PEOPLE = 200;

/** The people of an article as a reader knows them, most salient first. */
export function peopleOf({ text, entities }: Pick<Analysis, 'text' | 'entities'>): readonly Person[] {
  return entities
    .filter(({ type }) => type === 'person')
    .slice(0, MAX_PEOPLE)
    .map((entity) => {
      const words = describe(text, entity);
      return { entity, words, age: entity.age?.value ?? null, ...genderOf(entity, words) };
    });
}
