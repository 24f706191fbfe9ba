import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';
import { findQuantities } from '../../../engine/facts/quantities/index.ts';
import type { QuantityFact } from '../../../engine/record.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

const quantities = (text: string) => findQuantities(tokenizeText(text));

/** "text = kind value[..max][ unit][ qualifier][ of ...]" */
function written({ text, kind, value, max, unit, qualifier, of }: QuantityFact): string {
  const amount = max === null ? String(value) : `${value}..${max}`;
  const rest = [unit, qualifier, of === null ? null : `of ${of}`].filter((part) => part !== null);
  return [`${text} = ${kind} ${amount}`, ...rest].join(' ');
}

const HITS: readonly (readonly [string, ...string[]])[] = [
  // money
  ['The firm paid $15 million.', '$15 million = money 15000000 USD'],
  ['The firm paid €1.2bn.', '€1.2bn = money 1200000000 EUR'],
  ['Sales came to $3 million in the spring.', '$3 million = money 3000000 USD'],
  ['The firm took $3 million in loans.', '$3 million = money 3000000 USD of loans'],
  ['A Swedish firm lost 3 million crowns.', '3 million crowns = money 3000000 SEK'],
  ['The firm lost 3 million Norwegian crowns.', '3 million Norwegian crowns = money 3000000 NOK'],
  ['A Czech mill lost 3 million crowns.', '3 million crowns = money 3000000 CZK'],
  ['The board in Kolhapur gave her Rs 25 lakh.', 'Rs 25 lakh = money 2500000 INR'],
  ['India will spend Rs 3 crore on it.', 'Rs 3 crore = money 30000000 INR'],
  ['Costs in Norway came to 4 million kroner.', '4 million kroner = money 4000000 NOK'],
  ['Costs came to 4 million kroner.', '4 million kroner = money 4000000 DKK'],
  ['Argentina owes 9 million pesos.', '9 million pesos = money 9000000 ARS'],
  ["Pakistan's mill lost 9 million rupees.", '9 million rupees = money 9000000 PKR'],
  ['Kenya raised 3 million shillings.', '3 million shillings = money 3000000 KES'],
  ['It pays 4.5p a share on sales of £3 million.', '4.5p = money 0.045 GBP', '£3 million = money 3000000 GBP'],
  ['A stamp costs 7.2 pence.', '7.2 pence = money 0.072 GBP'],
  ['It costs 5,000 yen.', '5,000 yen = money 5000 JPY'],
  ['It costs A$40.', 'A$40 = money 40 AUD'],
  ['It costs $1.07 billion.', '$1.07 billion = money 1070000000 USD'],
  ['It costs $8.2m to $16.1m.', '$8.2m to $16.1m = money 8200000..16100000 USD'],
  ['It costs US$ 40 billion.', 'US$ 40 billion = money 40000000000 USD'],
  ['A £250,000 fine was imposed.', '£250,000 = money 250000 GBP'],
  ['Sales came to 1.24 bln euros.', '1.24 bln euros = money 1240000000 EUR'],
  ['It sees profit of 140-160 mln euros.', '140-160 mln euros = money 140000000..160000000 EUR'],
  ['The weir costs 4 to 9 lakh rupees.', '4 to 9 lakh rupees = money 400000..900000 INR'],
  ['The debt is put at $3-4tn.', '$3-4tn = money 3000000000000..4000000000000 USD'],
  [
    'Two to three hundred thousand euros are missing.',
    'Two to three hundred thousand euros = money 200000..300000 EUR',
  ],
  ['It pays between $900,000 and $1.2 million.', '$900,000 and $1.2 million = money 900000..1200000 USD'],
  ['A dozen pounds of flour were left.', 'A dozen pounds = measure 12 lb of flour'],
  ['The catch was worth 38 billion kronur.', '38 billion kronur = money 38000000000 ISK'],
  ['Crude fell 94 cents to $67.80.', '94 cents = money 0.94 USD', '$67.80 = money 67.8 USD'],
  ['Two boats lay 12 nautical miles apart.', 'Two boats = count 2 of boats', '12 nautical miles = measure 12 nmi'],
  // Thousands set apart by spaces, and figures that stand side by side.
  ['A pump in Norway costs NOK 85 000.', 'NOK 85 000 = money 85000 NOK'],
  ['The weir cost €1 250 000.', '€1 250 000 = money 1250000 EUR'],
  ['More than 4 250 boats left.', '4 250 boats = count 4250 over of boats'],
  ['It sold 16\u202f430 tons.', '16\u202f430 tons = measure 16430 ton'],
  ['At 10 500 boats left.', '500 boats = count 500 of boats'],
  ['Some 14 250 boats left.', '14 250 boats = count 14250 about of boats'],
  ['Gate 14 250 boats left.', '250 boats = count 250 of boats'],
  ['The Falk 7 250 boats use is old.', '250 boats = count 250 of boats'],
  ['Boats 10 200 300 left.'],
  ['Gusts reached 190 km/h.', '190 km/h = measure 190 km/h'],
  ['In the heat of the tank it was 31C.', '31C = measure 31 °C'],
  ['Seat 31C was free.'],
  ['Ida Falk scored in the 71st minute.'],
  ['It ended Velde Town 2 Hill Rovers 1.'],
  ['She won HK$3m.', 'HK$3m = money 3000000 HKD'],
  ['The shares closed at 41,250 won.', '41,250 won = money 41250 KRW'],
  ['He was fined RM120,000.', 'RM120,000 = money 120000 MYR'],
  ['They asked for 3 million Canadian dollars.', '3 million Canadian dollars = money 3000000 CAD'],
  ['It sold for 12 million Swiss francs.', '12 million Swiss francs = money 12000000 CHF'],
  ['A stamp costs 40 cents.', '40 cents = money 0.4 USD'],
  ['They spent seventy million dollars.', 'seventy million dollars = money 70000000 USD'],
  ['The tender is worth half a million euros.', 'half a million euros = money 500000 EUR'],
  ['A $180-million fund was set up.', '$180-million = money 180000000 USD'],
  ['Losses ran to hundreds of millions of dollars.', 'hundreds of millions of dollars = money 100000000 USD over'],
  ['It will cost $30 million to $40 million.', '$30 million to $40 million = money 30000000..40000000 USD'],
  ['It will cost $12-15 million.', '$12-15 million = money 12000000..15000000 USD'],
  ['It will cost between $5 million and $6 million.', '$5 million and $6 million = money 5000000..6000000 USD'],
  ['About $3 billion of global bonds was sold.', '$3 billion = money 3000000000 USD about of global bonds'],
  ['At least $20 million in loans was lost.', '$20 million = money 20000000 USD at-least of loans'],
  ['He owes up to $900.', '$900 = money 900 USD at-most'],
  ['The ticket cost $249 USD.', '$249 USD = money 249 USD'],
  // percent
  ['Rents rose 12 percent.', '12 percent = percent 12 %'],
  ['Rents rose by 3.5%.', '3.5% = percent 3.5 %'],
  ['Rents rose by twelve per cent.', 'twelve per cent = percent 12 %'],
  ['Some 40 percent of the shops closed.', '40 percent = percent 40 % about of the shops'],
  ['Yields fell by 25 basis points.', '25 basis points = percent 25 bp'],
  ['Support fell by two percentage points.', 'two percentage points = percent 2 pp'],
  ['Members get a 5-15 percent discount.', '5-15 percent = percent 5..15 %'],
  ['Growth will be between 2 and 3 percent.', '2 and 3 percent = percent 2..3 %'],
  ['Growth slowed to half a percent.', 'half a percent = percent 0.5 %'],
  // by how much a price moved, and where it stands
  ['Oil was up $2.80 to $51.15.', '$2.80 = money 2.8 USD', '$51.15 = money 51.15 USD'],
  ['Shares fell by £3 to £40.', '£3 = money 3 GBP', '£40 = money 40 GBP'],
  ['Brent rose, adding $1.89 to $48.62.', '$1.89 = money 1.89 USD', '$48.62 = money 48.62 USD'],
  ['The mill lost $3 to $4 a day.', '$3 to $4 = money 3..4 USD'],
  ['Tickets cost $5 to $9.', '$5 to $9 = money 5..9 USD'],
  // counts
  ['Team size: 11 – 50 employees.', '11 – 50 employees = count 11..50 of employees'],
  ['About 30 - 40 people came.', '30 - 40 people = count 30..40 about of people'],
  ['On March 10 – 20 people were hurt.', '20 people = count 20 of people'],
  ['It has two seasons and 15 positions.', 'two seasons = count 2 of seasons', '15 positions = count 15 of positions'],
  ['The state named three Russian entities.', 'three Russian entities = count 3 of Russian entities'],
  ['At least seven people died.', 'seven people = count 7 at-least of people'],
  ['Nearly 1,500 troops left.', '1,500 troops = count 1500 about of troops'],
  ['The race drew between 300 and 400 boats.', '300 and 400 boats = count 300..400 of boats'],
  ['From 300 to 400 boats took part.', '300 to 400 boats = count 300..400 of boats'],
  ['The fleet grew from 30 to 40 boats.', '40 boats = count 40 of boats'],
  ['The firm lost $3 million in Durban.', '$3 million = money 3000000 USD'],
  ['The firm lost $3 million in March.', '$3 million = money 3000000 USD'],
  ['Five to 10 branches may shut.', 'Five to 10 branches = count 5..10 of branches'],
  ['Dozens of homes burned.', 'Dozens of homes = count 12 over of homes'],
  ['Fewer than twenty-five old houses stand.', 'twenty-five old houses = count 25 under of old houses'],
  ['It has 2.5 million members.', '2.5 million members = count 2500000 of members'],
  // measures
  ['It lies 70 miles away.', '70 miles = measure 70 mi'],
  ['It lies 113 kilometers away.', '113 kilometers = measure 113 km'],
  ['Winds reached 80 miles per hour.', '80 miles per hour = measure 80 mi/h'],
  ['The flat has 45 square meters.', '45 square meters = measure 45 m²'],
  ['It was 4 degrees below the mean of May.', '4 degrees = measure 4 °'],
  ['The heat rose to 41 degrees Celsius.', '41 degrees Celsius = measure 41 °C'],
  ['The plant makes 2,000 barrels of oil.', '2,000 barrels = measure 2000 bbl of oil'],
  ['Its sales rose from £2m to £3m.', '£2m = money 2000000 GBP', '£3m = money 3000000 GBP'],
  ['The league grew from 9 to 12 clubs.', '12 clubs = count 12 of clubs'],
  ['Fines range from 3% to 5%.', '3% to 5% = percent 3..5 %'],
  ['Thieves asked for 40 bitcoin.', '40 bitcoin = money 40 BTC'],
  ['The mill paid 40 bitcoin as ransom.', '40 bitcoin = money 40 BTC'],
  ['The roof fell in 2003, and 60 were hurt.', '60 were hurt = count 60 of hurt'],
  ['Tickets are priced from £10 to £25.', '£10 to £25 = money 10..25 GBP'],
  ['Thieves robbed 40 bitcoin exchanges.', '40 bitcoin exchanges = count 40 of bitcoin exchanges'],
  [
    'Nine people died and 60 are still missing.',
    'Nine people = count 9 of people',
    '60 are still missing = count 60 of missing',
  ],
  ['Hundreds of pounds of flour fell.', 'Hundreds of pounds = measure 100 lb over of flour'],
];

const MISSES: readonly string[] = [
  'They film in 1080p and it costs no more.',
  'The 6-year-old boy was found.',
  'No. 10 Downing Street is shut.',
  'She came second.',
  'The score was 3-2.',
  'A 2-2 draw leaves Velde fourth.',
  'She has had type 2 diabetes since May.',
  'The Category 5 hurricanes came in autumn.',
  'Parents give the school 3.2/5 stars.',
  'The pupils walk past St. Anne and 20 St. Marys.',
  'The link ended in varn%2C%20tarn.',
  'Three BX-7-40 planes stood at the gate.',
  'He is one of the best.',
  'They won.',
  'The 2,300 won a prize.',
  'They found that one herd in five carried it.',
  'It rang at 10:15.',
  'Version 10.2.1 is out.',
  'Millions of us watched.',
  'The real problem is that he won.',
  'Boeing 737 jets flew.',
  'He is 40 years old.',
  'Read Chapter 12 first.',
  'He wore a B-52 shirt.',
  'It was minus 4 degrees in Velde.',
  'The cold was put at 3 degrees below zero.',
  'It was 12°C below freezing.',
  'Men of 20 and 30 were hurt.',
  'The firm made 12,4 million euros.',
  'Out of every dozen, six comes out badly.',
  'All over 60 were evacuated.',
  'Flats 2, 3, and 14 were evacuated.',
  'Those born in 1980 and 1990 were evacuated.',
];

describe('findQuantities', () => {
  test.each(HITS)('%s', (text, ...expected) => {
    expect(quantities(text).map(written)).toEqual(expected);
  });

  test.each(MISSES)('finds no quantity in: %s', (text) => {
    expect(quantities(text)).toEqual([]);
  });

  test.each(['One in five boats leaks.', 'Two thirds of them left.', 'One in ten voted.'])(
    'what is a share counts and measures nothing: %s',
    (text) => expect(quantities(text)).toEqual([]),
  );

  test('leaves alone what was read as a date', () => {
    const text = 'On May 12 people danced for 12 years.';
    const taken = [
      { start: text.indexOf('May'), end: text.indexOf('May') + 6 },
      { start: text.indexOf('12 years'), end: text.indexOf('12 years') + 8 },
    ];
    expect(findQuantities(tokenizeText(text), taken)).toEqual([]);
  });

  test('never shows more than the text says: "at least" and "up to" keep their direction', () => {
    const found = quantities('More than 30 ships and as many as 40 boats were lost; no more than 3 planes flew.');
    expect(found.map(({ value, qualifier }) => [value, qualifier])).toEqual([
      [30, 'over'],
      [40, 'at-most'],
      [3, 'at-most'],
    ]);
  });

  test.each([
    ['The suspect is 6ft 2in tall.', '6ft 2in = measure 74 in'],
    ['The calf weighed 9lb 4oz at birth.', '9lb 4oz = measure 148 oz'],
    ['She is 5 feet 4 inches tall.', '5 feet 4 inches = measure 64 in'],
    ['He weighed 12st 6lb.', '12st 6lb = measure 174 lb'],
    ['The path is 2 miles 500 yards long.', '2 miles 500 yards = measure 4020 yd'],
    ['They took rings worth 80,000 pounds.', '80,000 pounds = money 80000 GBP'],
    ['She asks 900 pounds a month.', '900 pounds = money 900 GBP'],
    ['The boar weighed 400 pounds.', '400 pounds = measure 400 lb'],
    ['He bought 20 pounds of flour.', '20 pounds = measure 20 lb of flour'],
    ['31 schoolchildren sang.', '31 schoolchildren = count 31 of schoolchildren'],
    // 13 inches are no part of feet and inches
    ['The beam is 5ft 13in.', '5ft = measure 5 ft'],
  ])('a measure in two units is one: %s', (text, expected) => {
    expect(quantities(text).map(written)[0]).toBe(expected);
  });

  test.each([
    ['Ana Ray bowled two men over six rounds.', 'six rounds', null],
    ['Over 30 matches were lost.', '30 matches', null],
    ['Over 30 boats were lost.', '30 boats', 'over'],
  ])('"over" so many rounds is during them: %s', (text, phrase, qualifier) => {
    expect(quantities(text).find((each) => each.text === phrase)?.qualifier).toBe(qualifier);
  });

  test.each([
    ['At least 12 villagers were killed and 40 people were injured.', ['killed', 'injured']],
    ['The blast killed more than 20 soldiers.', ['killed']],
    ['Nine hikers are still missing.', ['missing']],
    ['Officers arrested 15 people.', ['arrested']],
    ['Some 200 families have been evacuated.', ['displaced']],
    ['Divers rescued all 13 sailors.', ['rescued']],
    ['Lind Lines will cut 300 jobs.', ['jobs']],
    ['Her page has 300 posts.', [null]],
    ['She won by 1,200 votes.', ['votes']],
    ['The hall seats 300 people.', [null]],
    ['The roof fell in; 4 were killed and 11 were arrested.', ['killed', 'arrested']],
  ])('says what newsrooms count: %s', (text, counted) => {
    expect(quantities(text).map(({ counts }) => counts)).toEqual(counted);
  });

  test('a house number counts nothing', () => {
    expect(quantities('Neighbours of 12 Mill Lane and 200 Kings Road complained.')).toEqual([]);
  });
});

describe('money whose name several countries have', () => {
  const money = (text: string) => {
    const article = { ...rawArticle(text), dateline: null };
    return digestArticle(article).facts.quantities.map(({ value, unit }) => `${value} ${unit}`);
  };
  const from = (dateline: string, text: string) =>
    digestArticle({ ...rawArticle(text), dateline }).facts.quantities.map(({ value, unit }) => `${value} ${unit}`);

  test.each([
    ['SKARHOLM, Norway', 'A ticket will cost 1,500 kroner from May, the ferry company said.', '1500 NOK'],
    ['KARACHI', 'A ticket will cost 150 rupees from May, the bus company said.', '150 PKR'],
    ['BOGOTA, Colombia (Newsline)', 'A ticket will cost 3,000 pesos from May, the bus company said.', '3000 COP'],
    ['KAMPALA', 'A ticket will cost 4,000 shillings from May, the bus company said.', '4000 UGX'],
    ['PRAGUE', 'The bus company said it had lost 4 million crowns since May.', '4000000 CZK'],
    ['PRAGUE', 'The court fined the driver 400 crowns on Monday.', '400 CZK'],
    ['PRETORIA', 'A loaf now costs 20 rand in the shops.', '20 ZAR'],
    ['NAIROBI, Kenya', 'The bus company said it had lost Sh2.1 billion since May.', '2100000000 KES'],
    ['CAPE TOWN, South Africa', 'The court fined the driver R500 on Monday.', '500 ZAR'],
    ['CAPE TOWN, South Africa', 'The club paid R 140 250 for the keeper.', '140250 ZAR'],
    ['DURBAN, South Africa', 'The club paid R 3 million for the keeper.', '3000000 ZAR'],
    ['LAGOS, Nigeria', 'A ticket will cost N5,000 from May, the bus company said.', '5000 NGN'],
    ['MANILA, Philippines', 'The department released P9.4-billion for roads.', '9400000000 PHP'],
    ['DAKAR, Senegal', 'A ticket will cost 500 francs from May, the bus company said.', '500 XOF'],
  ])('is that of the dateline: %s', (dateline, text, expected) => {
    expect(from(dateline, text)).toEqual([expected]);
  });

  test('is that of the places the article names, where it has no dateline', () => {
    expect(
      money('A ticket will cost 3,000 pesos from May. Passengers in Buenos Aires said that was far too much.'),
    ).toEqual(['3000 ARS']);
  });

  test('but a country that the text names before the amount comes first', () => {
    expect(from('SKARHOLM, Norway', 'The firm sold its ships in Denmark for 40 million kroner.')).toEqual([
      '40000000 DKK',
    ]);
  });

  test.each([
    ['HULL, England', 'The driver of the R500 was fined on Monday.'],
    ['CAPE TOWN, South Africa', 'The R2-D2 of the driver stood at the N2 on Monday.'],
  ])('letters before figures are none elsewhere, and none before small ones: %s', (dateline, text) => {
    expect(from(dateline, text)).toEqual([]);
  });

  test.each([
    ['The firm will pay 3.5 cents a share after a profit of €9m.', ['0.035 EUR', '9000000 EUR']],
    ['The firm will pay 3.5 cents a share after a profit of $9m.', ['0.035 USD', '9000000 USD']],
  ])('cents are of the money that the text counts in: %s', (text, expected) => {
    expect(money(text)).toEqual(expected);
  });

  test('and a dollar sign without a country is the United States’ everywhere', () => {
    expect(from('SYDNEY', 'The bus company said it had lost $4 million since May.')).toEqual(['4000000 USD']);
  });
});
