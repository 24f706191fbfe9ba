import data from './data/countries.json' with { type: 'json' };
import { nameKey } from './key.ts';

/** A country or a state of the United States, as GeoNames has it. */
export interface Region {
  /** ISO 3166-1 code; of a state with its own two letters after it: "US", "USIL". */
  readonly code: string;
  readonly name: string;
  readonly id: number;
  readonly lat: number | null;
  readonly lon: number | null;
}

interface Regions {
  readonly countries: ReadonlyMap<string, Region>;
  readonly states: ReadonlyMap<string, Region>;
  /** ISO code of the country that a part of it, such as "scotland", is in. */
  readonly parts: ReadonlyMap<string, string>;
}

function degrees(text: string): number | null {
  return text === '' ? null : Number(text);
}

function byForm(rows: readonly string[], prefix: string): Map<string, Region> {
  return new Map(
    rows.flatMap((row) => {
      const [code = '', name = '', id = '', lat = '', lon = '', forms = ''] = row.split(';');
      const region = { code: prefix + code, name, id: Number(id), lat: degrees(lat), lon: degrees(lon) };
      return [nameKey(name), ...forms.split('|')].filter((form) => form !== '').map((form) => [form, region] as const);
    }),
  );
}

function build(): Regions {
  const parts: Readonly<Record<string, readonly string[]>> = data.parts;
  return {
    countries: byForm(data.countries, ''),
    states: byForm(data.states, 'US'),
    parts: new Map(
      Object.entries(parts).flatMap(([code, names]) => names.map((name) => [nameKey(name), code] as const)),
    ),
  };
}

let built: Regions | null = null;

/** Countries and states, made when first asked for. */
export function regions(): Regions {
  built ??= build();
  return built;
}

/**
 * The one normal form of a country that has several: "us", "usa" and "america" are "united states". Any other key as it
 * is.
 *
 * @param key - a name's normal form
 */
export function countryKey(key: string): string {
  const country = regions().countries.get(key);
  return country === undefined ? key : nameKey(country.name);
}
