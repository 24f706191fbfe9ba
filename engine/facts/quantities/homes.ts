import type { Analysis } from '../../analysis.ts';
import { regions } from '../../names/countries.ts';
import { nameKey } from '../../names/key.ts';
import { COUNTRY_NOUNS } from './lexicon.ts';

/**
 * Countries that an article is from or about, the likeliest first, by the word that the lists of currencies have
 * each under: "norway", "lanka". Only those whose money shares its name with that of others.
 */
export type Homes = readonly string[];

/** ISO code by the word that the lists of currencies have a country under; made when first asked for. */
let words: ReadonlyMap<string, string> | null = null;

function wordsByCode(): ReadonlyMap<string, string> {
  words ??= new Map(
    [...regions().countries.values()].flatMap(({ code, name }) => {
      const word = nameKey(name)
        .split(' ')
        .find((part) => part in COUNTRY_NOUNS);
      return word === undefined ? [] : [[code, word] as const];
    }),
  );
  return words;
}

/** The country of an article's dateline before those its places lie in, the most salient first. */
export function homesOf({ dateline, entities }: Pick<Analysis, 'dateline' | 'entities'>): Homes {
  const place = dateline?.place;
  const linked = entities.filter(({ type }) => type === 'place');
  const first = linked.filter(({ key }) => key === place?.key);
  const codes = [
    regions().countries.get(place?.region ?? '')?.code,
    ...[...first, ...linked].map(({ link }) => link?.country),
  ];
  return [...new Set(codes.flatMap((code) => wordsByCode().get(code ?? '') ?? []))];
}
