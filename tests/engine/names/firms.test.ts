import { describe, expect, test } from 'vitest';
import { namesOf } from './found.ts';

describe('a firm is told by what stands beside its name', () => {
  test.each([
    ['The mill, owned by Brandt Paper, will shut in June with the loss of 140 jobs.', 'Brandt Paper'],
    ['The owner, Brandt Paper, said it had no choice.', 'Brandt Paper'],
    ['The ferry is owned by Vestkyst Lines, which runs six others.', 'Vestkyst Lines'],
    ['Workers at Carrick Mills walked out on Monday.', 'Carrick Mills'],
    ['The family was represented by Dawson and Reed, a law firm in Halden.', 'Dawson and Reed'],
    ['The seeds came from Ulvane, a Dutch food company.', 'Ulvane'],
    ['The seeds came from Ulvane, an Oslo-based wholesaler.', 'Ulvane'],
    ['Leeds-based Ulvane said it would hire.', 'Ulvane'],
    ['UlvaneNet crews worked all night.', 'UlvaneNet'],
    ['Nurses at Corvina Lutheran walked out.', 'Corvina Lutheran'],
    ['Ulvane AI raised 40 million dollars.', 'Ulvane AI'],
    ['He owns the Brindle Kettle, a tearoom in Oban.', 'Brindle Kettle'],
    ['Brindle Lights, a Whitcombe fish restaurant, won.', 'Brindle Lights'],
    ['Ulvane, an Alvatta Holdings company, won.', 'Ulvane'],
    ['Workers of Quito-based Ulvane Copper walked out.', 'Ulvane Copper'],
    ['The owner is Jersey-registered Ulvane Holdings.', 'Ulvane Holdings'],
    ['Ulvane, a Kenyan aid group, said so.', 'Ulvane'],
    ['Hollis and Crane, an accounting firm, audited the books.', 'Hollis and Crane'],
    ['The group Manos Limpias del Sur, which runs soup kitchens, said gifts had doubled.', 'Manos Limpias del Sur'],
    ['Shares in Marston fell 4 percent after it issued a warning.', 'Marston'],
    ['Creditors of Polly Peck got little of what they had lent.', 'Polly Peck'],
    ['The chief executive of Oxley, Ana Ray, said it would sell its shops.', 'Oxley'],
    ['The pub chain Harvey Blake will close 40 bars.', 'Harvey Blake'],
    ['The brewer Marston reported a loss of £40m.', 'Marston'],
    ['Bookmaker Ladcroft said it would still take bets.', 'Ladcroft'],
    ['Airline Ulvane cancelled 40 flights.', 'Ulvane'],
    ['The study was published in the magazine New Astronomer on Thursday.', 'New Astronomer'],
    ['The Kincardine Courier reported that the mayor would go.', 'Kincardine Courier'],
    ['It was first told by the Ogden Standard-Examiner on Friday.', 'Ogden Standard-Examiner'],
    ['He said so after The Daily Monitor had rung.', 'Daily Monitor'],
    ['Fans of the band Kestrel Road wept.', 'Kestrel Road'],
    ['Ulvane, which insures 40,000 homes, reported a loss.', 'Ulvane'],
    ['The chip maker Velatta Micro lost two thirds of its profit.', 'Velatta Micro'],
    ['Tickets were sold through the travel agency Moto Sunrise.', 'Moto Sunrise'],
    ['Madeireira Brandt and nine other firms were fined on Monday.', 'Madeireira Brandt'],
    ['The prize went to Olwen Brandt, who founded Ewaso Tarn in 2007.', 'Ewaso Tarn'],
    ['She asked for an inquiry into logging by Sierra Timber.', 'Sierra Timber'],
    ['Kessler, Roth & Co. said it would close its office.', 'Kessler, Roth & Co.'],
    ['A hearing on Anderssen & Ó Cuiv was put off.', 'Anderssen & Ó Cuiv'],
    ['Verrin Grid said power was back in most homes by noon.', 'Verrin Grid'],
    ['Some 4,000 Eskmoor Water customers were told to boil it.', 'Eskmoor Water'],
    ['The tower was planned by Ilvane Solar, and nobody objected.', 'Ilvane Solar'],
    ['Transportes Quevedo suspended its buses after the landslide.', 'Transportes Quevedo'],
    ['Prosecutors searched the offices of Constructora Brandão on Monday.', 'Constructora Brandão'],
    ['Aldermoor East, a housing association, evicted two families.', 'Aldermoor East'],
    ['Velatta CEO Ana Ray said sales had doubled.', 'Velatta'],
    ['His restaurant, Sushi Morihara, has eight seats.', 'Sushi Morihara'],
    ['A drone hit a store of Agroholding Stepnova on Monday.', 'Agroholding Stepnova'],
    ['Trenwick rose 11% in early trade, its best day since May.', 'Trenwick'],
    ['On the day Trenwick was down 2.5 percent.', 'Trenwick'],
    ['The order went to QuorraNet, QuorraNet founder Olwen Brandt said.', 'QuorraNet'],
    ['The plan, according to QuorraNet, is to hire.', 'QuorraNet'],
    ["They sold the pie maker Trenwick's, which has two shops.", "Trenwick's"],
    ["Most of the shops are full. Trenwick's is to close at Easter.", "Trenwick's"],
    ['A Halden company, Trenwick Nord, holds the patent.', 'Trenwick Nord'],
    ['The lenders are Cimentos Trenwick and a fund.', 'Cimentos Trenwick'],
    ['Ferries will be off until Friday, according to the operator, Hebridean Link.', 'Hebridean Link'],
    ['The flour was withdrawn by its supplier, Merrow Sands, after a complaint.', 'Merrow Sands'],
    ['The shelter is run by the charity, Harbour Steps, which feeds 200 people.', 'Harbour Steps'],
    ['The mayor blacklisted Trenwick Builders over the flood wall.', 'Trenwick Builders'],
    ['He drives for Ana Trenwick Racing this year.', 'Ana Trenwick Racing'],
    ['SEBI said money went to Dhana Trenwick Traders on Monday.', 'Dhana Trenwick Traders'],
    ['He sold it to the outdoor chain Brandt & Forge in 1998.', 'Brandt & Forge'],
  ])('%s', (text, name) => {
    expect(namesOf(text, 'organization')).toContain(name);
    expect(namesOf(text, 'place')).not.toContain(name);
    expect(namesOf(text, 'person').filter((person) => name.includes(person))).toEqual([]);
  });

  test('at all places of the name', () => {
    const text = 'Shares in Marston fell on Monday. Marston said sales were down. The bars of Marston stay open.';
    expect(namesOf(text, 'organization')).toEqual(['Marston']);
  });
});

test.each([
  'Inflation rose 3 percent and Brent 2 percent, but Brent fell 4 percent on Monday.',
  "The idea was Trenwick's. A friend of Trenwick's, he said, told him.",
  "She has lived with Parkinson's, and said so. Trenwick's was a quiet house. Trenwick wrote there.",
  'He bought a QuorraNet and a lamp.',
  'Trenwick gained 12 percent of the vote. The population of Trenwick fell 5 percent.',
  "Wheat fell 2 percent. She slept at Grandma's on Sunday.",
  'JoAnn said it was late.',
  "Olwen Brandt, 41, was ill. Her sister stayed at Brandt's for a week.",
])('no firm: %s', (text) => {
  expect(namesOf(text, 'organization')).toEqual([]);
});

describe('and a person or a place is none', () => {
  test.each([
    ['The owner, Peter Brandt, said he had no choice.', 'Peter Brandt'],
    ['The land is owned by Peter Steel, a farmer.', 'Peter Steel'],
    ['The yacht is owned by Victor Lines, 62, who made his money in salt.', 'Victor Lines'],
    ['The owner of the bar, Danny Mills, was fined.', 'Danny Mills'],
    ['She left the company Ana Ray founded in 1998.', 'Ana Ray'],
    ['Joan Timber, 61, has been mayor for nine years.', 'Joan Timber'],
    ['The film maker Theo Brandt won a prize.', 'Theo Brandt'],
    ['A spokesman for the operator, Karol Rys, said no.', 'Karol Rys'],
    ['His publisher, Lisbet Hammar, has read it.', 'Lisbet Hammar'],
    ['The flats were built by the developer, Radovan Krejcik, in May.', 'Radovan Krejcik'],
    ['The beam was dropped by the crane operator, Radovan Krejcik, in May.', 'Radovan Krejcik'],
    ['Ana Ray founder Olwen Brandt spoke.', 'Olwen Brandt'],
    ['The brewer Peter Hall said he would not sell.', 'Peter Hall'],
    ['Ana Ray, a company director, was fined on Monday.', 'Ana Ray'],
    ['Ana Ray, a spokeswoman for the airline, said flights were late.', 'Ana Ray'],
    ['He is chairman of Ana Ray’s campaign.', 'Ana Ray'],
    ['Ana Ray shares his view of the law.', 'Ana Ray'],
    ['Ana Power, a nurse, said the ward was full.', 'Ana Power'],
    ['The mayor, Olwen West, said the road would be open by noon.', 'Olwen West'],
  ])('%s', (text, name) => {
    expect(namesOf(text, 'person')).toContain(name);
    expect(namesOf(text, 'organization')).toEqual([]);
  });

  test('detectives and lawyers in pairs are two', () => {
    expect(namesOf('Dawson and Reed, both lawyers, said they would appeal.', 'person')).toEqual(['Dawson', 'Reed']);
    expect(namesOf('Anna Works, a nurse, said that she was ill.', 'person')).toEqual(['Anna Works']);
  });

  test('two that something is between are no firm', () => {
    const text = 'The road between Ashford and Dunn was shut.';
    expect(namesOf(text, 'organization')).not.toContain('Ashford and Dunn');
  });

  test('shares in a place are sold there', () => {
    expect(namesOf('Shares in London fell 2 percent on Monday.', 'place')).toEqual(['London']);
    expect(namesOf('Airline shares fell 2 percent in London on Monday.', 'organization')).toEqual([]);
    expect(namesOf('In London, Roth & Co. said it had lost £3m.', 'place')).toEqual(['London']);
  });

  test('a white paper is no firm', () => {
    expect(namesOf('The minister said the White Paper would be out in May.', 'organization')).toEqual([]);
  });
});

test.each([
  ['Zentrel said its profit fell by a third.', 'Zentrel'],
  ['Zentrel says that it will cut 400 jobs.', 'Zentrel'],
  ['Lumendo, which makes batteries, rose.', 'Lumendo'],
  ['Brixor agreed to buy a rival for $2 billion.', 'Brixor'],
  ['Analysts at Quellbrok expect rates to rise.', 'Quellbrok'],
  ["Vantorel's chief executive resigned.", 'Vantorel'],
  ['Shares of First Quellbrok fell.', 'First Quellbrok'],
  ['The Uniteam union called a strike.', 'Uniteam'],
  ['Grid West said most homes had power.', 'Grid West'],
])('deeds tell a firm: %s', (text, firm) => {
  expect(namesOf(text, 'organization')).toEqual([firm]);
  expect(namesOf(text, 'person')).toEqual([]);
});

test('a firm that is called one stays one, whoever runs it', () => {
  const text = 'Brannock, the carmaker, sold more. Shares in Brannock rose, its chairman Otto Brannock said.';
  expect(namesOf(text, 'organization')).toEqual(['Brannock']);
});

test.each([
  'Otto Brannock runs the mill. Brannock said its profit fell.',
  'Brannock said it would rain.',
  'The rugby union met in May.',
  'Ana Brannock agreed to buy the house.',
])('and somebody who speaks for one is none: %s', (text) => {
  expect(namesOf(text, 'organization')).toEqual([]);
});

test.each([
  ['Tansy, which sells for $3 a bunch, grows by the lake.', 'Tansy'],
  ['He played drums in the band Tom Harlow formed in 1990.', 'Tom Harlow'],
  ['The local band Ricky Lee and the Hucks came.', 'Ricky Lee'],
  ['Broadcaster Kirsty Marl said she was sad.', 'Kirsty Marl'],
  ['Group Captain Ana Marl landed.', 'Ana Marl'],
])('%s: no firm', (text, name) => {
  expect(namesOf(text, 'organization')).not.toContain(name);
});
