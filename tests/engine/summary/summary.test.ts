import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';
import { summaryAt } from '../../../engine/present.ts';
import { summarise } from '../../../engine/summary/index.ts';
import { analysisOf, articleOf } from './articles.ts';

function shownOf(text: string, language = 'en'): string[] {
  return summaryAt(summarise(analysisOf(text, language)), text, { kind: 'default' }).map((sentence) => sentence.text);
}

const BRIDGE = [
  'The old bridge over the Arle was closed on Monday after a crack was found in one of its supports.',
  'It will stay shut until June.',
  'Buses will take the longer way by Stenmoor, and the council has promised more of them in the morning.',
  'The bridge was built in 1911 for the coal trade.',
  'Residents of Norfield fear for the shops on its western bank.',
];

describe('the default summary', () => {
  test('is the lead of a plain report', () => {
    expect(shownOf(BRIDGE.join(' '))).toEqual(BRIDGE.slice(0, 3));
  });

  test('is the one sentence of an article of one', () => {
    expect(shownOf('Fire destroyed a barn.')).toEqual(['Fire destroyed a barn.']);
    expect(shownOf('why?')).toEqual(['why?']);
    expect(shownOf('...')).toEqual(['...']);
  });

  test('passes over a question, a bare quotation and a caption', () => {
    const text = [
      'Who would have thought it possible at all?',
      '"I never saw anything like it in my life."',
      'FILE - In this May 2, 2031 file photo, boats pass below the bridge at Norfield.',
      'Ana Lopez (left) looks over the river near Norfield with her deputy.',
      'Out of use: The bridge over the Arle has been shut by the council.',
      'The chapel of Saint Brannoc, just below the bridge in Norfield.',
      ...BRIDGE,
    ].join(' ');
    expect(shownOf(text)).toEqual(BRIDGE.slice(0, 3));
  });

  test('does not say the same thing twice', () => {
    const again = 'On Monday the old bridge over the Arle was closed after a crack was found in a support.';
    const shown = shownOf([BRIDGE[0], again, ...BRIDGE.slice(1)].join(' '));
    expect(shown).not.toContain(again);
    expect(shown).toHaveLength(3);
  });

  test('takes no sentence that leans on one passed over', () => {
    const text = [
      'What would you do with a million?',
      'That is what Ana Lopez asked herself last week.',
      ...BRIDGE,
    ].join(' ');
    expect(shownOf(text)).toEqual(BRIDGE.slice(0, 3));
  });

  test('takes no half of a quotation', () => {
    const text = [
      BRIDGE[0],
      'The mayor said: "We had no choice.',
      'We never had one, and I am sorry for it."',
      ...BRIDGE.slice(2),
    ].join(' ');
    const shown = shownOf(text).join(' ');
    expect((shown.match(/"/g) ?? []).length % 2).toBe(0);
  });

  test('leaves out a third sentence where two say enough, and adds a fourth to three short ones', () => {
    const long = (start: string): string =>
      `${start} ${'over the hills and down to the sea with all of their old carts and barrels '.repeat(3)}again.`;
    const texts = [
      long('The brewers of Norfield marched'),
      long('The bakers of Stenmoor followed'),
      long('A choir from Port Ellis sang'),
    ];
    expect(shownOf(texts.join(' '))).toEqual(texts.slice(0, 2));
    const short = [
      'Fire destroyed a barn near Norfield.',
      'Nobody was hurt on Monday night.',
      'Ten cows were led to safety.',
      'Police suspect faulty wiring there.',
      'The farmer has rebuilt the roof.',
    ];
    expect(shownOf(short.join(' '))).toEqual(short.slice(0, 4));
  });

  test.each([
    ['straight single', "The mayor wrote: 'We had no choice.", "We never had one, and I am sorry.'"],
    ['curly single', 'The mayor wrote: ‘We had no choice.', 'We never had one, and I am sorry.’'],
    ['curly double', 'The mayor wrote: “We had no choice.', 'We never had one, and I am sorry.”'],
  ])('takes no half of a quotation in %s marks, at any length', (_, first, last) => {
    const text = [BRIDGE[0], first, last, "The town's brewers' guild has closed in '98."].join(' ');
    const summary = summarise(analysisOf(text));
    for (let count = 1; count <= 4; count += 1) {
      const orders = summaryAt(summary, text, { kind: 'sentences', count }).map(({ order }) => order);
      expect(orders.includes(1)).toBe(orders.includes(2));
    }
    expect(summary.chosen).toEqual([0, 3]);
  });

  test('says why, in words', () => {
    const { ranking } = summarise(analysisOf([BRIDGE[0], 'Why so late?', ...BRIDGE.slice(1)].join(' ')));
    expect(ranking[0]?.reasons).toContain('lead');
    expect(ranking[1]?.reasons).toContain('question');
  });

  test('begins below a headline, a byline and a date that stand in the text', () => {
    const text =
      'Norfield shuts its bridge for half a year\n\nBy Ana Lopez\n\n12 March 2031\n\nNORFIELD (Newsline) - ' +
      `${BRIDGE.join(' ')}`;
    expect(shownOf(text)).toEqual(BRIDGE.slice(0, 3));
    expect(summarise(analysisOf(text)).ranking[3]?.reasons).toContain('lead');
  });

  test('works in other languages', () => {
    const text =
      'Die alte Brücke über die Arle wurde am Montag gesperrt. Wer hätte das gedacht? Die Busse fahren bis Juni ' +
      'über Steinmoor. Der Stadtrat verspricht mehr Fahrten am Morgen.';
    expect(shownOf(text, 'de')).toEqual([
      'Die alte Brücke über die Arle wurde am Montag gesperrt.',
      'Die Busse fahren bis Juni über Steinmoor.',
      'Der Stadtrat verspricht mehr Fahrten am Morgen.',
    ]);
  });

  test.each([
    [
      'sv',
      [
        'Kommunen stänger den gamla bron över Arle efter att en spricka hittats.',
        'Det var inte så att de som var på bron hade sett att den var av.',
        'Det var inte så att de som var i hamnen hade hört att den var av.',
        'Efter att en spricka hittats stänger kommunen den gamla bron över Arle.',
      ],
    ],
    [
      'pl',
      [
        'Rada miasta zamyka stary most nad rzeką po tym jak znaleziono pęknięcie.',
        'To nie jest tak że na moście był ktoś kto by to przed nim widział.',
        'To nie jest tak że w porcie był ktoś kto by to przed nim słyszał.',
        'Po tym jak znaleziono pęknięcie rada miasta zamyka stary most nad rzeką.',
      ],
    ],
  ])('in %s, sentences that share only their small words are no repetition', (language, sentences) => {
    const article = rawArticle(sentences.join(' '), { language });
    const repeats = digestArticle(article).summary.ranking.filter(({ reasons }) =>
      reasons.some((reason) => reason.startsWith('repeats')),
    );
    expect(repeats.map(({ order }) => order)).toEqual([3]);
  });
});

describe('the summary of a talk', () => {
  const TALK = [
    'Otto Falk has run the mill of Tavish for nine years.',
    'He told the Post of the night when the sluice broke and the river came into the mill.',
    'Q: What broke?',
    'A: The sluice broke first, and it was nobody’s fault. The warden had warned us about it.',
    'Q: What did you do?',
    'A: We ran for our lives. Nobody looked back at the mill.',
  ];
  const summaryOf = (paragraphs: readonly string[]): string => {
    const text = paragraphs.join('\n\n');
    const { summary } = digestArticle(articleOf(text));
    return summaryAt(summary, text, { kind: 'default' })
      .map((sentence) => sentence.text)
      .join(' ');
  };

  test('holds nothing of a turn that does not say who speaks', () => {
    expect(summaryOf(TALK)).toBe(TALK.slice(0, 2).join(' '));
  });

  test('holds the beginning of an answer whose label is a name', () => {
    const named = TALK.map((line) => line.replace(/^Q:/, 'Post:').replace(/^A:/, 'Falk:'));
    const summary = summaryOf(named);
    expect(summary).toContain('Falk: The sluice broke first');
    expect(summary).not.toMatch(/Post:|The warden had warned us/);
  });
});

describe('summaries of any text', () => {
  const word = fc.constantFrom(
    'The',
    'He',
    'But',
    'police',
    'said',
    'Monday',
    '"',
    '“',
    '”',
    '(',
    ')',
    ',',
    '.',
    '?',
    '\n\n',
    '5',
    'allegedly',
    '\ud800',
    '\u202e',
  );
  const anyText = fc.oneof(
    fc.array(word, { maxLength: 80 }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary', maxLength: 120 }),
  );

  test('rank every sentence once, and show exact slices', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const analysis = analysisOf(text);
        const { chosen, ranking } = summarise(analysis);
        expect(ranking.map(({ rank }) => rank).sort((a, b) => a - b)).toEqual(ranking.map((_, index) => index + 1));
        expect(ranking.map(({ order }) => order)).toEqual(analysis.sentences.map(({ order }) => order));
        expect(chosen.length > 0).toBe(analysis.sentences.length > 0);
        for (const { start, end, spans, cut, score, needs, order } of ranking) {
          const pieces = [...spans, ...cut.map((piece) => [piece.start, piece.end] as const)].sort(
            (a, b) => a[0] - b[0],
          );
          expect(pieces.map(([from, to]) => text.slice(from, to)).join('')).toBe(text.slice(start, end));
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          if (needs !== null) expect(needs >= 0 && needs < ranking.length && needs !== order).toBe(true);
        }
      }),
    );
  });

  test('are the same each time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(summarise(analysisOf(text))).toEqual(summarise(analysisOf(text)));
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['sentences', 'The river rose again and they left. '.repeat(14_500)],
    ['one sentence', 'The river (again) "rose" and, police said, '.repeat(12_000)],
    ['quotations', '"He left. '.repeat(52_000)],
    ['brackets', '(a) ('.repeat(104_000)],
    ['no words', '. '.repeat(262_144)],
  ])('half a megabyte of %s has one', (_, text) => {
    expect(summarise(analysisOf(text)).ranking.length).toBeGreaterThan(0);
  });
});
