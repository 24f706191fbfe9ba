import { createHash } from 'node:crypto';
import origins from '../cases/origins.json' with { type: 'json' };
import { randomFrom } from '../shared.ts';
import moreNames from './more-names.json' with { type: 'json' };

/** First and family names of an origin. */
export interface Origin {
  readonly name: string;
  readonly men: readonly string[];
  readonly women: readonly string[];
  readonly families: readonly string[];
}

/** Origins whose people are named with the family first. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(['chinese', 'korean', 'vietnamese']);

/** A person's whole name, and the part of it that a newspaper uses alone. */
export interface PersonName {
  readonly full: string;
  readonly short: string;
}

/** Whether a name is one to learn from; the rest is kept for the bench, which is to meet no name that was learnt. */
function isLearnt(name: string): boolean {
  return (createHash('sha256').update(name).digest()[1] ?? 0) % 2 === 0;
}

/** Names of every origin that only the tagger is taught, `|` between them. */
const more: Readonly<Record<string, Readonly<Record<'men' | 'women' | 'families', string>>>> = moreNames;

/** The names of each origin, of those that are learnt from or of those that are not. */
export function originsOf(part: 'learnt' | 'kept'): readonly Origin[] {
  const own = (names: readonly string[], taught: string | undefined): readonly string[] => [
    ...names.filter((name) => isLearnt(name) === (part === 'learnt')),
    ...(part === 'learnt' && taught !== undefined ? taught.split('|') : []),
  ];
  return Object.entries(origins).map(([name, { men, women, families }]) => ({
    name,
    men: own(men, more[name]?.men),
    women: own(women, more[name]?.women),
    families: own(families, more[name]?.families),
  }));
}

/** One of some things, by chance. */
export function oneOf<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}

/** A person of an origin: a first and a family name that chance puts together, in the order of the origin. */
export function personOf(origin: Origin, sex: 'men' | 'women', random: () => number): PersonName {
  const [first, family] = [oneOf(origin[sex], random), oneOf(origin.families, random)];
  return FAMILY_FIRST.has(origin.name)
    ? { full: `${family} ${first}`, short: family }
    : { full: `${first} ${family}`, short: family };
}

/** Origins whose names are short, and look like English words: they need to be met more often. */
const HARD: ReadonlySet<string> = new Set(['vietnamese', 'korean', 'chinese', 'filipino', 'welsh-and-scottish']);

/** Persons without end, of every origin in turn. */
export function* persons(seed: number, part: 'learnt' | 'kept'): Generator<PersonName, never> {
  const random = randomFrom(seed);
  const origins = originsOf(part);
  const hard = origins.filter(({ name }) => HARD.has(name));
  const all = [...origins, ...hard, ...hard];
  for (;;) for (const origin of all) yield personOf(origin, random() < 0.5 ? 'men' : 'women', random);
}
