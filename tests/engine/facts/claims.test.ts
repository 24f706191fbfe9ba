import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';

function factsOf(text: string) {
  return digestArticle(rawArticle(text, { language: 'en' })).facts;
}

const written = (text: string): string[] =>
  factsOf(text).claims.map((claim) => `${claim.kind}: ${claim.text} | ${claim.claimant?.text ?? 'nobody'}`);

describe('claims', () => {
  test.each([
    ['A cynic might say that the mill was never sound.', []],
    ['Her lawyers may still contend that the map was forged.', []],
    ['The board must show that its rules are fair.', []],
    ['The board cannot say who left the gate open.', ['no-comment: who left the gate open | The board']],
    ['The board can confirm that the mill is sound.', ['said: that the mill is sound | The board']],
    [
      'The board could neither confirm nor deny that the mill is sound.',
      ['no-comment: that the mill is sound | The board'],
    ],
    ['The board will say on Monday that its rules are fair.', ['said: that its rules are fair | The board']],
    ['Neighbours have called for Otto Falk to be charged with arson.', []],
    ['Otto Falk should be charged with arson.', []],
    ['Otto Falk is to be charged with arson.', ['charged: arson | nobody']],
  ])('what somebody might say or be charged with is no claim: %s', (text, claims) => {
    expect(written(text)).toEqual(claims);
  });

  test('a day that owns what is said of it is no time of the saying', () => {
    expect(written('Otto Falk described Friday’s row as a farce.')).toEqual([
      'said: Friday’s row as a farce | Otto Falk',
    ]);
    expect(written('Even if the board says that the mill is sound, it shuts.')).toHaveLength(1);
  });

  test.each([
    ['Mr Falk, who said the mill was sound, later resigned on Monday.', ['said: the mill was sound | Mr Falk']],
    [
      'The board denied claims that the mill was rotten or had harmed anybody.',
      ['denied: claims that the mill was rotten or had harmed anybody | The board'],
    ],
    ['Otto Falk rejected that the mill was rotten.', ['denied: that the mill was rotten | Otto Falk']],
    ['It adds nine spaces. This includes promising young bakers who enter the guild through the draft.', []],
    ['Readers are keen on the already announced adaptation of her novel.', []],
    ['Residents warned not to drink the water in Velde after the flood.', []],
    ['He wrote a book, about which Ilse Brandt said it was a lie.', ['said: it was a lie | Ilse Brandt']],
    [
      'The mill cannot run the way it once did, Ilse Brandt said on Monday.',
      ['said: The mill cannot run the way it once did | Ilse Brandt'],
    ],
    ['The mill is safe, said housing minister Ilse Brandt.', ['said: The mill is safe | housing minister Ilse Brandt']],
    [
      'Velde’s mills have little to fear, say leading bakers.',
      ['said: Velde’s mills have little to fear | leading bakers'],
    ],
    [
      'The strike, Ilse Brandt said, "is over," adding that the mill would open.',
      ['said: that the mill would open | Ilse Brandt'],
    ],
    [
      'The warden called the mill "sound," adding that it would stay open.',
      ['said: that it would stay open | The warden'],
    ],
    ['He was sad, as she truly believed the mill had shown the way.', ['said: the mill had shown the way | she']],
    ["Otto Falk, the miller who heads the guild, said Ilse Brandt’s gifts ''call into question'' the vote.", []],
  ])('whose word it is: %s', (text, expected) => {
    expect(written(text)).toEqual(expected);
  });

  test.each([
    'Nobody said that the mill was sound.',
    'Few millers believe the dam will hold.',
    'No warden claimed that the sluice was rotten.',
    'No one said that the mill was sound.',
    'No-one at the mill said that it was sound.',
    'Not one miller said that the dam would hold.',
    'Not everyone said that the dam would hold.',
    'The warden cannot say that the mill is sound.',
    'The warden hasn’t yet said that the mill is sound.',
    'The warden no longer says that the mill is sound.',
    'The warden hardly said that the mill was sound.',
    'The warden did not, however, say that the mill was sound.',
    'The warden has not, so far, said that the mill is sound.',
    'The warden should have said that the mill was sound.',
    'The warden failed to say that the mill was sound.',
    'The warden left without saying that the mill was sound.',
    'The warden stopped short of saying that the mill was sound.',
    'Far from saying that the mill was sound, the warden shut it.',
    'At no point did the warden say that the mill was sound.',
    'Never has the warden said that the mill is sound.',
    'Did the warden say that the mill was sound?',
    'Had the warden said that the mill was sound, it would have opened.',
    'The warden wanted to say that the mill was sound.',
    'It is not true that the warden said the mill was sound.',
    'There is no proof that the warden said the mill was sound.',
    'Bakers left in May, prompting claims that the rye was gone.',
    'A miller shot by the guards said the mill was sound.',
    'Neither has yet confirmed that the mill is sound.',
    'A late goal denied the rowers the title.',
    'The judge denied her a boat.',
    'The judge denied bail to the miller.',
    'Odo Wick learned that the sluice had failed.',
    'The First Warden understands that the mill is sound.',
    'NATO understands that the strait is narrow.',
    'Otto Falk accepted the offer of the mill.',
    'Bakers must accept that the mill is rotten.',
    'Ilse Brandt received a letter saying the mill was rotten.',
    'Nine bakers were sent a note stating that the mill was rotten.',
    'The frost has left most bakers saying the rye is lost.',
    'The sluice is full of boards warning that it is rotten.',
    'The mill was heard on a tape showing that the sluice had failed.',
    'Nine wardens were charged with finding a site for the mill.',
    'The guild was charged with the task of mending it.',
    'I am warning the millers that it is rotten.',
    'Two barges will be sold if the board finds that the mill is sound.',
    'The name goes back to a deed of 1214, which, according to miller Dr Otto Falk, has three seals on a page.',
    'The trial of a baker accused in the death of a miller opened.',
    'The board put alleged rye thief Otto Falk on its list.',
    'Nine mills were shut in what is believed to be the end of a boom.',
    'A blast blamed on a leak that hurt nine millers shut the fair.',
    'The board denied the plan a second reading.',
    'The judge denied the plea the chance to be read.',
    'Ilse Brandt, some of whose bakers are living in fear, left.',
  ])('what hardly anybody says, or somebody does not get, is no claim: %s', (text) => {
    expect(written(text)).toEqual([]);
  });

  test.each([
    ['The dam is sound, says the board; the millers say it is not.', 'The dam is sound | the board'],
    ['Wardens let the mill burn, an inquest was told on Monday.', 'Wardens let the mill burn | an inquest'],
    [
      'The clerk gambled with dues, the Dyke Tribunal found on Monday.',
      'The clerk gambled with dues | the Dyke Tribunal',
    ],
    [
      'Otto Falk kept $9 in a barrel, money his bank had told him was lost, the court heard.',
      'Otto Falk kept $9 in a barrel, money his bank had told him was lost | the court',
    ],
    ['Arle Mills said first-half profit fell 12%.', 'first-half profit fell 12% | Arle Mills'],
    ['Arle Mills reported a loss of $4 million and cut its forecast.', 'a loss of $4 million | Arle Mills'],
    [
      'Arle Mills announced its wish to look into it and print the ledger.',
      'its wish to look into it and print the ledger | Arle Mills',
    ],
    ['The mayor also claims that the mill is sound.', 'that the mill is sound | The mayor'],
    ['Otto Falk accepted that two ledgers were gone.', 'that two ledgers were gone | Otto Falk'],
    ['The guild warned bakers not to open it.', 'bakers not to open it | The guild'],
    ['Otto Falk told the broadcaster VTV he had no plans.', 'he had no plans | Otto Falk'],
    ['Prices of rye fell after it cut its forecast and said orders had dried up.', 'orders had dried up | it'],
    ['Guards said nine were hurt and bakers accused the mill of haste.', 'nine were hurt | Guards'],
    ['Sunday morning, Otto Falk shut the mill and accused Ilse Brandt of theft.', 'Ilse Brandt of theft | Otto Falk'],
    ['Arle Mills accused a rival of “copying” its wheels.', 'a rival of “copying” its wheels | Arle Mills'],
  ])('has its words and its claimant: %s', (text, claim) => {
    expect(factsOf(text).claims.map((each) => `${each.text} | ${each.claimant?.text}`)).toContain(claim);
  });

  test.each([
    ['Ilse Brandt got a call from a baker saying the mill was shut.', 'the mill was shut | a baker'],
    [
      'Since her fall, nine bakers have met at the mill, demanding that the sluice be shut.',
      'that the sluice be shut | nine bakers',
    ],
    ['Ilse Brandt attacked Falk for saying the mill was sound.', 'the mill was sound | Falk'],
    ['Ilse Brandt was attacked for saying the mill was sound.', 'the mill was sound | Ilse Brandt'],
    ['Ilse Brandt was caught on tape saying the mill was shut.', 'the mill was shut | Ilse Brandt'],
    ['Ilse Brandt was clear in stating that the mill would shut.', 'that the mill would shut | Ilse Brandt'],
    ['Ilse Brandt received the prize, saying the mill had won it.', 'the mill had won it | Ilse Brandt'],
    ['Otto Falk has left the guild, saying the vote was rigged.', 'the vote was rigged | Otto Falk'],
    ['Arle Mills shut on Monday, blaming its rivals and adding that it was sorry.', 'that it was sorry | Arle Mills'],
    ['Otto Falk was charged with stealing nine ledgers.', 'stealing nine ledgers | undefined'],
  ])('by a participle has its words and its claimant: %s', (text, claim) => {
    expect(factsOf(text).claims.map((each) => `${each.text} | ${each.claimant?.text}`)).toContain(claim);
  });

  test('what something ends with is nobody’s word by a review of it', () => {
    expect(written('The fair ended, concluded a review of nine ledgers published in May.')).toEqual([]);
  });

  test.each([
    ['The mill was sound, a letter signed by nine wardens said.', 'a letter signed by nine wardens'],
    ['The mill was sound, a ledger published on Monday showed.', 'a ledger published on Monday'],
  ])('a document with what was done to it says what comes before: %s', (text, claimant) => {
    expect(written(text)).toEqual([`said: The mill was sound | ${claimant}`]);
  });

  test.each([
    ['Not only did the warden say that the mill was sound.', 'the warden'],
    ['Only then did the warden say that the mill was sound.', 'the warden'],
    ['It is true that the warden said that the mill was sound.', 'the warden'],
    ['The warden went on to say that the mill was sound.', 'The warden'],
    ['The warden took to Telegram to say that the mill was sound.', 'The warden'],
    ['The warden cannot open the sluice and said that the mill was sound.', 'The warden'],
    ['More than one warden said that the mill was sound.', 'More than one warden'],
    ['Not long ago Odo Wick said that the mill was sound.', 'Odo Wick'],
    ['Millers have long said that the mill was sound.', 'Millers'],
    ['A lawyer for one of the millers said that the mill was sound.', 'A lawyer for one of the millers'],
    [
      'A person close to one of the millers who own the pond, however, said that the mill was sound.',
      'A person close to one of the millers who own the pond',
    ],
    ['One in four said that the mill was sound.', 'One in four'],
    ['The warden has, however, said that the mill was sound.', 'The warden'],
    ['The warden, who did not vote, said that the mill was sound.', 'The warden'],
    ['Millers have said that the mill was sound.', 'Millers'],
    ['The warden went as far as saying that the mill was sound.', 'The warden'],
  ])('what is said beside such words is one: %s', (text, claimant) => {
    expect(written(text)).toEqual([`said: that the mill was sound | ${claimant}`]);
  });

  test.each([
    ['The clerk was accused of fraud by Odo Wick on Monday.', 'fraud | Odo Wick'],
    ['The clerk was accused of tax fraud by police.', 'tax fraud | police'],
    ['The clerk was accused by the warden of Arle of taking oil.', 'taking oil | the warden of Arle'],
    ['The clerk was accused by millers of taking oil.', 'taking oil | millers'],
    ['The clerk was accused of stealing a map by Odo Wick.', 'stealing a map by Odo Wick | nobody'],
    ['The clerk was accused of murder by careless steering.', 'murder by careless steering | nobody'],
    ['The clerk was accused of fraud by means of forged maps.', 'fraud by means of forged maps | nobody'],
    ['The clerk was accused of fraud by March.', 'fraud by March | nobody'],
    ['The clerk was accused of fraud by forging maps.', 'fraud by forging maps | nobody'],
  ])('whoever accuses somebody in the passive is named: %s', (text, wanted) => {
    expect(written(text)).toEqual([`alleged: ${wanted}`]);
  });

  test.each([
    // Another's clause after it is none of it.
    ['The warden said the mill was sound; millers disagree.', ['said: the mill was sound | The warden']],
    ['Odo Wick denied he had lied, which the millers said was false.', ['denied: he had lied | Odo Wick']],
    ['The warden is expected to argue that the mill was sound.', ['predicted: that the mill was sound | The warden']],
    ['Ilse Brandt rejected claims that she had lied.', ['denied: claims that she had lied | Ilse Brandt']],
    // An age is nobody, a noun after "its" no verb, and a clause before the main one ends with it.
    ['Odo Wick, 26, told millers that the dam was sound.', ['said: that the dam was sound | Odo Wick']],
    [
      'The mill cut its full-year profit forecast on Tuesday and said higher costs would weigh on it.',
      ['said: higher costs would weigh on it | The mill'],
    ],
    ['The office looks into claims that the dam was rotten.', []],
    ['Wardens told millers they had seen the leak.', ['said: they had seen the leak | Wardens']],
    [
      'The mill that owns most of them, Wick & Sons, would not discuss the dam.',
      ['no-comment: discuss the dam | The mill that owns most of them, Wick & Sons'],
    ],
    [
      'The mill, whose chief said last month that sales would rise, is to close.',
      ['said: that sales would rise | whose chief'],
    ],
    [
      'The report found that the dam was weak, but the ministry disputes this.',
      ['said: that the dam was weak | The report'],
    ],
    ['Wardens allege that Odo Wick burnt the mill; he denies it.', ['alleged: that Odo Wick burnt the mill | Wardens']],
    [
      'The warden confirmed she had met the millers but denied taking money from them.',
      ['said: she had met the millers | The warden', 'denied: taking money from them | The warden'],
    ],
    ['The warden, asked whether he would go, said he would not.', ['said: he would not | The warden']],
    ['Odo Wick, according to whom the dam was weak, left in May.', []],
    ['Neither the mill nor its lawyer responded to emails.', ['no-comment: emails | Neither the mill nor its lawyer']],
    // What a document says is not whoever has to do with it.
    ['The board withdrew a report that said the mill was sound.', []],
    ['The warden criticised a law that said mills must close at six.', []],
    // Whose a verb in a clause before the main one is.
    [
      'A clerk who is accused of taking oil from the mill told a jury in May that she had only followed orders.',
      ['alleged: taking oil from the mill | nobody', 'said: that she had only followed orders | A clerk'],
    ],
    ['Farmers who run the mills in Velde said the tax was unfair.', ['said: the tax was unfair | Farmers']],
    [
      'The firm that runs the weir, Rhone Mills, said the wall was sound.',
      ['said: the wall was sound | The firm that runs the weir, Rhone Mills'],
    ],
    // What a denial goes on with is not denied.
    [
      'The warden has denied any role in the fire, and the town has never accused her.',
      ['denied: any role in the fire | The warden'],
    ],
    ['Otto Falk, 58, denies fourteen counts of fraud.', ['denied: fourteen counts of fraud | Otto Falk']],
    ['The miller, however, insists that the sluice is sound.', ['said: that the sluice is sound | The miller']],
    ['Coroner Ilse Brandt heard that the gate was open.', ['said: that the gate was open | Coroner Ilse Brandt']],
    ['The miller did not return calls.', ['no-comment: calls | The miller']],
    ['The miller would not, however, say who owned it.', ['no-comment: who owned it | The miller']],
    ['The miller cannot be reached for comment.', ['no-comment: for comment | The miller']],
    ['The mill did not explicitly say who owned it.', ['no-comment: who owned it | The mill']],
    [
      'Otto Falk was quoted by the Weir Times as saying that the sluice was sound.',
      ['said: that the sluice was sound | Otto Falk'],
    ],
    ['The mill is sold, according to The Mail on Sunday.', ['said: The mill is sold | The Mail on Sunday']],
    [
      'Lodges are to stay open, according to the water board, which said that it would meet on Friday.',
      ['said: Lodges are to stay open | the water board', 'said: that it would meet on Friday | the water board'],
    ],
    [
      'A local newspaper published documents suggesting that the miller had paid the clerk.',
      ['said: that the miller had paid the clerk | documents'],
    ],
  ])('whose word it is, and how far it goes: %s', (text, claims) => {
    expect(written(text)).toEqual(claims);
  });

  test.each([
    'The warden did not explicitly say that the sluice was rotten.',
    'It is fair to say that the mill has seen better days.',
    'Mending a weir is easier said than done in Velde.',
    'The mill had burnt down, which The Weir Times said it had verified.',
    'In the spring, the warden told a joke.',
    'Being convicted of arson is no small thing for a miller.',
    'Ilse Brandt called for a new weir.',
    'The warden denied it.',
    'The warden denied that.',
    'Odo Wick was fined and told to mend the weir.',
    'Odo Wick was cautioned and told she could mend the weir.',
    'The catch is poorer, although silt and heat waves are thought to be the main causes.',
    'A clerk accused of arson was jailed on Monday.',
  ])('nothing is claimed: %s', (text) => {
    expect(written(text)).toEqual([]);
  });

  test.each([
    ['In a barn near Ostrand a miller said that the dam had burst.', 'said: that the dam had burst | a miller'],
    ['Since May the warden has said that the mill is sound.', 'said: that the mill is sound | the warden'],
    ['Under oath the miller said he had slept.', 'said: he had slept | the miller'],
    ['On Tuesday night the council said the mill was sound.', 'said: the mill was sound | the council'],
    [
      'After the vote his deputy, Ilse Brandt, said the mill was sound.',
      'said: the mill was sound | his deputy, Ilse Brandt',
    ],
    ['In a post on X Ilse Brandt said the mill was sold.', 'said: the mill was sold | Ilse Brandt'],
    ['Writing on Facebook Ilse Brandt said the mill was sold.', 'said: the mill was sold | Ilse Brandt'],
    [
      'The warden of Ostrand said on Telegram two barns had burnt.',
      'said: two barns had burnt | The warden of Ostrand',
    ],
    ['Under the Oak said it expected rents to rise.', 'said: it expected rents to rise | Under the Oak'],
    ['Ilse Brandt took the floor to say the mill would shut.', 'said: the mill would shut | Ilse Brandt'],
    // Not behind a noun that the phrase goes on with, nor where nothing introduces it.
    ['In May the newspaper the Ostrand Gazette said the mill was sold.', 'the newspaper the Ostrand Gazette'],
    ['Millers camped along the river said the dam had burst.', 'Millers camped along the river'],
  ])('whoever says it is told from when and where: %s', (text, expected) => {
    expect(written(text)).toEqual([expect.stringContaining(expected)]);
  });

  test.each([
    [
      'Odo Wick is charged with the murders of Ilse Brandt, 80, and Otto Falk, 77.',
      'charged: the murders of Ilse Brandt, 80, and Otto Falk, 77 | nobody',
    ],
    ['Odo Wick was charged with theft and Ilse Brandt was freed.', 'charged: theft | nobody'],
    ['A miller who is accused of theft left on Monday.', 'alleged: theft | nobody'],
    ['The warden said no such dam existed.', 'said: no such dam existed | The warden'],
    [
      'The warden said that the plans to raise the old dam would be “a gift to every miller who waits for rain”.',
      'said: that the plans to raise the old dam would be “a gift to every miller who waits for rain” | The warden',
    ],
  ])('ends where what is said or charged ends: %s', (text, expected) => {
    expect(written(text)).toEqual([expected]);
  });

  test('few words before a quotation are no claim', () => {
    expect(written('The warden said it was “a gift to every miller who has waited for rain for nine years”.')).toEqual(
      [],
    );
  });

  test('a warning against something is not the contrary', () => {
    const { claims } = factsOf('Wardens warned against bathing below the weir on Monday.');
    expect(claims.filter(({ text }) => text.startsWith('bathing'))).toEqual([]);
  });

  test('a dateline claims nothing', () => {
    expect(written('New Velde: Hundreds blocked a road, demanding that the dam be stopped.')).toEqual([]);
  });

  test.each([
    ['The warden said the sluice would open on Friday.', 'said: the sluice would open on Friday | The warden'],
    ['Ilse Brandt said that the mill was sound.', 'said: that the mill was sound | Ilse Brandt'],
    ['The mill burnt down, the fire brigade said on Monday.', 'said: The mill burnt down | the fire brigade'],
    [
      'The gang took a cart with saws, drills and two lamps, Velde Police said.',
      'said: The gang took a cart with saws, drills and two lamps | Velde Police',
    ],
    ['Velde (CNN)Wardens in Arle say the mill is sound.', 'said: the mill is sound | Wardens in Arle'],
    ['According to the warden, the sluice is rotten.', 'said: the sluice is rotten | the warden'],
    // The comma before a legal form ends no subject.
    ['Tavish Mills, Inc. said the sluice was sound.', 'said: the sluice was sound | Tavish Mills, Inc.'],
    // A document is named with whoever made it.
    [
      'The toll rose in June, according to figures published by the ferry board.',
      'said: The toll rose in June | figures published by the ferry board',
    ],
    [
      'The mill is up for sale, according to two people familiar with the talks.',
      'said: The mill is up for sale | two people familiar with the talks',
    ],
    // Who speaks is the whole phrase that opens the sentence, a plural in small letters too.
    [
      'Mill owners in the Arle Valley have sued the board, claiming that the sluice was open.',
      'alleged: that the sluice was open | Mill owners',
    ],
    [
      'Eleven mill owners have sued the board, claiming that the sluice was open.',
      'alleged: that the sluice was open | Eleven mill owners',
    ],
    // What somebody says of a thing is not the whole sentence that tells of it.
    [
      'Brandt rang a bell that, neighbours said, was heard in Tavish.',
      'said: that, neighbours said, was heard in Tavish | neighbours',
    ],
    // A request without its "not" is its contrary.
    ['The Ferry Board urged drivers not to cross the weir.', 'said: drivers not to cross the weir | The Ferry Board'],
    ['The miller promised never to open the sluice.', 'announced: never to open the sluice | The miller'],
    // What comes out, and what is said before a court.
    ['The warden took the oil, an inquiry has found.', 'said: The warden took the oil | an inquiry'],
    ['Mill prices fell in June, figures show.', 'said: Mill prices fell in June | figures'],
    ['The miller hid a sack in a barn, a court heard on Monday.', 'said: The miller hid a sack in a barn | a court'],
    ['The inquest heard that the gate was open.', 'said: that the gate was open | The inquest'],
    // What a verb is done to reports nothing, however it is described.
    [
      'The Ferry Board lifted its red warning at 9 a.m. but said the river would rise.',
      'said: the river would rise | The Ferry Board',
    ],
    ['The mill raised its harvest forecast but said prices would fall.', 'said: prices would fall | The mill'],
    [
      'The cart, found on Monday in a ditch, was sound, the warden said.',
      'said: The cart, found on Monday in a ditch, was sound | the warden',
    ],
    ['She said the new warden forecast a flood.', 'said: the new warden forecast a flood | She'],
    ['The sluice is rotten, according to the warden.', 'said: The sluice is rotten | the warden'],
    [
      'The mill, the warden said, had stood empty for years.',
      'said: The mill, the warden said, had stood empty for years | the warden',
    ],
    [
      'The sluice will open in June said engineer Ilse Brandt.',
      'said: The sluice will open in June | engineer Ilse Brandt',
    ],
    ['Ilse Brandt was charged with arson on Monday.', 'charged: arson | nobody'],
    ['Ilse Brandt denied setting the mill on fire.', 'denied: setting the mill on fire | Ilse Brandt'],
    ['Ilse Brandt dismissed the allegations as false on Monday.', 'denied: the allegations as false | Ilse Brandt'],
    ['Ilse Brandt pleaded not guilty to arson.', 'denied: not guilty to arson | Ilse Brandt'],
    ['Ilse Brandt pleaded guilty to arson.', 'admitted: guilty to arson | Ilse Brandt'],
    ['The Arle Milling Company declined to comment.', 'no-comment: to comment | The Arle Milling Company'],
    [
      'Ilse Brandt declined to say how many sacks were lost.',
      'no-comment: to say how many sacks were lost | Ilse Brandt',
    ],
    ['The brigade would not say whether anyone was hurt.', 'no-comment: whether anyone was hurt | The brigade'],
    [
      'The mill gave work to 40 people, says its warden, Otto Falk.',
      'said: The mill gave work to 40 people | its warden, Otto Falk',
    ],
    ['The company did not respond to requests for comment.', 'no-comment: requests for comment | The company'],
    [
      'The council announced that the mill would be rebuilt.',
      'announced: that the mill would be rebuilt | The council',
    ],
    [
      'The mill is sound, said the miller’s lawyer, Ilse Brandt.',
      'said: The mill is sound | the miller’s lawyer, Ilse Brandt',
    ],
    [
      'The rye was never weighed, according to an audit by the Corn Exchange.',
      'said: The rye was never weighed | an audit by the Corn Exchange',
    ],
    ['Rye will cost more, according to a miller-run survey.', 'said: Rye will cost more | a miller-run survey'],
    ['According to Ilse Brandt, who runs the mill, the sluice is rotten.', 'said: the sluice is rotten | Ilse Brandt'],
    [
      'Otto Falk said the fire began after a guard, who has since left, lit a stove in the loft.',
      'said: the fire began after a guard, who has since left, lit a stove in the loft | Otto Falk',
    ],
    [
      'Falk, 57, a baker who came in 2016, denies it and will plead not guilty in May, said his lawyer, Ilse Brandt.',
      'denied: not guilty in May | Falk',
    ],
    [
      'The mill burnt down in Velde, just north of Aldmoor, Arlshire, the fire brigade said.',
      'said: The mill burnt down in Velde, just north of Aldmoor, Arlshire | the fire brigade',
    ],
    [
      'The mill burnt down in Velde, 40 hours after a storm tore off its roof, firemen said.',
      'said: The mill burnt down in Velde, 40 hours after a storm tore off its roof | firemen',
    ],
    [
      'The mill burnt down on May 3, 2019, the fire brigade said.',
      'said: The mill burnt down on May 3, 2019 | the fire brigade',
    ],
    ['In January the miller said that the rye was gone.', 'said: that the rye was gone | the miller'],
    ['In Velde police said that the rye was gone.', 'said: that the rye was gone | police'],
    ['During a fair in Velde on Monday millers said that the rye was gone.', 'said: that the rye was gone | millers'],
    ['By Monday night wardens said that the rye was gone.', 'said: that the rye was gone | wardens'],
    ['In the lawsuit Otto Falk said that the rye was gone.', 'said: that the rye was gone | Otto Falk'],
    [
      'The mill was shut in May, with the wardens saying that the rye was gone.',
      'said: that the rye was gone | the wardens',
    ],
    ['Leaked documents say that the rye is gone.', 'said: that the rye is gone | Leaked documents'],
    [
      'The mill, based in Velde, Arlshire, said that the rye was gone.',
      'said: that the rye was gone | The mill, based in Velde, Arlshire',
    ],
    [
      'The mill, which is based in Velde, Arlshire, said that the rye was gone.',
      'said: that the rye was gone | The mill, which is based in Velde, Arlshire',
    ],
    ['By five votes to two the judges found that the rye was gone.', 'said: that the rye was gone | the judges'],
    [
      'The mill was sharply criticised by the wardens’ report, which found that the rye was gone.',
      'said: that the rye was gone | the wardens’ report',
    ],
    [
      'A clerk accused by the mill of theft, Ilse Brandt, 34, told reporters she was relieved.',
      'said: she was relieved | Ilse Brandt',
    ],
    ['Yet millers say that the rye is gone.', 'said: that the rye is gone | millers'],
    ['For Velde Millers said that the rye was gone.', 'said: that the rye was gone | For Velde Millers'],
    ['The rye was gone, Within Their Mills said.', 'said: The rye was gone | Within Their Mills'],
    ['At least 40 bakers said that the rye was gone.', 'said: that the rye was gone | At least 40 bakers'],
    [
      'A group calling itself Grey Rye claimed that it had burnt the mill.',
      'alleged: that it had burnt the mill | A group calling itself Grey Rye',
    ],
    ['(Newsline)The mill burnt down, the fire brigade said.', 'said: The mill burnt down | the fire brigade'],
    ['Ilse Brandt (Con, Velde) said the mill was sound.', 'said: the mill was sound | Ilse Brandt (Con, Velde)'],
    [
      'The rye is sound, according to the Velde Office for Grain and Flour Trade, known as Graintrade.',
      'said: The rye is sound | the Velde Office for Grain and Flour Trade',
    ],
    [
      'The bakery is alleged to have sold mouldy rye.',
      'alleged: The bakery is alleged to have sold mouldy rye | nobody',
    ],
    ['The lawyers alleged that the baker had lied.', 'alleged: that the baker had lied | The lawyers'],
    // What is left of a verb is one, and so is what follows a pronoun.
    ['Ilse Brandt said the mill isn’t sound.', 'said: the mill isn’t sound | Ilse Brandt'],
    ['The warden noted that he dawdled.', 'said: that he dawdled | The warden'],
    ['Two bakers who fudge would go, the warden said.', 'said: Two bakers who fudge would go | the warden'],
    // A report ends where a quotation with a verb of its own begins.
    [
      'The warden said it was too early to cheer but added, “We have hope for the mill.”',
      'said: it was too early to cheer | The warden',
    ],
    [
      'The warden said it was good to be home, and a baker replied, “Stay with us!”',
      'said: it was good to be home | The warden',
    ],
    // A few quoted words are part of it.
    [
      'The warden said that the sluice would be mended “within days”.',
      'said: that the sluice would be mended “within days” | The warden',
    ],
    [
      'The bridge is sound, said Ilse Brandt, a warden who mends it.',
      'said: The bridge is sound | Ilse Brandt, a warden',
    ],
    ['The warden would neither confirm nor deny that it leaked.', 'no-comment: that it leaked | The warden'],
    // An age, a time and an aside are not who says it.
    ['Ilse Brandt, 60, who has milled since she was nine, said she would stop.', 'said: she would stop | Ilse Brandt'],
    ['Ray told them three weeks ago that it was sound.', 'said: that it was sound | Ray'],
    [
      'It had long been known for its ties with the millers’ union, which said that the strike was its first.',
      'said: that the strike was its first | the millers’ union',
    ],
    ['An indictment unsealed on Monday says Otto Falk had lied.', 'said: Otto Falk had lied | An indictment'],
    ['The warden said that a baker was held and charged.', 'said: that a baker was held and charged | The warden'],
    ['The rival mill last week warned that it would shut.', 'said: that it would shut | The rival mill'],
    // Documents say what they say, whatever their verb; minutes are no time.
    ['The rye is sound, the minutes showed.', 'said: The rye is sound | the minutes'],
    ['The bank’s minutes said that the mill was sound.', 'said: that the mill was sound | The bank’s minutes'],
    ['Rye fell by a tenth in June, figures have shown.', 'said: Rye fell by a tenth in June | figures'],
    ['Papers seen by the board show the miller knew.', 'said: the miller knew | Papers seen by the board'],
    // Who is addressed, who is told in court, who goes on.
    [
      'The warden told reporters that the sluice was safe and that it would open on Monday.',
      'said: that the sluice was safe and that it would open on Monday | The warden',
    ],
    ['The court was told that the miller had fled.', 'said: that the miller had fled | The court'],
    [
      'It was claimed by the bakers that the rye was never weighed in May.',
      'alleged: that the rye was never weighed in May | the bakers',
    ],
    [
      'The fair will open in May, said Otto Falk, who added that no stall had been let.',
      'said: that no stall had been let | Otto Falk',
    ],
    ['The mill promised no jobs would be lost.', 'announced: no jobs would be lost | The mill'],
    ['The warden confirmed the sluice would shut.', 'said: the sluice would shut | The warden'],
    // Its end is that of the clause it is in.
    ['Falk, who said in May that the mill was lost, voted for it.', 'said: that the mill was lost | Falk'],
    ['The union said the offer was too low; the mill said it was its last.', 'said: the offer was too low | The union'],
    ['The union said the offer was too low; the mill said it was its last.', 'said: it was its last | the mill'],
    ['The warden said the mill was safe; it would open.', 'said: the mill was safe; it would open | The warden'],
    [
      'Wardens said they were looking for a cart but said it was too soon to tell.',
      'said: they were looking for a cart | Wardens',
    ],
    [
      'Minutes showed that the baker, whose name is secret, thought it was rotten.',
      'said: that the baker, whose name is secret, thought it was rotten | Minutes',
    ],
    // What introduces it is not all of it.
    [
      'Falk told bakers that once the mill was sold, the new owner would mend the sluice.',
      'said: that once the mill was sold, the new owner would mend the sluice | Falk',
    ],
    [
      'Wardens say that by mending the sluice, the mill made the flood worse.',
      'said: that by mending the sluice, the mill made the flood worse | Wardens',
    ],
    ['The warden said this year’s harvest was sound.', 'said: this year’s harvest was sound | The warden'],
    ['The warden pointed out that the mill was rotten.', 'said: that the mill was rotten | The warden'],
    ['Falk penned the letter, which asserted that the mill was rotten.', 'said: that the mill was rotten | the letter'],
    [
      'Reports in the Velde Post and the Arle Times suggested that the mill was for sale.',
      'said: that the mill was for sale | Reports in the Velde Post and the Arle Times',
    ],
    [
      'The mill said it had no plans for a barn, contrary to town reports.',
      'said: it had no plans for a barn, contrary to town reports | The mill',
    ],
    [
      'The baker insisted he would mend it, though the warden said she had heard that before.',
      'said: he would mend it | The baker',
    ],
    ['The miller was dragged from his cart, wardens claim.', 'alleged: The miller was dragged from his cart | wardens'],
    [
      'Bakers said the harvest made it likely that bread would cost more.',
      'said: the harvest made it likely that bread would cost more | Bakers',
    ],
    ['The warden said: the mill is safe.', 'said: the mill is safe | The warden'],
    // What is denied is short now and then.
    ['Otto Falk denies murder.', 'denied: murder | Otto Falk'],
    ['The bakers deny the charges.', 'denied: the charges | The bakers'],
    // The speaker stands in its midst.
    ['It was, she said, the worst flood of all.', 'said: It was, she said, the worst flood of all | she'],
    [
      'The mill, it said in a statement, had done nothing wrong.',
      'said: The mill, it said in a statement, had done nothing wrong | it',
    ],
    [
      'Falk is well known in Velde, according to the warden, and is a baker there.',
      'said: Falk is well known in Velde, according to the warden, and is a baker there | the warden',
    ],
    // A quotation may end it, or be in it twice.
    [
      'The marks on the beams show that the mill was “made into a barn,” Falk said.',
      'said: The marks on the beams show that the mill was “made into a barn,” | Falk',
    ],
    [
      'The stones, of which some were “rubbed”, show that the mill was “made into a barn,” Falk said.',
      'said: The stones, of which some were “rubbed”, show that the mill was “made into a barn,” | Falk',
    ],
    // A noun is no verb of reporting.
    [
      'Bakers ran on to the road, dragging out a suspect before beating him, wardens say.',
      'said: Bakers ran on to the road, dragging out a suspect before beating him | wardens',
    ],
    ['Opponents, most of them from Tavish, say that the mill is old.', 'said: that the mill is old | Opponents'],
    // A speaker is told without an age, an aside or what counts them.
    ['A baker, Otto Falk, 57, of Tavish, accused the board of theft.', 'alleged: the board of theft | Otto Falk'],
    ['The sluice is rotten, said warden Ilse Brandt (60).', 'said: The sluice is rotten | warden Ilse Brandt'],
    [
      'Ilse Brandt, citing the rain, said the sluice would stay shut.',
      'said: the sluice would stay shut | Ilse Brandt',
    ],
    ['Both bakers said the mill was rotten.', 'said: the mill was rotten | Both bakers'],
    ['One in three said the mill was rotten.', 'said: the mill was rotten | One in three'],
    [
      'Bakers in two valleys — Arle and Velde — said the mill was rotten.',
      'said: the mill was rotten | Bakers in two valleys',
    ],
    // The subject of "said" may be far before it.
    [
      'Ilse Brandt, the warden who runs the mill, said Falk’s sluices were rotten.',
      'said: Falk’s sluices were rotten | Ilse Brandt, the warden who runs the mill',
    ],
    [
      'The bakers, led by Otto Falk, told the board that the mill was rotten.',
      'said: that the mill was rotten | The bakers',
    ],
    // A note may part a verb from what it reports.
    ['The warden said — on the radio — that the sluice was shut.', 'said: that the sluice was shut | The warden'],
    ['The warden told the bakers, twice, that the sluice was shut.', 'said: that the sluice was shut | The warden'],
    // Others report what somebody says.
    ['As Newsline has reported, the mill was sold in May.', 'said: the mill was sold in May | Newsline'],
    ['The mill was sold in May, as the warden said on Monday.', 'said: The mill was sold in May | the warden'],
    ['Newsline quoted the warden as saying the mill would close.', 'said: the mill would close | the warden'],
    ['The mill, said the warden, was rotten.', 'said: The mill, said the warden, was rotten | the warden'],
    ['It is his task, he said, to shut the sluice.', 'said: It is his task, he said, to shut the sluice | he'],
    [
      'The mill has, according to one report, $4 million.',
      'said: The mill has, according to one report, $4 million | one report',
    ],
    [
      'The sluice is rotten, according to a study by the institute.',
      'said: The sluice is rotten | a study by the institute',
    ],
    // Where a report ends.
    [
      'While the board said the flood was small, bakers said it took the mill.',
      'said: the flood was small | the board',
    ],
    ['The warden said the sluice was shut — a claim that bakers doubt.', 'said: the sluice was shut | The warden'],
    ['The warden said the sluice was shut and Otto Falk said it was open.', 'said: the sluice was shut | The warden'],
    [
      'The warden told the board it would flood and that bakers would be paid.',
      'said: it would flood and that bakers would be paid | The warden',
    ],
    // What somebody undertakes, and what nobody in particular says.
    ['The mill promised to pay for the sluice.', 'announced: to pay for the sluice | The mill'],
    ['The millers claim to have seen it.', 'alleged: to have seen it | The millers'],
    ['The warden described the flood as a disaster.', 'said: the flood as a disaster | The warden'],
    ['The miller is said to have fled to Tavish.', 'alleged: The miller is said to have fled to Tavish | nobody'],
    ['It was reported that the mill was rotten.', 'alleged: that the mill was rotten | nobody'],
    ['He is believed by wardens to have fled.', 'alleged: He is believed by wardens to have fled | wardens'],
    ['The warden has not said whether the mill is sound.', 'no-comment: whether the mill is sound | The warden'],
    ['The warden said outside court the millers had left.', 'said: the millers had left | The warden'],
    [
      'The mother of a boy who was found in Tavish said the mill was rotten.',
      'said: the mill was rotten | The mother of a boy',
    ],
    [
      'The board said the mill - with its barn and its sluice - was rotten.',
      'said: the mill - with its barn and its sluice - was rotten | The board',
    ],
    ['The BBC has learnt that the sluice could fail.', 'said: that the sluice could fail | The BBC'],
    ['Velde News understands that the sluice could fail.', 'said: that the sluice could fail | Velde News'],
    ['It is understood the sluice failed in May.', 'alleged: the sluice failed in May | nobody'],
    ['The warden said sales had risen by 4%.', 'said: sales had risen by 4% | The warden'],
    [
      'The bank said the pace of trade in barley was slow “despite rye prices”. Otto Falk left.',
      'said: the pace of trade in barley was slow “despite rye prices” | The bank',
    ],
    [
      'The warden said the sluice was “the worst of those that he had seen in Velde”.',
      'said: the sluice was “the worst of those that he had seen in Velde” | The warden',
    ],
    [
      'Instead she told millers at a dinner in Velde that she was “tired”, one of those present said, leaving.',
      'said: that she was “tired” | she',
    ],
    [
      'The sluice failed in May, according to the operator, Velde Lines.',
      'said: The sluice failed in May | the operator, Velde Lines',
    ],
    [
      'Otto Falk was charged with arson in a barn that belonged to the board.',
      'charged: arson in a barn that belonged to the board | nobody',
    ],
    [
      'Arle Mills shut on Monday, blaming its rivals and adding that it was sorry.',
      'said: that it was sorry | Arle Mills',
    ],
    ['The baker claimed the title was his.', 'alleged: the title was his | The baker'],
    ['Ilse Brandt agreed to plead guilty to arson.', 'admitted: guilty to arson | Ilse Brandt'],
    ['A baker has come forward alleging that Falk burnt the mill.', 'alleged: that Falk burnt the mill | A baker'],
    ['The board issued a warning that the sluice could fail.', 'said: that the sluice could fail | The board'],
    // Two who say it together, and the one of two who does.
    ['Falk and his lawyers have denied that he burnt it.', 'denied: that he burnt it | Falk and his lawyers'],
    [
      'The mill’s owner and its clerk deny that rye was sold.',
      'denied: that rye was sold | The mill’s owner and its clerk',
    ],
    ['Otto Falk bought the mill and his wife said it was rotten.', 'said: it was rotten | his wife'],
    [
      'As millers call it a blow, bakers shut the road, claiming the barley was theirs.',
      'alleged: the barley was theirs | bakers',
    ],
    ['The sluice is rotten, wardens fear.', 'predicted: The sluice is rotten | wardens'],
    ['The mill was, says its owner, sound.', 'said: The mill was, says its owner, sound | its owner'],
    ['Millers’ fears that the dam would burst were groundless.', 'predicted: that the dam would burst | Millers'],
    // Up to where it ends.
    ['Nine millers pleaded guilty or were jailed.', 'admitted: guilty | Nine millers'],
    ['Otto Falk pleaded guilty on Monday and was fined.', 'admitted: guilty | Otto Falk'],
    ['Otto Falk pleaded guilty on Monday to arson.', 'admitted: guilty on Monday to arson | Otto Falk'],
    [
      'Ilse Brandt accused two of the millers, whom she did not name, of arson.',
      'alleged: two of the millers, whom she did not name, of arson | Ilse Brandt',
    ],
    [
      'Wardens said sluices of that age, in particular, were likely to fail.',
      'said: sluices of that age, in particular, were likely to fail | Wardens',
    ],
    [
      'Wardens warned the dam could fail, Otto Falk, of the guild, said.',
      'said: Wardens warned the dam could fail | Otto Falk, of the guild',
    ],
    [
      'Bakers say that, even if it rains in May, the rye is lost.',
      'said: that, even if it rains in May, the rye is lost | Bakers',
    ],
    ['Citing a letter, which said the dam was rotten, the warden shut it.', 'said: the dam was rotten | a letter'],
    ['Two days after Otto Falk said the dam was sound, the wall fell.', 'said: the dam was sound | Otto Falk'],
    [
      'The warden shut it, admitting that it was rotten but warning that bakers would pay.',
      'admitted: that it was rotten | The warden',
    ],
    // Nouns that tell, and verbs of belief.
    [
      'Arle Mills announced plans to shut its barn in Tavish.',
      'announced: plans to shut its barn in Tavish | Arle Mills',
    ],
    ['Bakers believe the dam will hold.', 'said: the dam will hold | Bakers'],
    ['Otto Falk, 39, admitted careless driving.', 'admitted: careless driving | Otto Falk'],
    ['Her clerk wouldn’t comment.', 'no-comment: comment | Her clerk'],
    [
      'Otto Falk was jailed after being convicted of stealing barley from a baker.',
      'convicted: stealing barley from a baker | nobody',
    ],
    // Whoever is accused, and by whom.
    [
      'He is angry since one of his clerks, Otto Falk, admitted taking rye.',
      'admitted: taking rye | one of his clerks, Otto Falk',
    ],
    ['A loud man — Otto Falk was charged with arson in May — he led it.', 'charged: arson in May | nobody'],
    ['Some bakers felt that it was late and accused him of arson.', 'alleged: him of arson | Some bakers'],
    // What somebody did by their own word.
    ['The Reed Front claimed responsibility for the fire.', 'admitted: responsibility for the fire | The Reed Front'],
    // What somebody believes, and who tells that.
    ['Wardens believe he fled in May, a guard told the Gazette.', 'said: he fled in May | Wardens'],
    ['Wardens believe he fled in May, a guard told the Gazette.', 'said: Wardens believe he fled in May | a guard'],
  ])('%s', (text, expected) => {
    expect(written(text)).toContain(expected);
  });

  test.each([
    'The warden did not say that the sluice was sound.',
    'The warden ruled out shutting the mill.',
    'The warden showed off a lamp that was made in Velde.',
    'Ilse Brandt faces ten years if convicted of arson.',
    'Nine millers turned down an offer to plead guilty.',
    'No group has claimed responsibility for the fire.',
    'A miller gave himself up, claiming responsibility for the fire.',
    'Tarvin Rovers claimed all three points at Velde when Falk scored.',
    'The flood claimed 40 lives in Tavish.',
    'Two boats that were stolen by wardens are said to be rotten.',
    'Otto Falk Jr. faces charges of arson.',
    'Ilse Brandt will stay unless she is charged with arson.',
    'Under mill rules she cannot be challenged again.',
    'The warden denied him a bed for the night.',
    'The court refused to shut the mill.',
    'Falk was bombarded with claims that he was a thief.',
    'Please ask yourself that question, and tell nobody.',
    'Nine mills agreed a plan for the sluice.',
    'Four of those who said they had seen it were bakers.',
    'Ilse Brandt, a former state clerk, is not one of them.',
    'A couple of minutes later the mill burst into flames.',
    'The warden may never have said that the sluice was sound.',
    'The walkers were told that the path was shut.',
    '“The warden said the sluice was sound,” read a note. It hung in the mill.',
    'It is a report that could change the town.',
    'The board approved the plan on Monday.',
    'The board rejected the plan on Monday.',
    'The board dismissed the warden on Monday.',
    'Otto Falk spoke only to confirm his name.',
    'Otto Falk’s halftime show Otto Falk performs on a stage in Tavish.',
    'The warden praised the millers’ patience.',
    'The warden discussed the sluice with the millers.',
    'A man wardens say robbed three mills was held on Monday.',
    'The warden made no claim that the mill was rotten.',
    'The day promises to be a fine one.',
    'The dam is so politically charged that the warden will not name it.',
    // Whom something is done to says nothing.
    'A miller accused of beating his brother said the rye was gone.',
    'A miller accused of beating two guards denied theft.',
    'The millers didn’t discuss the dam on Monday.',
    'The millers will not discuss the dam until May.',
    'The mills make up for it by admitting more millers.',
    'The strength of the wind threatens to dampen that trade.',
    'Ilse Brandt denied Otto Falk a bed for the night.',
    'The mill’s claim form was lost.',
  ])('none of anybody in: %s', (text) => {
    expect(factsOf(text).claims.filter(({ claimant }) => claimant !== null)).toEqual([]);
  });

  test.each([
    // ends before the other side
    ['The warden said the mill was shut, but a court heard it was open.', 'said: the mill was shut | The warden'],
    [
      'The board ruled that Falk fell by accident, but his family say he was pushed.',
      'said: that Falk fell by accident | The board',
    ],
    ['Some millers say it is needed, while others fear it will sink them.', 'said: it is needed | Some millers'],
    [
      'Engineers say they have found rot in the dam, although others doubt it.',
      'said: they have found rot in the dam | Engineers',
    ],
    [
      'Lawyers argued the tape was made by stealth, and the judge agreed.',
      'said: the tape was made by stealth | Lawyers',
    ],
    ['She said Falk took the flour, but he said he did not.', 'said: Falk took the flour | She'],
    [
      'The mayor said she would not stand again and endorsed her deputy.',
      'said: she would not stand again | The mayor',
    ],
    // goes on where the same one goes on
    ['The mayor said the mill would be shut and moved.', 'said: the mill would be shut and moved | The mayor'],
    [
      'The mayor said the mill would be cut up and sold the next day.',
      'said: the mill would be cut up and sold the next day | The mayor',
    ],
    ['Activists, who say the plant leaks, chained themselves to its gates.', 'said: the plant leaks | Activists'],
    [
      'The cooks spat in the soup, according to two waiters, who have since left.',
      'said: The cooks spat in the soup | two waiters',
    ],
  ])('ends where somebody else speaks or the same one acts: %s', (text, expected) => {
    expect(written(text)[0]).toBe(expected);
  });

  test.each([
    [
      "The warden told Arle Radio 4's Morning programme she hoped it would open.",
      'said: she hoped it would open | The warden',
    ],
    ['She told Arle News 24 the mill was shut.', 'said: the mill was shut | She'],
    ['She told Arle News 12 millers were hurt.', 'said: 12 millers were hurt | She'],
    ["He told Velde's Sun-Herald newspaper he was tired.", 'said: he was tired | He'],
    [
      "He told Arle One's Breakfast with Falk programme there was no place for it.",
      'said: there was no place for it | He',
    ],
    ["He told Falk's mother the mill was shut.", 'said: the mill was shut | He'],
    ['Ilse told Otto and Ida she would go.', 'said: she would go | Ilse'],
  ])('begins after whoever is told, whatever their name: %s', (text, expected) => {
    expect(written(text)).toEqual([expected]);
  });

  test.each([
    ['The court heard the Arle Police had a lucky break when Falk was held.', 'The court'],
    [
      'An inquest into the death of Ida Falk heard she had been ill for a week.',
      'An inquest into the death of Ida Falk',
    ],
    ['She was alone in the mill, the Old Bailey heard.', 'the Old Bailey'],
    ['The jury was told the driver of the van had slept.', 'The jury'],
  ])('a hearing hears whole statements: %s', (text, who) => {
    const [claim] = factsOf(text).claims;
    expect([claim?.claimant?.text, text.includes(` ${claim?.text}.`) || text.startsWith(claim?.text ?? '-')]).toEqual([
      who,
      true,
    ]);
  });

  test.each([
    ['The people who volunteer, many of whom are old, say they like it.', 'The people'],
    ['The board’s deeds after the flood — a walk, a nap — show that it was calm.', 'The board’s deeds'],
    ['Otto Falk’s plans — a mill, a pond — show that he is calm.', 'Otto Falk’s plans'],
  ])('what is set apart, and what tells more of a noun, is not who says it: %s', (text, claimant) => {
    expect(factsOf(text).claims[0]?.claimant?.text).toBe(claimant);
  });

  test.each([
    ['As the court hears arguments on Monday about the tolls, drivers must wait.', []],
    ['The court heard evidence from nine drivers, who must wait.', []],
    ['The court heard evidence was lost in the flood.', ['said: evidence was lost in the flood | The court']],
    ['The court heard that drivers must wait.', ['said: that drivers must wait | The court']],
  ])('what a court hears is told where somebody tells it: %s', (text, claims) => {
    expect(written(text)).toEqual(claims);
  });

  test('whoever a dash parts from "who" denies it', () => {
    expect(written('The trial heard Otto Falk - who had denied the charges - was driving a borrowed cart.')).toContain(
      'denied: the charges | Otto Falk',
    );
  });

  test.each([
    [
      'Opening up about her family, the singer says in a new film that she was ill.',
      ['said: that she was ill | the singer'],
    ],
    [
      'Reaching for the stars, the guild announced that it would bake for the king.',
      ['announced: that it would bake for the king | the guild'],
    ],
    ['Milling rye by night is banned, the warden said.', ['said: Milling rye by night is banned | the warden']],
  ])('a participle before the speaker is no statement: %s', (text, expected) => {
    expect(written(text)).toEqual(expected);
  });

  test.each([
    ['A miller was hurt in a fire near Brakwell, Arlshire, fire officials said.', 'fire officials'],
    ['The fire spread through Aldmoor, Velde and Brakwell, police said.', 'police'],
    ['The fire was out by noon, Ilse Brandt, a warden, said.', 'Ilse Brandt, a warden'],
    ['The fire was out by noon, Ilse Brandt, head of the wardens, said.', 'Ilse Brandt, head of the wardens'],
  ])('the last of some places is nobody who speaks: %s', (text, who) => {
    expect(factsOf(text).claims.map(({ claimant }) => claimant?.text)).toEqual([who]);
  });

  test.each([
    ['The mill is up for sale and still shut, reports claim.', 'reports'],
    ['The mill is up for sale and still shut, local reports say.', 'local reports'],
    ['Some bakers left and said the rules were unfair.', 'Some bakers'],
    ['The two clubs met the union on Monday and Otto Falk said the game was over.', 'Otto Falk'],
    ['Otto Falk and Ilse Brandt said the game was over.', 'Otto Falk and Ilse Brandt'],
    ['The Ministry of Food and Farming said the game was over.', 'The Ministry of Food and Farming'],
    ['A guard taped a talk in which Otto Falk said he was sure.', 'Otto Falk'],
    ['The judge sided with bakers, who argued that the rule was old.', 'bakers'],
    ['Otto Falk - a champion of the mill - said it would open.', 'Otto Falk'],
    ['Calling it a farce, Otto Falk left the hall and said it would open.', 'Otto Falk'],
    ['The warden said in a letter to the mill’s board last week that it would open.', 'The warden'],
    ['The bank is understood to be in talks with two rivals.', undefined],
    ['Asked by the paper, most said they already make most of their bread at home.', 'most'],
  ])('have their claimant: %s', (text, who) => {
    expect(factsOf(text).claims.map(({ claimant }) => claimant?.text)).toEqual([who]);
  });

  test.each([
    ['The governor pledged to open nine mills but did not say when.', 'announced: to open nine mills | The governor'],
    [
      'The mayor promised to open the mill and have it mended by May.',
      'announced: to open the mill and have it mended by May | The mayor',
    ],
    ['The firm vowed to fight on and has hired nine lawyers.', 'announced: to fight on | The firm'],
    ['It would not say whether it can or should pay.', 'no-comment: whether it can or should pay | It'],
  ])('what somebody means to do ends before what they do: %s', (text, expected) => {
    expect(written(text)[0]).toBe(expected);
  });

  test.each([
    ['He was led by his brother, Jon Falk, Brandt said.', 'Brandt'],
    ['The mill was shut in May, her lawyer, Jon Falk, said.', 'her lawyer, Jon Falk'],
    ['The mill was shut in May, Otto Falk, Chairman, said.', 'Otto Falk, Chairman'],
    ['The mill was shut in May, Otto Falk, MP, said.', 'Otto Falk, MP'],
    [
      'Otto Falk, head of bread for Arle Mills, based in Velde, said it was shut.',
      'Otto Falk, head of bread for Arle Mills',
    ],
  ])('a name beside another is somebody else, an office is not: %s', (text, who) => {
    expect(factsOf(`${text} Ilse Brandt is a clerk. Jon Falk is a miller.`).claims[0]?.claimant?.text).toBe(who);
  });

  test('the second of two reports has the subject of the first', () => {
    const claims = factsOf('Ilse Brandt denied the charge and said that she had been in Tavish.').claims;
    expect(claims.map(({ claimant }) => claimant?.text)).toEqual(['Ilse Brandt', 'Ilse Brandt']);
  });

  test('of two who say the same, neither is named alone', () => {
    const text = 'Ilse Brandt and Otto Falk both said the mill was rotten. Falk has since sold it. Brandt has left.';
    expect(factsOf(text).claims[0]?.claimant).toMatchObject({ text: 'Ilse Brandt and Otto Falk', name: null });
  });

  test('a body is nobody who holds an office of it', () => {
    const text =
      'Rain is on its way. It will last, the centre’s duty officer, Dr Ilse Brandt, said. ' +
      'Trains will run late, the weather centre said.';
    expect(factsOf(text).claims.at(-1)?.claimant).toMatchObject({ text: 'the weather centre', name: null });
  });

  test('is an organization, and no person who only works for it', () => {
    const text =
      'Mill rents fell in June, the listing site TarnGrid said. "Good," said Ida Falk, an economist at TarnGrid.';
    expect(factsOf(text).claims[0]?.claimant).toMatchObject({ text: 'the listing site TarnGrid', name: 'TarnGrid' });
  });

  test.each([
    ['Velde Lines has cut its fares. It said more people would ride.', 'Velde Lines'],
    [
      'The ferry operator Velde Lines has cut its fares. Otto Falk rode home. More people will ride, it said.',
      'Velde Lines',
    ],
    ['Velde Lines sued Arle Ferries. A hearing is due. More people will ride, it said.', null],
    ['In Velde Lines nobody trusts. Fares rose. More people will ride, it said.', null],
  ])('have the organization that "it" stands for: %s', (text, name) => {
    expect(factsOf(text).claims.at(-1)?.claimant?.name).toBe(name);
  });

  test('of a pronoun are by nobody who is named in what is added', () => {
    const text =
      'Ilse Brandt said her client, Otto Falk, was “sorry”. Falk has since sold the mill, she added. ' +
      'Brandt has left the court.';
    expect(factsOf(text).claims.map(({ claimant }) => claimant?.name)).toEqual(['Ilse Brandt', 'Ilse Brandt']);
  });

  test('are about whom they name, and have the person behind the phrase', () => {
    const [claim] = factsOf('Ilse Brandt runs the mill. She said Otto Falk had sold it to her.').claims;
    expect(claim).toMatchObject({
      about: ['ilse brandt', 'otto falk'],
      claimant: { text: 'She', name: 'Ilse Brandt' },
    });
  });

  test('are slices of the text, whatever the text', () => {
    const pieces = fc.constantFrom(
      'said',
      'that',
      ',',
      'Ilse',
      'the mill',
      'accused',
      'of',
      '“',
      '”',
      'was',
      'charged',
      'with',
      '.',
      'denied',
      'and',
      '—',
      'according to',
      "''",
      '\n\n',
      'told',
      'who',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
        const text = `The mill ${words.join(' ')}`;
        for (const { start, end, text: slice, cue, claimant } of factsOf(text).claims)
          for (const span of [{ start, end, text: slice }, cue, ...(claimant === null ? [] : [claimant])]) {
            expect(text.slice(span.start, span.end)).toBe(span.text);
            expect(span.start).toBeLessThan(span.end);
          }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the standing of an event', () => {
  const standing = (text: string): string => {
    const { event } = factsOf(text);
    return `${event.status} | ${event.claimant?.text ?? 'nobody'}`;
  };

  test.each([
    ['Ilse Brandt stole 4,000 crowns from the widows’ fund, police said.', 'alleged | police'],
    ['Ilse Brandt shot two dogs. Brandt is charged with cruelty.', 'charged | nobody'],
    ['The mill will shut in June, the council said.', 'planned | the council'],
    ['The council repaired the mill on Monday, the mayor said.', 'reported | the mayor'],
    ['The council repaired the mill on Monday.', 'reported | nobody'],
    ['Ilse Brandt was jailed for nine years on Monday.', 'convicted | nobody'],
    ['Ilse Brandt was charged with arson on Monday.', 'charged | nobody'],
    // Whoever denies something vouches for that.
    ['Ilse Brandt denied arson on Monday.', 'denied | Ilse Brandt'],
    // Who suffers a deed is accused of nothing.
    ['Four sailors were killed by a wave, the coastguard said.', 'reported | the coastguard'],
    // A long tail, a listener and an aside between the event and whoever says it.
    [
      'About 40 homes were flooded, the fire service said on Monday, making it the worst spring for a century.',
      'reported | the fire service',
    ],
    [
      'The province will ban kites, Energy Minister Ilse Brandt told deputies on Monday as she set out her plans.',
      'planned | Energy Minister Ilse Brandt',
    ],
    [
      'A trial of the new lamp has been halted, the University of Ostrand, which runs it, said on Friday.',
      'reported | the University of Ostrand',
    ],
    // Somebody who says what he does announces it.
    ['Brandt Mills said on Monday that it will close two barns.', 'announced | Brandt Mills'],
    // Who was hurt announces nothing.
    ['A baker told guards that she had been struck by a cart in Velde.', 'reported | A baker'],
  ])('%s', (text, expected) => {
    expect(standing(text)).toBe(expected);
  });

  test.each([
    [
      'Barns to close in Ostrand',
      'Two barns in Ostrand are to close in June with the loss of nine jobs, the owner announced on Monday.',
      'announced | the owner',
    ],
    [
      'Mill boss gets 4 years for fraud',
      'Ilse Brandt was sentenced to four years in jail on Monday after she sold the same mill twice.',
      'convicted | nobody',
    ],
    [
      'Navy rejects report of lost ship',
      'Ostrand’s navy on Monday rejected as "pure fantasy" a report by divers that a ship had been lost.',
      'denied | Ostrand’s navy',
    ],
    [
      'Mill fire kills two in Ostrand',
      'A fire in a mill killed two people in Ostrand, while a harbour pilot, Otto Falk, said that ice was near.',
      'reported | nobody',
    ],
  ])('where the headline tells it: %s', (title, text, expected) => {
    const { event } = digestArticle(rawArticle(text, { title, language: 'en' })).facts;
    expect(`${event.status} | ${event.claimant?.text ?? 'nobody'}`).toBe(expected);
  });
});
