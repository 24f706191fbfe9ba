import type { DatelinePlace, Entity } from '../analysis.ts';
import type { PlaceLink } from '../record.ts';
import { FoldedPattern } from '../text/folded.ts';
import { type City, citiesNamed } from './cities.ts';
import { type Region, regions } from './countries.ts';
import { nameKey } from './key.ts';

/** How likely a link is right by what settled it; set by hand, see docs/engine.md. */
const SCORES: Readonly<Record<PlaceLink['by'], number>> = {
  name: 0.97,
  region: 0.95,
  dateline: 0.85,
  country: 0.85,
  population: 0.65,
};
/** Where the text does not say, a town is meant that has this many times the people of the next one of its name. */
const FAR_LARGER = 8;
/** And at least this many thousands of people, for there are many more towns than the list has. */
const LARGE = 300;
/** A town this large tells which country the text is about, in thousands. */
const VERY_LARGE = 1_000;
/**
 * What may be between a town and its state or country, and how much of the text is looked at for it, in UTF-16
 * units.
 */
const REGION_AFTER = new FoldedPattern(
  String.raw`^, ((?:\p{Lu}[\p{L}\p{M}.’'-]*)(?: (?:\p{Lu}[\p{L}\p{M}.’'-]*|of|and|the)){0,3})`,
);
const LONGEST_REGION = 40;
/** How many mentions of a place are looked at. */
const MAX_MENTIONS = 20;
const COUNTRY_LENGTH = 2;
/** "East London" where London is named: a part of that town, and not the town of that name elsewhere. */
const PART = /^(?:north|south|east|west|central) (.+)$/;

const countryOf = (code: string): string => code.slice(0, COUNTRY_LENGTH);

function keysOf({ key, aliases }: Entity): readonly string[] {
  return [...new Set([key, ...aliases.map(nameKey)])];
}

function linkTo({ code, id, name, lat, lon }: Region | City, by: PlaceLink['by']): PlaceLink {
  return { id: `geonames:${id}`, name, country: countryOf(code), lat, lon, by, score: SCORES[by] };
}

/** The state or country of a normal form, the longest that fits its beginning: "ill" of "ill on". */
function regionOf(key: string): Region | undefined {
  const words = key.split(' ');
  for (let count = words.length; count > 0; count--) {
    const form = words.slice(0, count).join(' ');
    const found = regions().states.get(form) ?? regions().countries.get(form);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the text says after a town: "Paris, Texas"; undefined where it says nothing of the kind. */
function regionNamedWith(text: string, { mentions }: Entity): Region | undefined {
  for (const { kind, end } of mentions.slice(0, MAX_MENTIONS)) {
    if (kind !== 'name') continue;
    const after = REGION_AFTER.exec(text.slice(end, end + LONGEST_REGION))?.[1];
    const region = after === undefined ? undefined : regionOf(nameKey(after));
    if (region !== undefined) return region;
  }
  return undefined;
}

function isIn({ code }: City, region: Region): boolean {
  return code.startsWith(region.code);
}

/** The country or state of a name; where both have it, the one that the rest of the text speaks of. */
function regionMeant(key: string, { named, near }: Scene): Region | undefined {
  const [country, state] = [regions().countries.get(key), stateNamed(key)];
  if (country === undefined || state === undefined) return country ?? state;
  const isAbout = (code: string) => named.has(code) || near.has(code);
  if (isAbout('US') === isAbout(country.code)) return undefined;
  return isAbout('US') ? state : country;
}

/** The one town that evidence leaves: among those that fit the largest, unless another country has one too. */
function fitting(cities: readonly City[], fits: (city: City) => boolean): City | undefined {
  const found = cities.filter(fits);
  const [largest] = found;
  return largest !== undefined && found.every(({ code }) => countryOf(code) === countryOf(largest.code))
    ? largest
    : undefined;
}

/** The town that is far larger than any other of its name. */
function farLargest(cities: readonly City[]): City | undefined {
  const [largest, next] = cities;
  if (largest === undefined || largest.population < LARGE) return undefined;
  return largest.population >= FAR_LARGER * (next?.population ?? 0) ? largest : undefined;
}

/** What a text says of where it plays. */
interface Scene {
  /** Countries it names, by themselves, their parts or states. */
  readonly named: ReadonlySet<string>;
  /** Countries of its very large towns. */
  readonly near: ReadonlySet<string>;
  /** Normal forms of all its places. */
  readonly keys: ReadonlySet<string>;
  /** The town of its dateline. */
  readonly written: City | undefined;
}

function sceneOf(places: readonly Entity[], dateline: DatelinePlace | null): Scene {
  const named = new Set<string>();
  const near = new Set<string>();
  const keys = new Set(places.flatMap(keysOf));
  for (const key of keys) {
    const code = countryNamed(key);
    if (code !== undefined) named.add(code);
    const town = farLargest(citiesNamed(key));
    if (town !== undefined && town.population >= VERY_LARGE) near.add(countryOf(town.code));
  }
  return { named, near, keys, written: townOfDateline(dateline) };
}

/**
 * The country that a name tells: its own, that of a part of it, or of a state. "Georgia" is both, and tells nothing by
 * itself.
 */
function countryNamed(key: string): string | undefined {
  const { countries, parts } = regions();
  const [country, state] = [countries.get(key), stateNamed(key)];
  if (country !== undefined) return state === undefined ? country.code : undefined;
  if (state !== undefined && citiesNamed(key).length === 0) return 'US';
  return parts.get(key);
}

/** The state of a name written out; two letters alone are too many other things. */
function stateNamed(key: string): Region | undefined {
  return key.length > COUNTRY_LENGTH ? regions().states.get(key) : undefined;
}

/** The town of a dateline, and with it the country the article was written in. */
function townOfDateline(dateline: DatelinePlace | null): City | undefined {
  if (dateline === null) return undefined;
  const cities = citiesNamed(dateline.key);
  const region = dateline.region === '' ? undefined : regionOf(dateline.region);
  return region === undefined ? farLargest(cities) : cities.find((city) => isIn(city, region));
}

/**
 * Links places with GeoNames where the article settles which one is meant: by its name alone (a country), by the state
 * or country named right after it, by a country the article names, by that of its dateline, by a population far above
 * that of any other of its name, or by the country of a very large town of the text. Where none does there is no link.
 * Linear in the mentions.
 *
 * @param places - all places of the text
 * @returns links by place
 */
export function linkPlaces(
  text: string,
  places: readonly Entity[],
  dateline: DatelinePlace | null,
): ReadonlyMap<Entity, PlaceLink> {
  const scene = sceneOf(places, dateline);
  const found = new Map<Entity, PlaceLink>();
  for (const place of places) {
    const link = linkOf(text, place, scene, dateline);
    if (link !== null) found.set(place, link);
  }
  return found;
}

function linkOf(text: string, place: Entity, scene: Scene, dateline: DatelinePlace | null): PlaceLink | null {
  const keys = keysOf(place);
  const cities = keys.map(citiesNamed).find((named) => named.length > 0) ?? [];
  const region = keys.map((key) => regionMeant(key, scene)).find((named) => named !== undefined);
  // "Washington" and "New York" are the towns before they are the states; "Luxembourg" is the country.
  const isTown = region !== undefined && region.code.length > COUNTRY_LENGTH && farLargest(cities) !== undefined;
  if (region !== undefined && !isTown) return linkTo(region, 'name');
  const named = regionNamedWith(text, place);
  if (named !== undefined) {
    const city = cities.find((candidate) => isIn(candidate, named));
    return city === undefined ? null : linkTo(city, 'region');
  }
  if (dateline !== null && scene.written !== undefined && keys.includes(dateline.key))
    return linkTo(scene.written, dateline.region === '' ? 'population' : 'region');
  const isPart = keys.some((key) => scene.keys.has(PART.exec(key)?.[1] ?? ''));
  return isPart ? null : townLink(cities, scene);
}

/**
 * The town that the rest of the article settles. A country it names that has such a town counts for more than where it
 * was written.
 */
function townLink(cities: readonly City[], { named, near, written }: Scene): PlaceLink | null {
  const byCountry = fitting(cities, ({ code }) => named.has(countryOf(code)));
  if (byCountry !== undefined) return linkTo(byCountry, 'country');
  const home = written === undefined ? undefined : countryOf(written.code);
  const byDateline = fitting(cities, ({ code }) => countryOf(code) === home);
  if (byDateline !== undefined) return linkTo(byDateline, 'dateline');
  const largest = farLargest(cities);
  if (largest !== undefined) return linkTo(largest, 'population');
  const byTown = fitting(cities, ({ code }) => near.has(countryOf(code)));
  return byTown === undefined ? null : linkTo(byTown, 'country');
}
