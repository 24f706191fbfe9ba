import { describe, expect, test } from 'vitest';
import { entitiesOf, mentionsOf, namesOf } from './found.ts';

describe('a body told by its form', () => {
  test.each([
    ['The pool is run by Brackwell Leisure on behalf of the town.', 'Brackwell Leisure'],
    ['She joined the Ostrander Geological Observatory in 1951.', 'Ostrander Geological Observatory'],
    ['They agreed to buy Tuuli Oy of Tampere on Monday.', 'Tuuli Oy'],
    ['The contractor Brightline Environmental said no.', 'Brightline Environmental'],
    ['Lumenry Inc. agreed to pay.', 'Lumenry Inc.'],
    ['Harlow Biotech, Inc. (NASDAQ: HLW) today opened a plant.', 'Harlow Biotech, Inc.'],
    ['It was sold to Harsk Robotics, Inc. (NASDAQ: HRSK) in May.', 'Harsk Robotics, Inc.'],
    ['Harsk & Dene LLP advised the buyer.', 'Harsk & Dene LLP'],
    ['The inquiry by the Lincolnshire Police Service went on.', 'Lincolnshire Police Service'],
    ['She was heard in U.S. District Court on Monday.', 'U.S. District Court'],
  ])('%s', (text, body) => {
    expect(namesOf(text, 'organization')).toEqual([body]);
    expect(namesOf(text, 'person')).toEqual([]);
  });

  test.each([['The song "Blurred Party" was played twice.'], ['The council said that the trust had closed.']])(
    'and none where the form is not one: %s',
    (text) => expect(namesOf(text, 'organization')).toEqual([]),
  );

  test('keeps an office behind it out', () => {
    expect(namesOf('He met Two Harbors Trust Chairman Ray Cole in Leeds.', 'organization')).not.toContain(
      'Two Harbors Trust Chairman',
    );
  });

  test('is known by its first word', () => {
    const text = 'The city hired Brightline Environmental in May. Brightline then raised its price.';
    expect(mentionsOf(text, 'Brightline Environmental')).toEqual(['Brightline Environmental', 'Brightline']);
  });
});

describe('a town beside what is named after it', () => {
  test('stays a town beside its council, its court and its police', () => {
    const text =
      "Ostmere has grown. The Ostmere Borough Council met, and Ostmere Magistrates' Court sat. Ostmere is old.";
    expect(mentionsOf(text, 'Ostmere')).toEqual(['Ostmere', 'Ostmere']);
    expect(namesOf(text, 'place')).toEqual(['Ostmere']);
  });

  test('stays a town beside a firm where something is in it', () => {
    const text =
      'The plant is in Ostmere. It has work for many, and Ostmere is glad. Ostmere Trading Co. will buy there.';
    expect(namesOf(text, 'place')).toEqual(['Ostmere']);
    expect(mentionsOf(text, 'Ostmere Trading Co.')).toEqual(['Ostmere Trading Co.']);
  });
});

describe('a person told by what stands beside the name', () => {
  test.each([
    ['Dr Fionnuala Brightly welcomed the findings.', 'Fionnuala Brightly'],
    ['"We are thrilled," added Jukka Lehtola, co-founder and CEO of Tuuli.', 'Jukka Lehtola'],
    ['The skipper, Knut Harstad, who lost two fingers, agreed.', 'Knut Harstad'],
    ['Prosecuting, Helena Marsden KC said that he had lied.', 'Helena Marsden'],
    ['Prof Michael Oduwole was not involved in the work.', 'Michael Oduwole'],
    ['Cllr Nigel Frostick voted against it.', 'Nigel Frostick'],
    // A firm is called so too, and the inventor was.
    ['Robert Bosch, 34, was held in Hull on Monday.', 'Robert Bosch'],
  ])('%s', (text, name) => expect(namesOf(text, 'person')).toContain(name));

  test.each([['On Monday, a judge ruled against the town.'], ['The book came from Harrow Finch, publisher of poems.']])(
    'and nobody: %s',
    (text) => expect(namesOf(text, 'person')).not.toContain(text.match(/On Monday|Harrow Finch/)?.[0]),
  );

  test.each([['The mayor announced an Official Plan Of Works.'], ['A reader told the host Not To Laugh.']])(
    'capitals after an office that the tagger reads no name in are nobody: %s',
    (text) => expect(namesOf(text, 'person')).toEqual([]),
  );

  test.each([
    ['Pilot Sigrid Aalto landed the glider.', 'Sigrid Aalto'],
    ['Mr Yaro Osei-Bonn, who runs the yard, said so.', 'Yaro Osei-Bonn'],
  ])('but where the office or the form of address leaves no doubt: %s', (text, name) =>
    expect(namesOf(text, 'person')).toEqual([name]),
  );

  test.each([
    ['Tyrell Bascomb, of Thornton Heath, is due in court.', 'Thornton Heath'],
    ['Darren Whitlow, 47, of Bexhill, pleaded guilty.', 'Bexhill'],
  ])('who is from a place, which is no person: %s', (text, place) => {
    expect(namesOf(text, 'person')).toHaveLength(1);
    expect(namesOf(text, 'place')).toEqual([place]);
  });

  test('a surname with an age is a person, and so is the whole name elsewhere', () => {
    const text =
      'Adaeze Nworah’s fourth novel was published last week. Nworah, 41, who lives in Lisbon, spoke by video. It ' +
      'frightened Nworah.';
    expect(namesOf(text, 'person')).toEqual(['Adaeze Nworah']);
  });

  test('a point or a bay is a place', () => {
    expect(namesOf('The letter said that Kuvala Point would be shut.', 'person')).toEqual([]);
  });

  test('somebody called van Dam is no dam', () => {
    expect(namesOf('The driver, Joost van Dam, said the brakes failed.', 'person')).toEqual(['Joost van Dam']);
  });

  test('ranks and their short forms are no part of the name', () => {
    const text = 'Detective Inspector Renee Kowal spoke first. Det Insp Kowal then left.';
    expect(entitiesOf(text).map(({ name }) => name)).toEqual(['Renee Kowal']);
    expect(mentionsOf(text, 'Renee Kowal')).toEqual(['Renee Kowal', 'Kowal']);
  });
});

describe('a body whose name holds small words', () => {
  test.each([
    ['The Dykes and Drainage Executive opened an inquiry.', 'Dykes and Drainage Executive'],
    ['The Seed and Fodder Agency warned of it.', 'Seed and Fodder Agency'],
    ['The Bureau of Salt and Spices raided a shop.', 'Bureau of Salt and Spices'],
    ['The Corran Chamber of Crafts and Trade said that sales fell.', 'Corran Chamber of Crafts and Trade'],
    ['Pickets at Wendle and Frew went home.', 'Wendle and Frew'],
    ['The Merrow County Sheriff’s Office made an arrest.', 'Merrow County Sheriff’s Office'],
    ['Doctors at St Olwen’s Hospital walked out.', 'St Olwen’s Hospital'],
    ["The Children's Society objected.", "Children's Society"],
    ['Miners’ Federation members met on Friday.', 'Miners’ Federation'],
    ['Her brother founded the Hen on the Moor restaurant chain.', 'Hen on the Moor'],
    ['Cross Fell Primary will close in June.', 'Cross Fell Primary'],
    ['The Supreme Court of Nova Scotia heard it.', 'Supreme Court of Nova Scotia'],
    ['The Supreme Court of Canada, which sits in June, heard it.', 'Supreme Court of Canada'],
    ['The 7th U.S. Circuit Court of Appeals heard it.', '7th U.S. Circuit Court of Appeals'],
    ['It was heard by the 3rd Circuit on Monday.', '3rd Circuit'],
    ['The Court of Appeals for the Second Circuit heard it.', 'Court of Appeals for the Second Circuit'],
    [
      'Monitors of the Organization for Security and Co-operation in Europe left.',
      'Organization for Security and Co-operation in Europe',
    ],
  ])('%s', (text, body) => {
    expect(namesOf(text, 'organization')).toEqual([body]);
    expect(namesOf(text, 'person')).toEqual([]);
  });

  test.each([
    ['Talks between Lorvia and Corran broke down.'],
    ['The crowd laughed at Wendle and Frew.'],
    ['Corran bought Wendle and Frew from Harsk.'],
    ['The Corran Primary was won by Ana Frew.'],
    ['Wendle met workers at Wendle and Frew. Frew was late.'],
  ])('and none where two are named: %s', (text) => {
    expect(namesOf(text, 'organization').filter((name) => / and |Primary/.test(name))).toEqual([]);
  });
});

describe('friends of a place, and of somebody', () => {
  test.each([
    ['Friends of Esk Wood went to court.', ['Friends of Esk Wood']],
    ["Nurses at St. Brenna's Hospice sang.", ["St. Brenna's Hospice"]],
    ['Friends of the Earth went to court.', ['Friends of the Earth']],
    ['Friends of Dara Finch went to court.', []],
    ["A man from St. Louis' north side sang.", []],
  ])('%s', (text, names) => expect(namesOf(text, 'organization')).toEqual(names));
});

test('a county without a name is no place', () => {
  expect(namesOf('County engineer Dara Finch asked why.', 'place')).toEqual([]);
});

test('a bank that is of no place has one after it', () => {
  expect(namesOf('He had Corran Bank of Nova Scotia on the line.', 'place')).toEqual(['Nova Scotia']);
});

describe('the place that an office is of', () => {
  test.each([
    ['Former Merrow Bay Mayor Sile O’Hagan admitted it.', 'Merrow Bay'],
    ['Sile O’Hagan, the MP for Merrow Central, admitted it.', 'Merrow Central'],
    ['Sile O’Hagan, the Velatta Party TD for Merrow, admitted it.', 'Merrow'],
    ['The councillor for Merrow and Esk, Sile O’Hagan, admitted it.', 'Merrow and Esk'],
    ['Sile O’Hagan rose. The MP for Merrow and Eskby said that the law was bad.', 'Merrow and Eskby'],
    ['Corran Valley Governor Rory D’Acres was arrested.', 'Corran Valley'],
    ['Lewes MP Dara Finch asked why.', 'Lewes'],
  ])('%s', (text, place) => {
    expect(namesOf(text, 'place')).toEqual([place]);
    expect(namesOf(text, 'person')).toHaveLength(1);
  });

  test.each([
    ['Labour MP Dara Finch asked why.'],
    ['Deputy Mayor Dara Finch asked why.'],
    ['Ward councillor Dara Finch asked why.'],
    ['The Mayor, Dara Finch, asked why.'],
    ['The councillor for Housing, Dara Finch, asked why.'],
  ])('and none where it is of nothing: %s', (text) => expect(namesOf(text, 'place')).toEqual([]));
});
