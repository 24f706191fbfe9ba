import { randomFrom } from '../shared.ts';

/** An article of a stream of news. */
export interface StreamedArticle {
  readonly id: string;
  /** ISO time in UTC. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
  /** Number of the happening it tells of. */
  readonly happening: number;
}

/**
 * What can happen, as outlets tell of it: {town}, {other} and {street} are places, {who} and {by} people, {firm} an
 * organization, {n} and {m} numbers. The first line of each is the title.
 */
const KINDS: readonly (readonly string[])[] = [
  [
    'Fire guts {firm} warehouse in {town}',
    'A fire destroyed a {firm} warehouse in {town} and {n} people had to leave their homes, fire chief {who} said.',
    'Crews from {other} fought the flames on {street} until dawn, and the {firm} roof fell in at four.',
    'Neighbours in {street} said they had smelled paint for weeks before the fire in {town}.',
    'The cause is not known, said {by}, who leads the inquiry for {firm}.',
  ],
  [
    'Workers at {firm} in {town} walk out',
    'About {n} workers at {firm} in {town} walked out on Monday in a dispute over shifts, union leader {who} said.',
    'The company offered {m} percent over two years, which {who} called an insult to {town}.',
    'Pickets stood at the gate on {street}, and lorries bound for {other} turned back.',
    '{by}, a director of {firm}, said that the plant would lose orders within days.',
  ],
  [
    'Court in {town} jails {who} for fraud',
    'A court in {town} jailed {who}, once treasurer of {firm}, for {n} months for fraud.',
    'Judge {by} said the money had gone into a house on {street} in {other}.',
    'The defence said that {who} would appeal, and that {firm} had known of the transfers.',
    'Savers from {other} filled the gallery in {town} and applauded when the sentence was read.',
  ],
  [
    'Flood closes the bridge at {town}',
    'The river rose {n} centimetres in a night and closed the bridge at {town}, Mayor {who} said.',
    'Shops along {street} were under water, and a ferry took children to the school in {other}.',
    '{firm}, which runs the sluice above {town}, said it had opened every gate.',
    'Forecaster {by} expects another {m} millimetres of rain in {other}.',
  ],
  [
    '{firm} buys mill at {town}',
    '{firm} bought the old mill at {town} for {n} million crowns to bottle water, its founder {who} said.',
    'The mill on {street} has stood empty since the last owner moved to {other}.',
    'Councillor {by} asked how many of the {m} jobs would go to people from {town}.',
    'Anglers in {other} fear that the spring will run dry.',
  ],
  [
    '{who} wins election in {town}',
    '{who} was elected mayor of {town} with {n} votes more than {by}, the returning officer said.',
    'Turnout in the wards around {street} was the highest for {m} years.',
    'The winner wants a tram to {other} and an end to the contract with {firm}.',
    '{by} asked for the ballots of {street} to be counted again.',
  ],
];

const STARTS = 'Bar Cal Dor El Fen Gar Hal Is Jor Kal Lor Mar Nor Or Pel Quen Ros Sel Tor Ul Ven Wes Yar Zel'.split(
  ' ',
);
const MIDDLES = 'a an ar e en er i in ir o on or u un ur'.split(' ');
const TOWN_ENDS = 'bury dale ford ham holm mere ness port stead sund ton vik wick'.split(' ');
const NAME_ENDS = 'ba dic ek ett fen gard her ish kov lin mann ner ov quist rup sen son tor vall'.split(' ');
const FIRST =
  'Ada Bela Cora Dina Edda Finn Gero Hana Ilja Jana Karl Lars Mara Nils Olga Pero Rosa Sven Tara Ugo Vera Yara'.split(
    ' ',
  );
const FIRMS = 'Foods Freight Glass Logistics Marine Motors Paper Steel Textiles Timber'.split(' ');

/** Days over which the happenings are spread. */
const DAYS = 60;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2025, 0, 6);
/** Hours after the first article within which the last of a happening comes. */
const HOURS = 48;
/** Of ten happenings, how many articles each has: most have one. */
const ARTICLES = [1, 1, 1, 1, 2, 2, 3, 4, 6, 12];

/**
 * A stream of news: invented happenings of a few kinds, which resemble each other as news does, each told by one to
 * twelve articles. The same for the same seed.
 */
export function newsStream(count: number, seed: number): readonly StreamedArticle[] {
  const articles: StreamedArticle[] = [];
  for (let happening = 0; articles.length < count; happening++) articles.push(...articlesOf(happening, seed));
  return articles.slice(0, count);
}

function articlesOf(happening: number, seed: number): readonly StreamedArticle[] {
  const next = randomFrom(seed * 1_000_003 + happening);
  const below = (most: number) => Math.floor(next() * most);
  const pick = (items: readonly string[]) => items[below(items.length)] ?? '';
  const word = (ends: readonly string[]) => `${pick(STARTS)}${pick(MIDDLES)}${pick(ends)}`;
  const person = () => `${pick(FIRST)} ${word(NAME_ENDS)}`;
  const what: Readonly<Record<string, string>> = {
    town: word(TOWN_ENDS),
    other: word(TOWN_ENDS),
    street: `${word(NAME_ENDS)} Street`,
    who: person(),
    by: person(),
    firm: `${word(NAME_ENDS)} ${pick(FIRMS)}`,
    n: String(13 + below(400)),
    m: String(2 + below(11)),
  };
  const filled = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => what[name] ?? '');
  const [title = '', lead = '', ...more] = (KINDS[below(KINDS.length)] ?? []).map(filled);
  const start = FIRST_DAY + below(DAYS * DAY_MS);
  return Array.from({ length: ARTICLES[below(ARTICLES.length)] ?? 1 }, (_, number) => {
    const told = more.toSorted(() => next() - 0.5).slice(0, 2 + below(more.length - 1));
    return {
      id: `stream-${happening}-${number}`,
      at: new Date(start + number * below((HOURS * 3_600_000) / 12)).toISOString(),
      title,
      text: [lead, ...told].join('\n\n'),
      happening,
    };
  });
}
