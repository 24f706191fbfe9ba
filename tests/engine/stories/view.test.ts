import { describe, expect, it, vi } from 'vitest';
import { cleanDecoded, compareParts, digestArticle, type StoryPart } from '../../../engine/index.ts';
import { WRITTEN } from './happenings.ts';

function part(id: string, text: string): StoryPart {
  const article = cleanDecoded({ text, mediaType: 'text/plain', title: null, publishedAt: '2025-03-04' });
  return { id, text: article.text, digest: digestArticle(article) };
}

const FIRST = part(
  'first',
  'A ferry sank off Tern Island on Monday and 62 passengers were rescued, the coast guard said. Captain Rosa ' +
    'Immink denied that the ferry was overloaded.',
);
const SECOND = part(
  'second',
  'A ferry sank off Tern Island on Monday and 72 passengers were rescued, the coast guard said. Divers will look ' +
    'for the engine log in the wreck at thirty metres tomorrow morning.',
);

describe('the articles of a story beside each other', () => {
  it('tell what each adds: a slice of it that no earlier article has', () => {
    const { adds } = compareParts([FIRST, SECOND]);
    expect([...adds.keys()]).toEqual(['second']);
    const added = adds.get('second');
    expect(added?.text).toMatch(/^Divers will look/);
    expect(SECOND.text.slice(added?.start, added?.end)).toBe(added?.text);
    expect(compareParts([FIRST, { ...FIRST, id: 'copy' }]).adds.size).toBe(0);
  });

  it('show numbers that differ, with the slice of each', () => {
    const { differences } = compareParts([FIRST, SECOND]);
    const rescued = differences.find(({ about }) => about === 'rescued');
    expect(rescued?.kind).toBe('number');
    expect(rescued?.values.map(({ article, value }) => [article, value])).toEqual([
      ['first', 62],
      ['second', 72],
    ]);
    for (const { article, text, start, end } of rescued?.values ?? []) {
      expect((article === 'first' ? FIRST : SECOND).text.slice(start, end)).toBe(text);
    }
  });

  it('tell a new number or name before new words', () => {
    const third = part(
      'third',
      'A ferry sank off Tern Island on Monday. The harbour lay quiet and grey under heavy cloud while gulls ' +
        'circled above the empty pier. The ferry had been checked in May by the inspector Odda Brenn, the coast ' +
        'guard said.',
    );
    expect(compareParts([FIRST, third]).adds.get('third')?.text).toContain('Odda Brenn');
    const toll = part(
      'toll',
      'The number of passengers rescued off Tern Island on Monday rose to 65, the coast guard said.',
    );
    expect(compareParts([FIRST, toll]).adds.get('toll')?.text).toContain('65');
  });

  it('list a copy only where it says something else than its original', () => {
    const copies = ['same', 'changed'].map((id) => ({
      ...(id === 'same' ? { ...FIRST, id } : part(id, FIRST.text.replace('62', '26'))),
      copyOf: 'first',
    }));
    const { differences } = compareParts([FIRST, ...copies, SECOND]);
    expect(differences.find(({ about }) => about === 'rescued')?.values.map(({ article }) => article)).toEqual([
      'first',
      'changed',
      'second',
    ]);
  });

  it('set the amounts of short sentences beside each other where nothing else differs', () => {
    const damage = (id: string, sentence: string) => part(id, `A store burnt down in Tarn on Monday. ${sentence}`);
    const four = damage('four', 'Damage was put at £4 million.');
    const { differences } = compareParts([four, damage('six', 'Damage was put at £6 million.')]);
    expect(differences).toMatchObject([{ kind: 'number', values: [{ value: 4_000_000 }, { value: 6_000_000 }] }]);
    expect(compareParts([four, damage('tax', 'Damage to taxes was £6 million.')]).differences).toEqual([]);
  });

  it('set amounts beside each other that sentences alike give for one thing', () => {
    const costs = (id: string, amount: string) =>
      part(id, `A crane will lift the wreck. Lifting the wreck will cost ${amount}, the owner Blue Sound said.`);
    const { differences } = compareParts([costs('a', '62 million euros'), costs('b', '72 million euros')]);
    expect(differences).toMatchObject([
      {
        kind: 'number',
        about: expect.stringContaining('EUR'),
        values: [
          { article: 'a', value: 62_000_000 },
          { article: 'b', value: 72_000_000 },
        ],
      },
    ]);
    for (const same of ['62 million euros', 'about 61.8 million euros', '62 million euros, up from 58 million euros'])
      expect(compareParts([costs('a', '62 million euros'), costs('b', same)]).differences).toEqual([]);
  });

  it.each([
    ['A crack of two metres has opened in the wall', 'A crack of three metres has opened in the wall', 'crack (m)'],
    ['Lifting the wreck costs £4 million', 'The lifting of the wreck cost £6 million', 'the Hollin dam'],
    [
      'Damage to the town was close to 30 million euros',
      'Damage to the town was some 36 million euros',
      'the Hollin dam',
    ],
    ['A two-metre crack has opened in the wall', 'A crack of three metres has opened in the wall', 'crack (m)'],
  ])('set %j and %j beside each other', (first, second, about) => {
    const [a, b] = [first, second].map((words, at) => part(String(at), `${words} of the Hollin dam, Edda Marr said.`));
    if (a === undefined || b === undefined) throw new Error('there are no articles');
    expect(compareParts([a, b]).differences).toMatchObject([{ kind: 'number', about }]);
  });

  it.each([
    [
      'what has the words round it in common',
      'A crack of two metres has opened in the wall of the Hollin dam above the lake, the water authority said.',
      'The lake of the Hollin dam fell by four metres after the crack opened in its wall, the water authority said.',
    ],
    [
      'the same verb of somebody else',
      'The golf course in Ostwick owes £4,000 of water rates, the council of Ostwick said.',
      'The cinema in Ostwick owes £7,000 of water rates, the council of Ostwick said.',
    ],
    [
      'another side of it',
      'The pit in Ostwick is four metres deep after the rain of Monday, the council said.',
      'The pit in Ostwick is nine metres wide after the rain of Monday, the council said.',
    ],
    [
      'an earlier year',
      'In 2011 a storm killed 15 people on Tern Island. A storm on Monday killed three people on Tern Island, ' +
        'police said.',
      'A storm on Monday killed three people on Tern Island, police said.',
    ],
    [
      'no number',
      'A storm on Monday killed 15 people on Tern Island, police said.',
      'A storm on Monday killed dozens of people on Tern Island, police said.',
    ],
    [
      'another thing',
      'The storm felled 15 trees in the park of Ostwick. Blue Sound lost four ferries.',
      'The storm felled a hundred trees between Lindmarka and the coast. Nine ferries left the port before it came.',
    ],
  ])('do not differ on what is of %s', (_of, first, second) => {
    expect(compareParts([part('a', first), part('b', second)]).differences).toEqual([]);
  });

  it('differ on a claim where one denies what another has alleged', () => {
    const alleged = part('a', 'Prosecutors alleged on Monday that Rosa Immink had falsified the log of the ferry.');
    const denied = part('b', 'Rosa Immink denied that she had falsified the log of the ferry.');
    const unrelated = part('c', 'Rosa Immink denied that her brother owns shares in Blue Sound.');
    const kinds = (...parts: StoryPart[]) =>
      compareParts(parts).differences.flatMap(({ kind, about, values }) =>
        kind === 'claim' ? [[about, values.map(({ value }) => value)]] : [],
      );
    expect(kinds(alleged, denied)).toEqual([['rosa immink', ['alleged', 'denied']]]);
    expect(kinds(alleged, unrelated)).toEqual([]);
  });

  it('are compared in a time that grows with their length', () => {
    const line = 'Some 12 boats left Lindmarka with 30 tonnes of salt, and Odda Brenn counted 14 gulls. ';
    const long = (id: string) => part(id, line.repeat(400));
    const steps = vi.spyOn(Array.prototype, 'some');
    compareParts([long('a'), long('b')]);
    expect(steps.mock.calls.length).toBeLessThan(100_000);
    steps.mockRestore();
  });

  it('differ on nothing where they say the same', () => {
    expect(compareParts([FIRST, { ...FIRST, id: 'again' }]).differences).toEqual([]);
    for (const { id, text } of WRITTEN) expect(compareParts([part(id, text)]).differences).toEqual([]);
  });
});
