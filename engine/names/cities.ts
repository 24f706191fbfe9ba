import data from './data/cities.json' with { type: 'json' };
import { nameKey } from './key.ts';

/** A town of the gazetteer. */
export interface City {
  readonly name: string;
  /** ISO 3166-1 code; in the United States with the state's two letters after it: "FR", "USIL". */
  readonly code: string;
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  /** In thousands. */
  readonly population: number;
}

const BASE = 36;
const HUNDRED = 100;
const buckets: Readonly<Record<string, string>> = data;
const read = new Map<string, ReadonlyMap<string, readonly City[]>>();

/**
 * The towns whose names begin with one character. They are read when first asked for, a few at a time: an article names
 * few of the thousands.
 */
function bucketOf(first: string): ReadonlyMap<string, readonly City[]> {
  const known = read.get(first);
  if (known !== undefined) return known;
  const found = new Map<string, City[]>();
  for (const entry of (buckets[first] ?? '').split('|')) {
    const [name = '', code = '', id = '', lat = '', lon = '', population = '', key = nameKey(name)] = entry.split(';');
    const city: City = {
      name,
      code,
      id: Number.parseInt(id, BASE),
      lat: Number.parseInt(lat, BASE) / HUNDRED,
      lon: Number.parseInt(lon, BASE) / HUNDRED,
      population: Number.parseInt(population, BASE),
    };
    const same = found.get(key);
    if (same === undefined) found.set(key, [city]);
    else same.push(city);
  }
  read.set(first, found);
  return found;
}

/**
 * The towns of a name, the largest first; those of 80,000 people or more, and capitals. @param key - the name's normal
 * form
 */
export function citiesNamed(key: string): readonly City[] {
  return bucketOf(key.slice(0, 1)).get(key) ?? [];
}

/** In thousands: who lives in a town of which a dateline may name nothing but the name. */
const LARGE_TOWN = 200;

/** Whether a name is that of a large town. */
export function isLargeTown(name: string): boolean {
  return citiesNamed(nameKey(name)).some(({ population }) => population >= LARGE_TOWN);
}
