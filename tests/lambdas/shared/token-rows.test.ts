import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storyWindow } from '../../../engine/index.ts';
import { type Range, TokenRows } from '../../../lambdas/shared/store/token-rows.ts';

const AT_MOST = 4;
const BEGIN = Date.parse('2025-03-03T00:00:00.000Z');

const placeAt = (hours: number, id: number) => `${new Date(BEGIN + hours * 3_600_000).toISOString()}#a-${id}`;
const rowAt = (place: string) => ({ place, sk: `${place}#0` });

/** What a table with these rows gives. */
function table(places: readonly string[]) {
  const rows = places.map(rowAt).sort((a, b) => (a.sk < b.sk ? -1 : 1));
  let asked = 0;
  const read = async ({ low, high, forward }: Range) => {
    asked += 1;
    const within = rows.filter(({ sk }) => sk >= low && sk <= high);
    const found = (forward ? within : within.reverse()).slice(0, AT_MOST + 1);
    return { rows: found, edge: found.length < within.length ? (found.at(-1)?.sk ?? null) : null };
  };
  const nearest = (place: string) => {
    const { from, to } = storyWindow(place);
    const others = rows.map((row) => row.place);
    return [
      others.filter((other) => other < place && other >= from).reverse(),
      others.filter((other) => other > place && other <= to),
    ].map((side) => side.slice(0, AT_MOST));
  };
  return { under: new TokenRows(read, AT_MOST), nearest, asked: () => asked };
}

const PLACES = fc
  .uniqueArray(fc.nat({ max: 300 }), { minLength: 1, maxLength: 60, size: 'max' })
  .map((hours) => hours.map((hour, id) => placeAt(hour, id)));

it('gives the nearest rows on either side, whatever was looked at before', async () => {
  await fc.assert(
    fc.asyncProperty(
      PLACES,
      fc.array(fc.nat(), { minLength: 1, maxLength: 40, size: 'max' }),
      async (places, order) => {
        const { under, nearest } = table(places);
        const wanted = order.map((at) => places[at % places.length] ?? '');
        const found = await Promise.all(wanted.map((place) => under.around(place)));
        expect(found.map((sides) => sides.map((side) => side.map(({ place }) => place)))).toEqual(wanted.map(nearest));
      },
    ),
  );
});

it('reads rows once where one article after the other is looked around', async () => {
  const places = Array.from({ length: 400 }, (_, hour) => placeAt(hour / 10, hour));
  const { under, asked } = table(places);
  for (const place of places.toReversed()) await under.around(place);
  expect(asked()).toBeLessThan(2 + 400 / (AT_MOST - 1));
});

it('reads no further than it is asked', async () => {
  const places = Array.from({ length: 40 }, (_, hour) => placeAt(hour, hour));
  const { under, asked } = table(places);
  const look = async () => await under.around(places[20] ?? '');
  const first = await look();
  const once = asked();
  expect(await look()).toEqual(first);
  expect(asked()).toBe(once);
});

it('asks no more once a read has failed', async () => {
  let asked = 0;
  const under = new TokenRows(async () => {
    asked += 1;
    throw new Error('throttled');
  }, AT_MOST);
  const all = await Promise.allSettled([0, 1, 2].map((hours) => under.around(placeAt(hours, hours))));
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(asked).toBe(1);
});
