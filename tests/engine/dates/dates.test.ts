import { describe, expect, test } from 'vitest';
import { findDates } from '../../../engine/dates/index.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

/** A Thursday. */
const REFERENCE = '2024-01-11';

function dates(text: string, referenceDate: string | null = REFERENCE) {
  return findDates({ ...tokenizeText(text), referenceDate });
}

/** Text, then each expected expression as "words = type value (mod)". */
const HITS: readonly (readonly [string, ...string[]])[] = [
  // days of the week, by tense
  ['The council met on Thursday.', 'Thursday = DATE 2024-01-11'],
  ['The council met on Monday and voted.', 'Monday = DATE 2024-01-08'],
  ['The council will meet on Monday.', 'Monday = DATE 2024-01-15'],
  ['The mayor said on Friday that the bridge was safe.', 'Friday = DATE 2024-01-05'],
  ['Talks are scheduled for Friday.', 'Friday = DATE 2024-01-12'],
  ['Half of it had been pledged by Tuesday.', 'Tuesday = DATE 2024-01-09'],
  ['Half of it must be pledged by Tuesday.', 'Tuesday = DATE 2024-01-16'],
  ['They counted 600 wagtails over 18 months.', '18 months = DURATION P18M'],
  ['The cost is spread over the next two years.', 'the next two years = DURATION P2Y'],
  ['She waited for over two years.', 'over two years = DURATION P2Y MORE_THAN'],
  [
    'The line is shut until Monday. The fire started at 4:30 a.m. in a shed.',
    'Monday = DATE 2024-01-15',
    '4:30 a.m. = TIME 2024-01-11T04:30',
  ],
  ['A fair starting on Tuesday has been called off.', 'Tuesday = DATE 2024-01-16'],
  ['Rye costs twice as much as three years ago.', 'three years ago = DATE 2021'],
  ['She left last Tuesday.', 'last Tuesday = DATE 2024-01-09'],
  ['He returns next Tuesday.', 'next Tuesday = DATE 2024-01-16'],
  ['It opened on Tuesday of last week.', 'Tuesday of last week = DATE 2024-01-02'],
  ['The shop closes on Sundays.', 'Sundays = SET XXXX-WXX-7'],
  ['Wednesday night was cold, he said.', 'Wednesday night = TIME 2024-01-10TNI'],
  ['The storm came late Monday.', 'late Monday = DATE 2024-01-08 END'],
  ['Monday, Jan. 8, was quiet.', 'Monday, Jan. 8 = DATE 2024-01-08'],
  ['Schools will remain closed on Friday.', 'Friday = DATE 2024-01-12'],
  [
    'She rowed for 61 days, 7 hours and 32 minutes after the storm.',
    '61 days, 7 hours and 32 minutes = DURATION P61DT7H32M',
  ],
  ['Tickets go on sale on Friday, priced from £15.', 'Friday = DATE 2024-01-12'],
  ['Schools in Hull to stay closed on Friday.', 'Friday = DATE 2024-01-12'],
  // a day two months on, which by distance alone would be to come
  ['A landslide took the chapel down on March 20.', 'March 20 = DATE 2023-03-20'],
  ['The ferry line was sold in April.', 'April = DATE 2023-04'],
  ['The chapel will be opened on March 20.', 'March 20 = DATE 2024-03-20'],
  ['She said the fair would still be held on March 20.', 'March 20 = DATE 2024-03-20'],
  ['The fair will also be held in April.', 'April = DATE 2024-04'],
  // a near day, whose verb tells only when it was said
  ['The court was asked to rule on January 15.', 'January 15 = DATE 2024-01-15'],
  // lengths in two units, and ranges
  ['He was jailed for 4 years and 9 months.', '4 years and 9 months = DURATION P4Y9M'],
  ['The crossing took 2 hours and 20 minutes.', '2 hours and 20 minutes = DURATION PT2H20M'],
  ['Bake it for 5-6 minutes.', '5-6 minutes = DURATION PTXM'],
  ['The walk takes 3 to 4 hours.', '3 to 4 hours = DURATION PTXH'],
  ['They waited five or six weeks.', 'five or six weeks = DURATION PXW'],
  ['It lasts between two and three days.', 'two and three days = DURATION PXD'],
  ['He ran it in 2:41:07.'],
  ['The blast came at 14:03:20 GMT.', '14:03:20 GMT = TIME 2024-01-11T14:03Z'],
  // a clock time and the day of a statement
  [
    'The shed burned down on Tuesday. Ana Ray said in a letter yesterday that it caught fire at 5:40 a.m.',
    'Tuesday = DATE 2024-01-09',
    'yesterday = DATE 2024-01-10',
    '5:40 a.m. = TIME 2024-01-09T05:40',
  ],
  // days of the month
  ['A hearing will be held at Hove on 3 September.', '3 September = DATE 2024-09-03'],
  ['The ship sank on Dec. 30.', 'Dec. 30 = DATE 2023-12-30'],
  ['The ship sailed on Jan. 3, 2019, from Hull.', 'Jan. 3, 2019 = DATE 2019-01-03'],
  ['The deadline is 9 February 2024.', '9 February 2024 = DATE 2024-02-09'],
  ['The vote will be held on March 5.', 'March 5 = DATE 2024-03-05'],
  ['Fees must be paid by Jan. 31.', 'Jan. 31 = DATE 2024-01-31'],
  ['The fair ran from Oct. 23-25.', 'Oct. 23 = DATE 2023-10-23', '25 = DATE 2023-10-25'],
  ['The court sits on April 24 and 25.', 'April 24 = DATE 2024-04-24', '25 = DATE 2024-04-25'],
  ['It was signed on the 4th of July 1998.', 'the 4th of July 1998 = DATE 1998-07-04'],
  ['Filed 2023-11-09 by the clerk.', '2023-11-09 = DATE 2023-11-09'],
  ['Stamped 12/25/2022 in red.', '12/25/2022 = DATE 2022-12-25'],
  ['Stamped 25.12.2022 in red.', '25.12.2022 = DATE 2022-12-25'],
  // months, seasons, quarters, years
  ['Rye sold well in the third quarter of fiscal 2021.', 'the third quarter of fiscal 2021 = DATE 2021-Q3'],
  ['Rye sold well in the first fiscal quarter.', 'the first fiscal quarter = DATE 2024-Q1'],
  ['It was the winter of nineteen ninety-four.', 'the winter of nineteen ninety-four = DATE 1994-WI'],
  ['The mill closed in nineteen ninety-one.', 'nineteen ninety-one = DATE 1991'],
  ['The mill opened on the twenty-first of May.', 'the twenty-first of May = DATE 2023-05-21'],
  ['Costs rose last year, and more than the year before.', 'last year = DATE 2023', 'the year before = DATE 2022'],
  ['The year before the flood was dry.', 'The year = DATE 2024'],
  ['The harbour will one day be a park.', 'one day = DATE FUTURE_REF'],
  ['The strike lasted one day.', 'one day = DURATION P1D'],
  ['The plant closed in November.', 'November = DATE 2023-11'],
  ['The plant will open in May.', 'May = DATE 2024-05'],
  ['Prices fell in October 2021.', 'October 2021 = DATE 2021-10'],
  ['He resigned in June last year.', 'June last year = DATE 2023-06'],
  ['They wed last August.', 'last August = DATE 2023-08'],
  ['Rain was heavy last summer.', 'last summer = DATE 2023-SU'],
  ['The tower was built in the spring of 1994.', 'the spring of 1994 = DATE 1994-SP'],
  ['Profit fell in the third quarter.', 'the third quarter = DATE 2023-Q3'],
  ['Profit fell in the second quarter of 2022.', 'the second quarter of 2022 = DATE 2022-Q2'],
  ['Sales doubled in the first half of 2020.', 'the first half of 2020 = DATE 2020-H1'],
  ['The law dates from 1987.', '1987 = DATE 1987'],
  ['Spending rises in fiscal 2025.', 'fiscal 2025 = DATE 2025'],
  ['Output peaked in the early 1990s.', 'the early 1990s = DATE 199 START'],
  ['Music of the sixties played.', 'the sixties = DATE 196'],
  ['It is a church of the 14th century.', 'the 14th century = DATE 13'],
  ['Work ends in mid-2025.', 'mid-2025 = DATE 2025 MID'],
  ['It should finish by the end of 2026.', 'the end of 2026 = DATE 2026 END'],
  // relative to the article
  ['The mayor resigned yesterday.', 'yesterday = DATE 2024-01-10'],
  ['The mayor resigned the day before yesterday.', 'the day before yesterday = DATE 2024-01-09'],
  ['The verdict is due tomorrow morning.', 'tomorrow morning = TIME 2024-01-12TMO'],
  ['Votes are being counted tonight.', 'tonight = TIME 2024-01-11TNI'],
  ['Police searched the house last night.', 'last night = TIME 2024-01-10TNI'],
  ['Prices rose last week.', 'last week = DATE 2024-W01'],
  ['Prices rose last month.', 'last month = DATE 2023-12'],
  ['Prices rose last year.', 'last year = DATE 2023'],
  ['The plan was agreed earlier this month.', 'earlier this month = DATE 2024-01 START'],
  ['The firm will move early next year.', 'early next year = DATE 2025 START'],
  ['The fire broke out three days ago.', 'three days ago = DATE 2024-01-08'],
  ['The pair met two weeks ago.', 'two weeks ago = DATE 2023-W52'],
  ['She retired five years ago.', 'five years ago = DATE 2019'],
  [
    'The bridge fell on Jan. 2. Three days later a second one cracked.',
    'Jan. 2 = DATE 2024-01-02',
    'Three days later = DATE 2024-01-05',
  ],
  [
    'It opened on May 3, 2001. The following year it closed.',
    'May 3, 2001 = DATE 2001-05-03',
    'The following year = DATE 2002',
  ],
  [
    'He was jailed for two years, six months of them suspended.',
    'two years = DURATION P2Y',
    'six months = DURATION P6M',
  ],
  ['In two years, six months after the vote, she left.', 'two years = DURATION P2Y'],
  ['They married on Christmas Day.', 'Christmas Day = DATE 2023-12-25'],
  ['Shops were shut on Thanksgiving Day 2019.', 'Thanksgiving Day 2019 = DATE 2019-11-28'],
  // times
  ['The blast was heard at 6:15 a.m. on Tuesday.', '6:15 a.m. on Tuesday = TIME 2024-01-09T06:15'],
  ['The train left at 11.30am.', '11.30am = TIME 2024-01-11T11:30'],
  ['The signal came at 18:00 GMT.', '18:00 GMT = TIME 2024-01-11T18:00Z'],
  ['On Monday the gates opened at 9 p.m.', 'Monday = DATE 2024-01-08', '9 p.m. = TIME 2024-01-08T21:00'],
  // durations and sets
  ['The strike lasted three months.', 'three months = DURATION P3M'],
  ['He served nearly twenty-four years.', 'nearly twenty-four years = DURATION P24Y LESS_THAN'],
  ['The trip takes at least 36 hours.', 'at least 36 hours = DURATION PT36H EQUAL_OR_MORE'],
  ['It took a year and a half.', 'a year and a half = DURATION P1Y6M'],
  ['They signed a five-year lease.', 'five-year = DURATION P5Y'],
  ['Talks went on for several days.', 'several days = DURATION PXD'],
  ['In the past two years rents have soared.', 'the past two years = DURATION P2Y'],
  ['The paper comes out every Thursday.', 'every Thursday = SET XXXX-WXX-4'],
  ['The board meets every two weeks.', 'every two weeks = SET P2W'],
  ['He is now mayor.', 'now = DATE PRESENT_REF'],
];

/** Nothing in these is a date. */
const MISSES: readonly string[] = [
  'Anyone who saw it should call 1800 333 000.',
  'The liberal Reform 2035 party won.',
  'They got within three on a shot by Grant with 7:12 left.',
  'Police went to the 1900 block of Elm Street.',
  'It appeared in the journal Current Mosses.',
  'The 6-year-old boy was found.',
  'She is 34 years old and lives in Hull.',
  'You may march if you like.',
  'They march in step.',
  'In nineteen eighty people walked to work.',
  'May Hallam sang.',
  'June Abbott and April Marsh sang for May Brand.',
  'The second man left.',
  'About 2000 people came.',
  'Call 555-2010 for help.',
  'It costs $1990.',
  'Flight 1984 was late.',
  'The odds were 12:1 against it.',
  'As soon as he came, it rained.',
  'Three-quarters of the crop was lost.',
  'The team won 3-2.',
  'He ran 1500 metres.',
  'The sun rose. Sun. That was all.',
  'Read more in USA Today.',
  'The firm paid $2 million a year.',
  'The former chairman fell ill.',
  'He met Jan and Mar.',
];

describe('findDates', () => {
  test.each(HITS)('%s', (text, ...expected) => {
    const found = dates(text).map(
      ({ text: words, type, value, mod }) => `${words} = ${type} ${value}${mod === null ? '' : ` ${mod}`}`,
    );
    expect(found).toEqual(expected);
  });

  test.each(MISSES)('finds no date in: %s', (text) => {
    expect(dates(text)).toEqual([]);
  });

  test.each([
    ['The council met on Thursday.', 'XXXX-WXX-4'],
    ['The ship sank on Dec. 30.', 'XXXX-12-30'],
    ['She left yesterday.', 'XXXX-XX-XX'],
    ['Prices rose last week.', 'XXXX-WXX'],
    ['Prices rose last month.', 'XXXX-XX'],
    ['Prices rose last year.', 'XXXX'],
    ['Profit fell in the third quarter.', 'XXXX-Q3'],
    ['Rain was heavy last summer.', 'XXXX-SU'],
  ])('without a date of the article says no more than the text: %s', (text, value) => {
    expect(dates(text, null).map((date) => date.value)).toEqual([value]);
  });

  test('counts the day of a date-time where it is written, whatever its zone', () => {
    expect(dates('She left yesterday.', '2024-01-11T23:30:00-05:00').map(({ value }) => value)).toEqual(['2024-01-10']);
    expect(dates('She left yesterday.', '2024-01-11T00:30:00+09:00').map(({ value }) => value)).toEqual(['2024-01-10']);
  });

  test('takes an impossible date of the article for none', () => {
    expect(dates('She left yesterday.', '2024-02-31').map(({ value }) => value)).toEqual(['XXXX-XX-XX']);
  });

  test('reads weeks, months and years over the turn of a year and a leap day', () => {
    expect(dates('It rained yesterday.', '2024-03-01').map(({ value }) => value)).toEqual(['2024-02-29']);
    expect(dates('It rained last week.', '2021-01-05').map(({ value }) => value)).toEqual(['2020-W53']);
    expect(dates('It rained on Feb. 29.', '2024-03-10').map(({ value }) => value)).toEqual(['2024-02-29']);
  });

  test('in a report of results "a year earlier" is the same quarter', () => {
    const found = dates(
      'Net income rose in the third quarter to $4 million from $3 million a year earlier.',
      '2023-10-27',
    );
    expect(found.map(({ value }) => value)).toEqual(['2023-Q3', '2022-Q3']);
  });
});

describe('words that only look like dates', () => {
  test.each(['Overnight trains cost more.', 'The third quarter-final was short.', 'She took an overnight ferry.'])(
    '%s',
    (text) => {
      expect(dates(text)).toEqual([]);
    },
  );

  test('a night that tells when stays', () => {
    expect(dates('The shed burned down overnight.')).toMatchObject([{ text: 'overnight', value: '2024-01-11TNI' }]);
  });
});

test('"a year earlier" is untold where it counts from a date whose year is untold', () => {
  const found = dates('It was shut in 2019. Sales were 4 million last year, up from 3 million a year earlier.', null);
  expect(found.map(({ value }) => value)).toEqual(['2019', 'XXXX', 'XXXX']);
});

test('"a month earlier" counts from the month told before', () => {
  const found = dates('In May 2021 sales fell. A month earlier they rose.', null);
  expect(found.map(({ value }) => value)).toEqual(['2021-05', '2021-04']);
});

test('"today" is the day of a dateline without a year', () => {
  expect(dates('The board today recalled a lamp.', 'XXXX-06-15')).toMatchObject([
    { text: 'today', value: 'XXXX-06-15' },
  ]);
});
