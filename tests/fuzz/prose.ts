/**
 * A small grammar of news prose: what the readers of names, dates, amounts and quotations look for, in every order and
 * with its marks wrong too.
 */
import fc from 'fast-check';

const SUBJECTS = [
  'The council',
  'Ana Roe',
  'Mayor Bo Lund, 44,',
  'He',
  'They',
  'Harrow Marine Inc.',
  'A spokesman for the harbour office',
  'Renée Kövér',
  'The University of Rosk',
  'Dr. H. O’Dell Jr.',
  'ANA ROE',
  'Police',
  'A fire fanned by winds',
];
const VERBS = [
  'approved',
  'told reporters',
  'said that',
  'was killed by',
  'has',
  'may',
  'will meet',
  'bought',
  'denied, after',
  'is accused of',
  'announces',
];
const OBJECTS = [
  'the plan for a second pier',
  'Ana Roe and Bo Lund',
  '12 million crowns',
  '$1.5bn',
  'between 3 and 5 per cent',
  'three-quarters of a mile',
  'twenty-one people',
  'RM120,000',
  '1,250 barrels a day',
  'the ferry, which had been late,',
  'St. Olave’s Hospital in Rosk, Norland,',
  'e.g. the U.S.',
];
const TIMES = [
  'on Tuesday',
  'on May 5, 2031',
  'two weeks ago',
  'in the first half of 2030',
  'at 12:30 p.m. on Monday',
  'since last year',
  'from May 1 to June 3',
  'because of the storm',
  'in order to save money',
  'after a long debate in Tromsø',
];
const SAYINGS = [
  'We will not wait another year',
  'No',
  'It is late. It is very late',
  'The pier? Never',
  'He said ‘no’ twice',
  'I asked: “Why?” and left',
];
const MARKS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['"', '"'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ["'", "'"],
  ['“', ''],
  ['', '”'],
  ['"', '”'],
];
const TAILS = [
  ',” said',
  ', said Ana Roe.',
  '? asked Ana Ray.',
  ' … said',
  ') said',
  ' — he said, ',
  ', Lund added. ',
  ', according to the mayor.',
  '.',
  '',
  ',',
  '!',
];
const ENDS = ['.', '.', '.', '?', '!', '…', '', ':', '."', '.”'];

const plain = fc
  .tuple(
    fc.constantFrom(...SUBJECTS),
    fc.constantFrom(...VERBS),
    fc.constantFrom(...OBJECTS),
    fc.option(fc.constantFrom(...TIMES), { nil: '' }),
    fc.constantFrom(...ENDS),
  )
  .map(([subject, verb, object, time, end]) => `${[subject, verb, object, time].filter(Boolean).join(' ')}${end}`);

const quoted = fc
  .tuple(fc.constantFrom(...MARKS), fc.constantFrom(...SAYINGS), fc.constantFrom(...TAILS))
  .map(([[open, close], words, tail]) => `${open}${words}${tail.startsWith(',”') ? '' : close}${tail}`);

/** A sentence, or what looks like one. */
const sentence: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: plain }, { weight: 2, arbitrary: quoted });

/** One paragraph. */
export const passage: fc.Arbitrary<string> = fc
  .array(sentence, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(' '));

/** Paragraphs of a story. */
export const story: fc.Arbitrary<readonly string[]> = fc.array(passage, { minLength: 1, maxLength: 6 });
