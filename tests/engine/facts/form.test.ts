import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';

const digest = (title: string | null, paragraphs: readonly string[]) =>
  digestArticle(rawArticle(paragraphs.join('\n\n'), { title, publishedAt: '2024-01-11', language: 'en' }));

/** Prose without a day in it, long enough that its form is asked about. */
const PROSE = Array.from(
  { length: 12 },
  (_, at) => `Mill ${at + 1} has a wheel of oak that turns by hand, and its keeper greases it with lard from the farm.`,
);

describe('form', () => {
  test.each([
    ['Somebody turns the wheel.', null],
    ['At a quarter to two in the morning somebody turns the wheel.', null],
    ['Somebody turned the wheel on Monday.', 'turned the wheel'],
    ['A mill has burnt down.', 'has burnt down'],
  ])('a text that names no day and does not say what has happened tells no event: %s', (lead, what) => {
    const { form, facts } = digest('Do not be fooled', [lead, ...PROSE]);
    expect([form?.value, facts.event.what?.text ?? null]).toEqual(['news', what]);
  });

  test('a writer’s own voice needs to be louder where a day is named', () => {
    const voice = ['Every autumn I am told of a plan for my mill.', 'I do not blame them. You could do worse.'];
    const long = [...voice, ...PROSE.slice(0, 7)];
    expect(digest('The mill and the wheel', long).form?.value).toBe('opinion');
    expect(digest('The mill and the wheel', ['It was on Monday.', ...long]).form?.value).not.toBe('opinion');
  });

  test('a text whose headline tells what its first paragraph does is one article', () => {
    const items = [
      'Ostrand millers gather yearly rainfall within minutes of dawn.',
      'Heavy ropes snapped beside seven quiet harbours yesterday evening.',
      'Purple lanterns guided wandering sailors toward distant beaches.',
      'Copper kettles whistled loudly throughout marble kitchens overnight.',
      'Bronze trumpets startled fourteen sleepy pelicans near wooden piers.',
    ];
    expect(digest('Village notes', items).form?.value).toBe('brief');
    expect(digest('Ostrand millers gather rainfall', items).form?.value).toBe('news');
  });

  test('“ends” is the end of a release in a line of its own', () => {
    const lead = 'Ostrand Mills is proud to announce a wheel on Monday.';
    expect(digest('A wheel', [lead, ...PROSE, '- Ends -']).form?.value).toBe('release');
    expect(digest('A wheel', [lead, ...PROSE, 'That is where it ends.']).form?.value).toBe('news');
  });

  test.each([
    [
      'feature',
      'The village that forgot its mill',
      [
        'There is a mill in Ostrand that has no wheel.',
        '“We sold it,” says Ilse Brandt. “We say so,” adds Otto Falk, who says it often.',
      ],
    ],
    ['feature', 'Inside the last smokehouse of Ostrand', ['Every morning Ilse Brandt goes down to the river.']],
    ['news', 'Mill owner wins prize for wheel', ['The owner of a mill has won a prize for a wheel.']],
    ['news', 'The mill that burnt down reopens', ['The mill reopened on Monday. Ilse Brandt said she was glad.']],
  ])('%s: %s', (value, title, opening) => {
    expect(digest(title, [...opening, ...PROSE]).form?.value).toBe(value);
  });

  test.each([
    [
      'brief',
      'From the provinces',
      ['Ostrand: A barn burnt down.', 'Velde Bay: Two ferries touched in fog.', 'Tarn: The mill was sold for a crown.'],
    ],
    [
      'brief',
      'Talk of the town',
      [
        'The keeper may leave the club. (Ostrand Bugle)',
        'A sponsor has withdrawn its offer. (Velde Ledger)',
        'The coach was seen in Tarn. (Tarn Post)',
      ],
    ],
    [
      'interview',
      'The keeper of the mill',
      [
        'Falk: Why the mill?',
        'Brandt: It was cheap.',
        'Falk: And the wheel?',
        'Brandt: That was not.',
        'Falk: Thank you.',
        'Brandt: Come again.',
      ],
    ],
    ['opinion', 'Letters', ['SIR: The mill is loud.', 'SIR: It is not.', 'SIR: It was.']],
    ['opinion', 'The mill is not ours', ['Letters.', 'The mill is not ours to sell.', 'It was given to us.']],
    [
      'list',
      'What we know about the mill fire',
      ['The mill burnt on Monday.', 'How did it begin?', 'Nobody can tell.'],
    ],
    ['live', null, ['4:15 p.m.: The mill is alight.', '4:40 p.m.: The roof is gone.', '5:02 p.m.: The fire is out.']],
    ['news', 'Mill shuts', ['We shut the mill. You should see it.', 'A row over whether it should open has begun.']],
  ])('%s by its paragraphs: %s', (value, title, paragraphs) => {
    expect(digest(title, paragraphs).form?.value).toBe(value);
  });

  test('a short text whose headline names somebody is a feature, and one that tells news is none', () => {
    const keeper = [
      'Before nine o’clock Ilse Brandt has eleven guests, and each of them has brought something that is broken.',
      '“People think the rain is a friend of mine,” she says. “Wind is my friend.”',
      ...PROSE.slice(0, 4),
      'She says she will stop when she has mended them all.',
    ];
    expect(digest('The woman who repairs umbrellas', keeper).form?.value).toBe('feature');
    expect(digest('Woman repairs umbrellas', keeper).form?.value).toBe('news');
  });

  test('items that have nothing to do with each other are a brief, however they are set', () => {
    const items = [
      'Fire crews saved a barn of barley near Ostrand after lightning struck its thatched roof.',
      'Velde ferries touched in fog; nobody aboard was injured, harbour masters reported.',
      'Ilse Brandt, 40, won a silver medal for juggling knives at a circus contest abroad.',
      'Geese blocked the motorway bridge for seven hours until volunteers brought sacks of bread.',
      'Parliament voted against cheaper stamps, leaving letters as costly as parcels.',
    ];
    expect(digest('World in short', items)).toMatchObject({
      form: { value: 'brief' },
      facts: { event: { what: null } },
    });
    const story = items.map((item) => `${item} Ostrand juggles.`);
    expect(digest('World in short', story).form?.value).toBe('news');
  });

  test('neither a brief nor an explainer has an event', () => {
    const items = ['Ostrand: A barn burnt down.', 'Velde Bay: Two ferries touched in fog.', 'Tarn: The mill was sold.'];
    expect(digest('In brief', items).facts.event.what).toBeNull();
    expect(digest('What we know about the fire', ['The mill burnt down on Monday.']).facts.event.what).toBeNull();
    expect(digest('Mill burns down', ['The mill burnt down on Monday.']).facts.event.what).not.toBeNull();
  });
});
