import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { analyse, digestArticle } from '../../../engine/digest.ts';
import { type EventCandidates, eventCandidates } from '../../../engine/facts/event/index.ts';
import { buildFacts } from '../../../engine/facts/index.ts';
import type { EventFacts } from '../../../engine/record.ts';

function event(title: string | null, text: string): EventFacts {
  return buildFacts(analyse(rawArticle(text, { title, publishedAt: '2024-01-11', language: 'en' }))).event;
}

/** What could answer a question, whether or not it is likely enough to be shown. */
function candidates(
  question: Exclude<keyof EventCandidates, 'actions' | 'told'>,
  title: string | null,
  text: string,
): string[] {
  const analysis = analyse(rawArticle(text, { title, publishedAt: '2024-01-11', language: 'en' }));
  return eventCandidates(analysis)[question].map(({ in: where, start, end }) =>
    (where === 'title' ? (analysis.title ?? '') : analysis.text).slice(start, end),
  );
}

const BRIDGE =
  'A road bridge collapsed in Marston, north of Hull, on Tuesday morning. Two drivers were hurt because a cable ' +
  'snapped. Police closed the road.';

describe('findEvent', () => {
  test('a crime that a headline tells ends before its punishment', () => {
    const lead = 'A driver who hit a cyclist in Velde was jailed for six years on Tuesday.';
    expect(event('Driver who hit cyclist jailed', lead).why?.text).toBe('hit cyclist');
  });

  test.each([
    ['Tarn presses on: board pressures Velde to reopen mill', 'pressures Velde to reopen mill', undefined],
    ['Velde sweeps streets to honour its dead', 'sweeps streets', 'to honour its dead'],
    ['Velde backs barge to be moored at quay', 'backs barge', undefined],
    ['Board aims to calm row', 'aims to calm row', undefined],
  ])('no aim is what somebody is made to do, nor what describes a thing: %s', (title, what, why) => {
    const found = event(title, 'Nothing more is known of it. Nobody was there.');
    expect(found.what?.text).toContain(what);
    expect(found.why?.text).toBe(why);
  });

  test('a verb with an object is the first of two, and describes nobody', () => {
    const { who, what } = event(null, 'Raiders in vans attacked two mills and abducted a miller in Velde on Monday.');
    expect([who?.text, what?.text]).toEqual(['Raiders in vans', 'attacked two mills']);
    const crew = event(null, 'Crews awarded a medal and praised by the mayor met in Velde on Monday.');
    expect(crew.what?.text).not.toContain('attacked');
  });

  test('the verb of a headline is before a comma and a participle', () => {
    const { who, what } = event('Strong quake shakes northern Velde, felt in Tarn', 'Nobody was hurt on Monday.');
    expect(who?.text).toBe('Strong quake');
    expect(what?.text).toMatch(/^shakes northern Velde/);
  });

  test('the day of a report counts where the others end a span or are counted from', () => {
    const report = 'Its profit in the half to 30 June slid to £4m from £9m a year earlier, the mill said on Tuesday.';
    expect(event('Arle Mill cuts payout', `Arle Mill has cut its payout. ${report}`).when?.text).toBe('Tuesday');
  });

  test('what a text on one line was saved with is no part of the event', () => {
    const told = 'The millers of Velde , most of them women , walked out on Friday over pay .';
    for (const head of ['June 25 , 2011 00:00 IST ', 'Mills shut in Velde 03rd June 2014 08:50 AM VELDE : ']) {
      const { who, what, when } = event(null, head + told);
      expect([who?.text, what?.text, when?.text]).toEqual(['millers of Velde', 'walked out', 'Friday']);
    }
  });

  test('of an undated text yesterday is as good a day as Friday', () => {
    const text =
      'The board of Velde reopened the mill yesterday after a row. It had shut the mill on April 30 for repairs.';
    const undated = buildFacts(analyse(rawArticle(text, { language: 'en' }))).event;
    expect(undated.when?.text).toBe('yesterday');
  });

  test('the colon of an hour ends no label of a headline', () => {
    expect(event('Barge at 10:30 rams pier in Velde', 'A barge rammed a pier on Monday.').who?.text).toMatch(
      /^A? ?barge/i,
    );
  });

  test.each([
    ['Two rowers are feared to have drowned off Velde on Monday.', 'predicted'],
    ['Nine millers are believed to be held in Tarn.', 'predicted'],
    ['Two rowers drowned off Velde on Monday.', 'reported'],
  ])('what is only feared or believed is not reported: %s', (text, status) => {
    expect(event(null, text).status).toBe(status);
  });

  test('an obituary tells of whoever it begins with', () => {
    const text = 'Otto Falk, the 1950s baker whose rye bread and whose songs fed a whole town, has died. He was 85.';
    const { who, what } = event(null, text);
    expect([who?.text, what?.text]).toEqual(['Otto Falk', 'has died']);
  });

  test('what somebody wears is how a deed was done in its own clause, or where robbers wear it', () => {
    const star = 'Falk Films has received a star on a wall in Velde for a career of sixty years. ';
    const crowd = 'A crowd had come to the quay to see it. One man held a sign, dressed as a giant ape.';
    expect(event(null, star + crowd).how).toBeNull();
  });

  test('the verb of a headline stands before whom it takes money from', () => {
    const { who, what } = event('Regulator fines bank £4m over locks', 'Nobody at the bank spoke on Monday.');
    expect([who?.text, what?.text]).toEqual(['Regulator', 'fines bank £4m']);
  });

  test('since when somebody is missing is not when the hunt resumed', () => {
    const hunt = 'The hunt for a miller missing in Velde since Sunday resumed on Wednesday after being stopped by fog.';
    expect(event(null, hunt).when?.text).toBe('Wednesday');
  });

  test('how something else was done is not how the event was', () => {
    const lead = 'The guild has begun an inquiry into the board of Arle Mills. Its bakers asked for one. ';
    expect(event(null, `${lead}The board hid a loss by moving it to the mill in Tarn.`).how).toBeNull();
    const sale = 'Arle Mills has sold its barges to Otto Falk. It sold them by lot. ';
    expect(candidates('how', null, `${sale}In a letter it thanked its rowers.`)).not.toContain('In a letter');
  });

  test('of a place where somebody has met since 1962 that year is no day of the event', () => {
    const tour = 'Velde Tour is leaving Tarn for Harrow. The Tarn links have hosted a Velde Tour event since 1962.';
    expect(event('Velde Tour leaves Tarn links', tour).when).toBeNull();
  });

  test('reads who, what, when, where and why', () => {
    const { who, what, when, where, why, how } = event('Road bridge collapses after storm', BRIDGE);
    expect(who?.text).toMatch(/^road bridge$/i);
    expect(what?.text).toMatch(/^collapse/);
    expect(when).toMatchObject({ text: 'Tuesday morning', in: 'text', value: '2024-01-09TMO' });
    expect(where).toMatchObject({ text: 'Marston', in: 'text' });
    expect(why?.text).toBe('storm');
    expect(how).toBeNull();
  });

  test.each([
    [
      'The mayor has asked harbour warden and former ferry captain Otto Falk to be chief of the docks.',
      'to be chief of the docks',
    ],
    [
      'Tarn Board used its last meeting to thank one of the great wardens of the last century.',
      'wardens of the last century',
    ],
    ['Velde have ruled goalkeeper Otto Falk out of their plans for the second match of the cup.', 'out of their plans'],
    [
      'They face terms of up to six months for allowing a boy or girl of school age to take part in the race.',
      'six months',
    ],
  ])('gives a predicate with what its last word needs, or without that word: %s', (text, end) => {
    expect(event(null, text).what?.text).toMatch(new RegExp(`${end}$`));
  });

  test('a verb is the same one in other forms: "dies", "died"', () => {
    const text = 'Ida Falk has died in Velde. Falk fell ill on 3 January and died on Tuesday, her brother said.';
    expect(event('Ida Falk dies', text).when?.text).toBe('Tuesday');
  });

  test('what somebody is dressed as is no reason', () => {
    expect(candidates('why', null, 'Men dressed as monks robbed a bank in Velde on Monday.')).toEqual([]);
    expect(candidates('why', null, 'The bank shut as monks marched through Velde on Monday.')).toHaveLength(1);
  });

  test('a copula whose complement was not read tells nothing', () => {
    expect(event(null, 'Wolf cubs may not be the first pets everyone thinks of when it comes to tea.').what).toBeNull();
  });

  test.each([
    [
      'Velde fined the mill after it sent a "wholly and utterly tasteless" letter.',
      'it sent a "wholly and utterly tasteless" letter',
    ],
    [
      'Tarn closed the port because the Harbour Union (HU) had called a strike.',
      'the Harbour Union (HU) had called a strike',
    ],
  ])('a reason goes on over what is quoted or in brackets: %s', (text, why) => {
    expect(event(null, text).why?.text).toBe(why);
  });

  test.each([
    ['Hundreds marched in Velde on Monday. The incident has triggered protests in Tarn.'],
    ['The band Velde built up a loyal following in Tarn on Monday.'],
  ])('what only points at a cause, and a following, are no reasons: %s', (text) => {
    expect(candidates('why', null, text)).toEqual([]);
  });

  test.each([
    ['Barge crews in Velde ended a strike on Monday.', 'Barge crews in Velde', 'ended a strike'],
    ['The Tarn Board today announced a recall of 60 boats.', 'Tarn Board', 'announced a recall of 60 boats'],
    [
      'Otto Falk served as agent to Ilse Brandt and the firm that sued the mill.',
      'Otto Falk',
      'served as agent to Ilse Brandt and the firm that sued the mill',
    ],
    ['Guests were told that the pool was clean.', 'Guests', 'were told that the pool was clean'],
    [
      'The Post quoted warden Otto Falk as saying: “There will be no ferry.”',
      'Post',
      'quoted warden Otto Falk as saying: “There will be no ferry.”',
    ],
  ])('gives subject and predicate whole, and what somebody was told as that: %s', (text, actor, action) => {
    const { who, what, why } = event(null, text);
    expect([who?.text, what?.text, why]).toEqual([actor, action, null]);
  });

  test.each([
    ['“The dam is safe,” said Otto Falk.', 'reported', 'Otto Falk'],
    ['Two boys burnt 80 boats last month, wardens allege.', 'alleged', 'wardens'],
    ['Rebels claimed on Thursday to have taken the port.', 'alleged', 'Rebels'],
    ['Velde will allow no fishing for eels this winter, its fisheries board said.', 'announced', 'its fisheries board'],
    ['Cholera killed 31 people in Velde, a charity said.', 'reported', 'a charity'],
    ['Cyclone Ondine killed 31 people in Velde, a charity said.', 'reported', 'a charity'],
    ['Storm the bouncer killed two rowers in Velde, a charity said.', 'alleged', 'a charity'],
  ])('says whose word it is, quoted or in the present tense: %s', (text, status, claimant) => {
    expect(event(null, text)).toMatchObject({ status, claimant: { text: claimant } });
  });

  test.each([
    ['Otto Falk kept nine geese in a boat for two years, a court has heard.', 'Otto Falk', 'reported', 'a court'],
    ['A court heard that Otto Falk stole nine geese from a farm on Monday.', 'Otto Falk', 'alleged', 'A court'],
    ['A court was told that Otto Falk stole nine geese from a farm.', 'Otto Falk', 'alleged', 'A court'],
    ['Otto Falk stole nine geese from a farm, the Old Bailey heard.', 'Otto Falk', 'alleged', 'the Old Bailey'],
  ])('what a hearing hears is the event, and not that it hears: %s', (text, actor, status, whose) => {
    const { who, ...standing } = event(null, text);
    expect([who?.text, standing.status, standing.claimant?.text]).toEqual([actor, status, whose]);
  });

  test.each([
    ['Ports minister ‘took bribes from builders’', 'alleged', 'a former aide'],
    ["Ports minister 'took bribes from builders'", 'alleged', 'a former aide'],
  ])('what a headline quotes is not its own word: %s', (title, status, whose) => {
    const text = 'Ports minister Otto Falk took $40,000 from a builder, a former aide has told the Velde Sun.';
    const standing = event(title, text);
    expect([standing.status, standing.claimant?.text]).toEqual([status, whose]);
    expect(event("Ports minister 'took bribes'", 'A row goes on in Velde.').status).toBe('alleged');
    const denial = 'Ports minister Otto Falk denied taking $40,000 from a builder. Falk said he would sue the paper.';
    expect(event(title, denial)).toMatchObject({ status: 'denied', claimant: { text: 'Ports minister Otto Falk' } });
  });

  test.each(['Warden stole boats, jury told', 'Warden sank boats to claim £900, court hears'])(
    'what a court is told is alleged: %s',
    (title) => {
      const lead = 'A warden laced a yard with oil because he hated boats, a court heard.';
      expect(event(title, lead)).toMatchObject({ status: 'alleged', claimant: { text: 'a court' } });
      const { status, claimant } = event(title, `${lead} Prosecutor Ida Falk said that he had bought the oil online.`);
      expect([status, claimant?.text]).toEqual(['alleged', 'Prosecutor Ida Falk']);
    },
  );

  test.each([
    ['Police hunt hooded thieves after Velde jewellery raid', 'Police', 'hunt hooded thieves'],
    ['Barge cranes damaged weir', 'Barge cranes', 'damaged weir'],
    ['Driver fined for speeding wins appeal', 'Driver', 'wins appeal'],
    ['Rower hit by ferry dies in hospital', 'Rower', 'dies in hospital'],
    ['Four divers trapped since Friday were rescued', 'Four divers', 'were rescued'],
    ['Warden held over barge fire', 'Warden', 'held over barge fire'],
    ['Warden held over barge raids', 'Warden', 'held over barge raids'],
    ['Dozens hurt in barge crashes last week', 'Dozens', 'hurt in barge crashes'],
    ['Rowers stranded in barge strikes plan return', 'Rowers', 'stranded in barge strikes plan return'],
    ['Storm Ilsa batters north shore', 'Storm Ilsa', 'batters north shore'],
    ['Velde deports rower over song', 'Velde', 'deports rower'],
    ['Rowers remove captain hours after race', 'Rowers', 'remove captain'],
    ['Club wins fight over badge', 'Club', 'wins fight over badge'],
    ['Harbour board sues rower over broken oars', 'Harbour board', 'sues rower'],
  ])('reads the verb of a headline wherever it stands: %s', (title, actor, action) => {
    const { who, what } = event(title, 'More of it is told in a paper on the table.');
    expect([who?.text, what?.text]).toEqual([actor, action]);
  });

  test('who a headline asks its readers to watch is no part of a name', () => {
    expect(event('Watch Otto Falk sign pact on ferries', 'A pact was signed in Velde.').who?.text).not.toMatch(/Watch/);
  });

  test('a headline tells nothing by what is only a condition', () => {
    expect(event('Harbour warden: no ferries until fog lifts', 'More of it is told in a paper.').what?.in).not.toBe(
      'title',
    );
  });

  test.each([
    ['A girl whose boat was found on a reef has been named as Ida Holt.', 'girl', 'has been named as Ida Holt'],
    ['Rowers who moor at night in Velde will be fined 40 euros.', 'Rowers', 'will be fined 40 euros'],
    ['A warden who was held over a fire has denied arson.', 'warden', 'has denied arson'],
    ['Oars worth £30 million have been found in a shed.', 'Oars', 'have been found in a shed'],
    ['Rowers in Velde have called off a race after rain.', 'Rowers in Velde', 'have called off a race'],
    ['Two men dressed as wardens stole a barge.', 'Two men', 'stole a barge'],
    ['Gusts of 90 kilometres an hour tore up a pier.', 'Gusts of 90 kilometres an hour', 'tore up a pier'],
  ])('reads the main verb after what is told of its subject: %s', (text, actor, action) => {
    const { who, what } = event(null, text);
    expect([who?.text, what?.text]).toEqual([actor, action]);
  });

  test.each([
    ['Tarn have signed the striker Otto Falk. He flew in from Velde on Monday.', []],
    ['Two clerks have been charged with theft. They were arrested on Monday.', []],
    ['Tarn have signed the striker Otto Falk. They made it known on Monday.', ['Monday']],
    ['Two clerks have been found dead in Hull. A man was arrested on Monday.', ['Monday']],
  ])('the day of a step that came before is not that of the event: %s', (text, times) => {
    expect(candidates('when', null, text)).toEqual(times);
  });

  test.each([
    [
      'A Velde police officer and army bomb technician were hurt on Monday.',
      'Velde police officer and army bomb technician',
    ],
    ['The mill burned down on Monday and two boats sank.', 'mill'],
    // Without its "no", what is told is the contrary.
    ['No guards were hurt in the mill on Monday.', 'No guards'],
    ['Neither a guard nor a miller was hurt on Monday.', 'Neither a guard nor a miller'],
    ['Some guards were hurt in the mill on Monday.', 'guards'],
  ])('of two subjects of one verb both act: %s', (text, actor) => {
    expect(event(null, text).who?.text).toBe(actor);
  });

  test('what a participle of a headline says of its subject is no time and no reason of the event', () => {
    const title = 'Rower held since Monday for theft wins appeal';
    expect(candidates('when', title, 'He won it on Tuesday.')).toEqual(['Tuesday']);
    expect(candidates('why', title, 'He won it on Tuesday.')).toEqual([]);
  });

  test.each([
    ['Tarn Mills will buy Velde Oats in cash and shares.', 'in cash and shares'],
    ['Villagers in Velde voted 212-198 to leave the league.', 'voted 212-198'],
    ['Two men dressed as wardens stole a barge on Monday.', 'dressed as wardens'],
    ['Rovers have signed Otto Falk on a four-year contract.', 'on a four-year contract'],
    ['Six died when a night barge struck a pier in Velde.', 'when a night barge struck a pier in Velde'],
    ['Six were killed and four hurt, two of them children, when a barge hit a pier.', 'when a barge hit a pier'],
    ['A gale lifted the mill off its hill with winds of up to 150 km.', 'with winds of up to 150 km'],
    ['Under an accord initialled in Velde, Tarn will lend its boats.', 'Under an accord initialled in Velde'],
    ['The judges upheld the ban in a 6-3 ruling.', 'in a 6-3 ruling'],
    ['Weavers voted 61 percent in favour of the offer.', 'voted 61 percent in favour'],
    ['Otto Falk was stabbed with a fork and died.', 'with a fork'],
  ])('reads how: %s', (text, manner) => {
    expect(candidates('how', null, text)).toContain(manner);
  });

  test('but not where the phrase says nothing of it', () => {
    expect(candidates('how', null, 'Otto Falk won by a margin that nobody saw.')).toEqual([]);
    expect(candidates('how', null, 'Tarn Mills bought Velde Oats in a deal.')).toEqual([]);
    expect(candidates('how', null, 'The crew was chased off by stone-throwing guests.')).toEqual([]);
    expect(candidates('how', null, 'Two clerks were held in the shooting of a guard.')).toEqual([]);
    expect(candidates('how', null, 'The audience of the fair fell by 60,000 to 1.2 million.')).toEqual([]);
    expect(candidates('how', null, 'The barge is in the hands of rebels.')).toEqual([]);
    expect(candidates('how', null, 'Armed in the first place, Otto Falk went home.')).toEqual([]);
    expect(candidates('how', null, 'Men who were not armed with knives robbed a mill.')).toEqual([]);
    expect(candidates('how', null, 'Weavers have not voted 61 percent in favour of the offer.')).toEqual([]);
  });

  test('a cue without its cause is no reason', () => {
    const lead = 'A rower accused of abuse denied the claims on Monday.';
    expect(candidates('why', null, lead)).not.toContain('accused of');
  });

  test('what somebody failed in is no purpose', () => {
    expect(candidates('why', null, 'A seal failed in an attempt to climb a fence.')).toEqual([]);
    expect(candidates('why', null, 'A seal pushed a warden in an attempt to climb a fence.')).toEqual([
      'to climb a fence',
    ]);
  });

  test('a court that acts is no place, its country is', () => {
    expect(candidates('where', null, 'A Kenya court jailed Otto Falk on Monday.')).toEqual(['Kenya']);
    expect(candidates('where', null, 'A Lagos-based bank fired Otto Falk on Monday.')).toEqual([]);
    expect(candidates('where', null, 'Rowers met in a Kenya court on Monday.')).toContain('Kenya court');
  });

  test.each([
    ['Village school to close after staff quit', 'Village school', 'to close'],
    ['Army to clear mines from beach', 'Army', 'to clear mines from beach'],
    ['Harbour to double night sailings', 'Harbour', 'to double night sailings'],
    ['Ferry firm to slow ships to save fuel', 'Ferry firm', 'to slow ships'],
  ])('reads what a headline says is to be: %s', (title, actor, action) => {
    const { who, what } = event(title, 'More of it is told in a paper on the table.');
    expect([who?.text, what?.text]).toEqual([actor, action]);
  });

  test.each(['Road to ruin for a fishing fleet', 'Guide to work in Velde', 'Letters to the editor'])(
    'but not where a noun goes on to a place or a state: %s',
    (title) => {
      expect(event(title, 'More of it is told in a paper on the table.').what).toBeNull();
    },
  );

  test.each([
    ['A court in Velde fined Tarn Oil 4m euros for a spill.', 'convicted'],
    ['A warden was fined £90 by magistrates on Monday for parking on a lawn.', 'convicted'],
    ['A warden was fined £90 on Monday for parking on a lawn. He had pleaded guilty.', 'convicted'],
    ['The rail regulator has fined Tarn Trains 4m euros for late trains.', 'reported'],
    ['A striker was fined a week of wages by his club on Monday for throwing a boot.', 'reported'],
    ['Tarn Bank was fined 4m euros on Monday for lax checks. It will appeal to the High Court.', 'reported'],
  ])('a court convicts whom it fines, nobody else does: %s', (text, status) => {
    expect(event(null, text).status).toBe(status);
  });

  test.each([
    ['A judge in Velde denied the former warden bail on Monday.', 'reported'],
    ['The Ferry Board has denied a visa to four rowers.', 'reported'],
    ['The former warden denied visa fraud on Monday.', 'denied'],
    ['The former warden denied asking for bail on Monday.', 'denied'],
    ['A goal in the last minute denied Rovers their third win on Monday.', 'reported'],
    ["The former warden denied Rovers' claims on Monday.", 'denied'],
  ])('a refusal is no denial: %s', (text, status) => {
    expect(event(null, text).status).toBe(status);
  });

  test('a name in a headline is who was refused something, unless every word of it has a capital', () => {
    const text = 'More of it is told in a paper on the table.';
    expect(event('Late goal denies Rovers', text).status).toBe('reported');
    expect(event('Mayor Denies Fraud', text).status).toBe('denied');
  });

  test.each([
    ['Baker who stole geese gets two years', 'Baker', 'gets two years'],
    ['Warden who lost his boat in 1982 finds it in a barn', 'Warden', 'finds it'],
    ['Club which sacked cook names baker as successor', 'Club', 'names baker as successor'],
    ['Girl, 9, who saved a swan wins medal', 'Girl', 'wins medal'],
    ['Cook who took spoons from a ship is struck off', 'Cook', 'is struck off'],
    ['Rower who crossed the bay honoured by town', 'Rower', 'honoured by town'],
    ['Mystery of the boy who fell from the quay', undefined, undefined],
    ['Ida Falk, pilot who dropped a piano by parachute', undefined, undefined],
    // what was taken for a noun, a subject or a verb
    ['Sacked baker wins tribunal', 'Sacked baker', 'wins tribunal'],
    ['Army denies shelling hospital', 'Army', 'denies shelling hospital'],
    ['Bakers in Velde vote to strike', 'Bakers in Velde', 'vote to strike'],
    ['Police seize record haul of eels at dock', 'Police', 'seize record haul of eels'],
    ['Krona slips as inflation cools more than expected', 'Krona', 'slips as inflation cools more than expected'],
    ['Tea cuts coughs by a third, trial shows', 'Tea', 'cuts coughs by a third'],
    ['Velde mayor has quit after row', 'Velde mayor', 'has quit'],
    ['Drought forces almond growers to rip out orchards', 'Drought', 'forces almond growers to rip out orchards'],
    ['Landslide above mining town leaves 3,000 cut off', 'Landslide above mining town', 'leaves 3,000 cut off'],
    ['Storm warning in south closes schools', 'Storm warning', 'closes schools'],
    ['Safety alert as Falk Motors recalls cars', 'Falk Motors', 'recalls cars'],
    ['Delight as Velde wins cup', 'Velde', 'wins cup'],
    ["Warden 'cleared' over boats", 'Warden', "'cleared' over boats"],
  ])('a headline is read whole, and tells what comes after its relative clause: %s', (title, actor, action) => {
    const { who, what } = event(title, 'More of it is told in a paper on the table.');
    expect([who?.text, what?.text]).toEqual([actor, action]);
  });

  test('"aged" does not tell what somebody did', () => {
    const lead = 'Mourners remember baker Otto Falk as a man of few words.';
    const { who, what } = event('Baker Otto Falk dies aged 88', lead);
    expect([who?.text, what?.text]).not.toContain('aged 88');
    expect(who?.text).not.toContain('dies');
    const own = event('Otto Falk dies aged 88', 'Otto Falk, who baked for kings, has died in Hull, his son said.');
    expect([own.who?.text, own.what?.text]).toEqual(['Otto Falk', 'dies aged 88']);
  });

  test.each([
    // since when it had been so, and when it happened
    ['Six rowers stuck on a rock since Sunday night were lifted off on Monday.', 'Monday'],
    ['The ferry has been tied up in Hull since Sunday.', 'Sunday'],
    // when what is told came out, however far down that is said
    [
      'Eels sleep on their left side, a study says. They were filmed at night. Nobody had looked before. Most lie ' +
        'still. The finding was published on Tuesday in a journal.',
      'Tuesday',
    ],
    [
      'Eels sleep on their left side, a study says. They were filmed at night. Nobody had looked before. Most lie ' +
        'still. The cook of the ship was born on Tuesday in a storm.',
      undefined,
    ],
  ])('when is the day of what happened: %s', (text, when) => {
    expect(event(null, text).when?.text).toBe(when);
  });

  test.each([
    [
      'Otto Falk jailed for theft of geese',
      'Falk stole 40 geese. He was sentenced at Tarn Crown Court.',
      'Tarn Crown Court',
    ],
    ['Baker wins prize', 'The Hull baker Otto Falk won a prize for bread on Monday.', undefined],
    ['Storm tears off roofs as it crosses northern Fiji', 'A storm tore off roofs in Fiji on Monday.', 'northern Fiji'],
  ])('where is a court, a part of a country, and no home of somebody: %s', (title, text, where) => {
    expect(event(title, text).where?.text).toBe(where);
  });

  test('a clause that only says after what something happened is not the event', () => {
    const { who, what, when } = event(
      'Congress ousts warden',
      'TARN, Norway (AP) — Lawmakers removed warden Otto Falk from office late Monday, hours after police searched ' +
        'his home for watches he had failed to report.',
    );
    expect([who?.text, what?.text, when?.text]).toEqual([
      'Lawmakers',
      'removed warden Otto Falk from office',
      'late Monday',
    ]);
  });

  test('a deal is of the day on which it was announced, whatever is measured by another day', () => {
    const deal = 'Tarn Inns has accepted an offer of £740m from Velde Capital. Under the deal announced on Monday';
    expect(event(null, `${deal}, holders will get 40 per cent more than Friday's price.`).when?.text).toBe('Monday');
  });

  test('a rescue is where the dateline says', () => {
    expect(event(null, 'TARN, Norway (AP) — Divers on Monday freed two men from a sunken barge.').where?.text).toBe(
      'TARN, Norway',
    );
    expect(event(null, 'TARN, Norway (AP) — A bank said on Monday that it had lost money.').where).toBeNull();
  });

  test('an apposition with a clause of its own does not tell the event of its headline', () => {
    const lead =
      'Otto Falk, the baker whose long letters persuaded thousands that bread needs salt, died on Sunday at his ' +
      'home in Hull.';
    expect(event('Otto Falk, who taught a town to bake, dies', lead).where?.text).toBe('his home in Hull');
  });

  test('what somebody is charged with does not end in half of a name', () => {
    const { what } = event(
      null,
      'Two men have been charged with stealing a hoard of Iron Age silver worth more than £2m.',
    );
    expect(what?.text).toBe('have been charged with stealing a hoard of Iron Age silver');
  });

  test.each([
    ['The bread maker', 'Otto Falk, who has died aged 77, was the baker who taught Velde to bake.'],
    ['Otto Falk, baker who taught Velde to bake, dies aged 77', 'He was born in a mill.'],
  ])('an obituary tells the death: %s', (title, text) => {
    const { who, what } = event(title, text);
    expect([who?.text, what?.text]).toEqual(['Otto Falk', expect.stringMatching(/^(?:has died|dies) aged 77$/)]);
  });

  test('what ends in no loose word', () => {
    expect(event(null, 'Rye has cost more since May and').what?.text).toBe('has cost more');
    expect(event(null, 'Armed men carried out another brazen and well planned robbery.').what?.text).toMatch(
      /(?<! and)$/,
    );
  });

  test('of a live page gives what the entry tells that its title is about, at its hour', () => {
    const page = [
      'Follow the latest from Velde.',
      '17:00',
      '“It came like a train,” says Ida Holt.',
      '16:40',
      'Quay shut',
      'Wardens have shut the north quay in Velde because of a fallen crane. Boats are sent round by Tarn.',
      '16:05',
      'Otto Falk writes: The rain has stopped, and people are out with brooms.',
      '15:20',
      'A boy of nine was rescued from a roof, the fire service says.',
    ].join('\n\n');
    const { who, what, when, where, why } = event('Velde storm live: latest from the quay', page);
    expect([who?.text, what?.text]).toEqual(['Wardens', 'have shut the north quay']);
    expect(when).toMatchObject({ text: '16:40', value: '2024-01-11T16:40' });
    expect([where?.text, why?.text]).toEqual(['Velde', 'a fallen crane']);
    const rescued = event('Velde storm live: boy rescued from roof', page);
    expect([rescued.who?.text, rescued.when?.text]).toEqual(['boy', '15:20']);
  });

  test.each([
    ['A gale sank nine boats between Velde and Tarn on Monday.', 'Velde and Tarn'],
    ["A gale tore roofs off barns in Norway's Lofoten Islands on Monday.", "Norway's Lofoten Islands"],
    ['A goat led police on a chase through Hull on Monday.', 'Hull'],
    ['A bakery exploded on Monday. Its owner said in Lyon that nobody was hurt.', undefined],
    ['Shares of the Tarn Mill fell 4 percent on Monday. It is based in Dresden.', undefined],
    ['Peru called its envoy home on Monday after a quarrel over tuna. It gave no reason.', undefined],
  ])('where is the place of what happened, whole: %s', (text, where) => {
    expect(event(null, text).where?.text).toBe(where);
  });

  test.each([
    ['A barge sank off Hull on Monday night after its pump failed.', 'its pump failed'],
    ['A barge sank off Hull two days after its pump failed.', undefined],
    ['Trams stopped in Hull on Monday evening because of a fault at a dairy.', 'a fault at a dairy'],
    ['The council voted on Monday to dig up the quay. The plan is meant to help the eels.', 'to help the eels'],
    ['Pilots walked out in Hull on Monday in a row about late meals.', 'late meals'],
    ['A goat led police on a chase through Hull on Monday.', undefined],
    ['A clerk was held on Monday on suspicion of theft.', 'on suspicion of theft'],
    ['A clerk accused of selling mouldy rye left Hull on Monday.', 'accused of selling mouldy rye'],
    ['The mill was sold on Monday as part of a plan that cuts debt.', undefined],
    [
      'Millers held a vigil on Monday after four guards, including two women, were stabbed in Hull.',
      'four guards, including two women, were stabbed in Hull',
    ],
    ['The mill shut on Monday after a fire, a guard said in Hull.', 'a fire'],
    ['The mayor closed the quay on Monday, arguing that while he liked it, it was old.', undefined],
  ])('why is a cause or an aim, whatever day stands before it: %s', (text, why) => {
    expect(event(null, text).why?.text).toBe(why);
  });

  test.each([
    ['Tarn Foods bought a mill on Monday in an all-share deal.', 'in an all-share deal'],
    ['Thieves shut the lifts of nine towers by sending guards a bill on Monday.', 'by sending guards a bill'],
    ['The bank cut its rate by 50 points on Monday.', undefined],
  ])('how is a means, and no amount: %s', (text, how) => {
    expect(event(null, text).how?.text).toBe(how);
  });

  test.each([
    ['A ferry line has bought two boats. “We were rescued by helicopter once,” said Otto Falk.', []],
    ['A ferry line has bought two boats. Its owner was rescued by helicopter once.', []],
    ['A ferry line has bought two boats. It bought them by selling a pier.', ['by selling a pier']],
    ['“We opened the mill by sounding a horn,” said Ana Ray.', ['by sounding a horn']],
  ])('how is not what a quotation tells of something else: %s', (text, manners) => {
    expect(candidates('how', null, text)).toEqual(manners);
  });

  test.each([
    ['Rents of new flats rose to 940 crowns from 910 crowns in 2023, the land office said on Thursday.', 'Thursday'],
    ['Rents of new flats rose in December, the land office said on Thursday.', undefined],
  ])('a time that figures are measured by is not that of an event with a reported day: %s', (rents, when) => {
    expect(event(null, `Homes in Velde cost more for the first time since the flood. ${rents}`).when?.text).toBe(when);
  });

  test.each([
    ['The mill plans to drop 40 jobs by next summer. Its head wrote of it in a letter on Monday.', 'next summer'],
    ['“Monday Night Show” host Ida Holt took a prize for her sketch of a warden.', undefined],
    ['A sketch by Otto Falk has been found. It was seen last week by a plumber, wardens said on Thursday.', undefined],
  ])('when is no day of a report on what has a time of its own: %s', (text, when) => {
    expect(event(null, text).when?.text).toBe(when);
  });

  test.each([
    ["Man burnt rival's barge: police", "burnt rival's barge"],
    ['Warden lied about loan - report', 'lied about loan'],
    ["Ban called 'cruel because he has a barge'", "called 'cruel because he has a barge'"],
  ])('what a headline tells has no source at its end and no mark left open: %s', (title, action) => {
    const text = 'More of it is told in a paper. Police said a report was on the table. The report said it was long.';
    expect(event(title, text).what?.text).toBe(action);
  });

  test('a day alone and the label of a headline in the text are no part of what is told', () => {
    expect(event(null, '9 May 2016\n\nThe fire at Corn Hall broke out on Saturday.').what?.text).toBe('broke out');
    const { who, what } = event(null, 'Vote results: Greens take two towns\n\nThe Greens have taken two towns.');
    expect([who?.text, what?.text]).toEqual(['Greens', 'take two towns']);
  });

  test('a deed that the text names is alleged where its headline only hints at it', () => {
    const lead = 'Mayor Ida Holt stole $900 from the town, prosecutors said on Monday.';
    expect(event('Mayor took cash', lead)).toMatchObject({ status: 'alleged', claimant: { text: 'prosecutors' } });
  });

  test('who may call something so in the subject of the event says nothing of it', () => {
    const { claimant } = event(null, 'A row over whether bakers may call their rolls Lorn has gone to a judge.');
    expect(claimant).toBeNull();
  });

  test('takes a headline for the report that says the same with another number', () => {
    const { what, claimant } = event(
      'New tonic cuts colds by three-quarters in trial',
      'A new tonic reduced the number of colds by 77% in a trial of 400 millers, researchers said on Thursday.',
    );
    expect(what?.text).toBe('cuts colds by three-quarters in trial');
    expect(claimant?.text).toBe('researchers');
  });

  test('gives what is quoted in part by the word of its speaker', () => {
    const { what, claimant } = event(
      null,
      'The warden said the miller had told a diver that he “never meant to hide it”.',
    );
    expect([what?.text, claimant?.text]).toEqual(['never meant to hide it', 'the miller']);
  });

  test('without a title reads the first sentence', () => {
    const { who, what } = event(null, BRIDGE);
    expect(who).toMatchObject({ text: 'road bridge', in: 'text' });
    expect(what).toMatchObject({ text: 'collapsed in Marston', in: 'text' });
  });

  test.each([
    ['Unions reject pay offer', 'Unions', 'reject pay offer'],
    ['Rail strike: Unions reject pay offer', 'Unions', 'reject pay offer'],
    ['Ray and Lind meet in Hull', 'Ray and Lind', 'meet in Hull'],
    ['Mayor of Hull quits as bridge scandal grows', 'Mayor of Hull', 'quits'],
    ['Court clears Ray of fraud', 'Court', 'clears Ray of fraud'],
    ['Marston Ferries cuts 300 jobs', 'Marston Ferries', 'cuts 300 jobs'],
    // the verb looks like a noun
    ['Ana Lind lands in Hull to meet miners', 'Ana Lind', 'lands in Hull'],
    ['Trawler strikes pier in Marston', 'Trawler', 'strikes pier'],
    // what is told ends where its circumstance begins
    ['Mill found empty after long search', 'Mill', 'found empty'],
  ])('headline: %s', (title, actor, action) => {
    const { who, what } = event(title, `${title}. Nothing more is known.`);
    expect([who?.text, what?.text]).toEqual([actor, action]);
  });

  test('a study that has found something is not what happened', () => {
    const lead =
      'Millers who slept late on Sundays had a 19 per cent lower risk of colds, a study of 700 mills has found.';
    const { who, what, when } = event('A lie-in on Sunday ‘does good’', `${lead} The results came out on Tuesday.`);
    expect([who?.text, what?.text]).toEqual(['Millers', 'had a 19 per cent lower risk of colds']);
    expect(when?.text).not.toBe('Sunday');
  });

  test('a quotation mark after whoever it is of is no part of the name', () => {
    const { who } = event(
      "Builder 'lost everything' after raiders emptied yard",
      'A builder lost everything on Monday.',
    );
    expect(who?.text).toBe('Builder');
  });

  const DRILL = 'Tarn Falls firefighters held a drill on Monday.';
  test.each([
    ['Spinners put Tarn Falls in sight of cup', 'Spinners', 'put Tarn Falls in sight of cup'],
    ["'Poison pie' cook faces retrial", "'Poison pie' cook", 'faces retrial'],
    ['Stolen garden gnome returns after 11 months', 'Stolen garden gnome', 'returns'],
    ['Ostley Falls council tables plan', 'Tarn Falls firefighters', 'held a drill'],
    ['Miller who took patients’ flour avoids jail', 'Miller', 'avoids jail'],
    // the headline's main part was not read: the text tells it
    ['Two dead, children hurt as kite hits tower', 'Tarn Falls firefighters', 'held a drill'],
    ['Lira slides, bourse halts trading after Velde mill office is raided', 'Tarn Falls firefighters', 'held a drill'],
    ['Swiss miller in takeover talks with Tarn fund', 'Tarn Falls firefighters', 'held a drill'],
    ['Oil up 2% on mill raid, heads for weekly loss', 'Tarn Falls firefighters', 'held a drill'],
    ['Thousands in Velde line up for polio drops as virus found', 'Tarn Falls firefighters', 'held a drill'],
    ['Otto Falk, navigator who dropped a wheel', 'Tarn Falls firefighters', 'held a drill'],
  ])('headline of several parts: %s', (title, actor, action) => {
    const { who, what } = event(title, DRILL);
    expect([who?.text, what?.text]).toEqual([actor, action]);
  });

  test.each([
    ['Lind Foods on Wednesday opened a mill in Hull.', 'Lind Foods', 'opened a mill'],
    [
      'Lind Foods sold its old mill with three barns on upper river road.',
      'Lind Foods',
      'sold its old mill with three barns on upper river road',
    ],
    [
      'A wildfire fanned by dry winds forced thousands of people from their homes.',
      'wildfire',
      'forced thousands of people from their homes',
    ],
    ['A man allegedly stole three boats from a yard.', 'man', 'allegedly stole three boats from a yard'],
    ['(NL)A student has sold a kite to a museum.', 'student', 'has sold a kite to a museum'],
    ['Marston (NL)Prime Minister Ana Ray visited a mill.', 'Prime Minister Ana Ray', 'visited a mill'],
    ['Ana Ray, flanked by her two sons, left the hall.', 'Ana Ray', 'left the hall'],
    ['Nevertheless, the strike harms the port.', 'strike', 'harms the port'],
    ['According to Tom Lind, a spokesman, two sailors fell ill.', 'two sailors', 'fell ill'],
    ['Since the flood ended, trade has recovered.', 'trade', 'has recovered'],
    ['The judge gave him a sentence of 4 years and 2 months.', 'judge', 'gave him a sentence of 4 years and 2 months'],
    [
      'Lumen Inc., the maker of an app used by millions of children, has agreed to pay $35 million.',
      'Lumen Inc.',
      'has agreed to pay $35 million',
    ],
    [
      'The central bank cut its rate by 25 basis points to 4.10% on Tuesday.',
      'central bank',
      'cut its rate by 25 basis points to 4.10%',
    ],
    ['A tax cut was refused.', 'tax cut', 'was refused'],
    ['The club will lose £300,000 a man if it goes down.', 'club', 'will lose £300,000 a man'],
    ['Aug 3 (Newsline) - Marston Ferries raised its dividend.', 'Marston Ferries', 'raised its dividend'],
    [
      'Photo: Ana Ray/Lind Pictures.\n\nThe council of Marston banned drones on Friday.',
      'council of Marston',
      'banned drones',
    ],
    ['A cyclist was killed by a lorry in Hull.', 'cyclist', 'was killed by a lorry in Hull'],
    ['Lind Foods Inc (LND.N) opened a mill in Hull.', 'Lind Foods Inc', 'opened a mill'],
    // a past form that the parser takes for a noun
    ['Cyclone Odile tore fences off farms on Friday.', 'Cyclone Odile', 'tore fences off farms'],
    // who says something, where what is said breaks off
    [
      'A retired diver has told a panel that opening the old lock at Tarn Weir put boats at risk.',
      'retired diver',
      'has told a panel',
    ],
    [
      'A quarrel over whether only Tarnby may call its ham smoked has reached the High Court.',
      'quarrel over whether only Tarnby may call its ham smoked',
      'has reached the High Court',
    ],
    // who says so does it
    ['Lind Foods said on Monday it had agreed to sell a mill.', 'Lind Foods', 'had agreed to sell a mill'],
    ['The army on Tuesday closed two roads.', 'army', 'closed two roads'],
    ['The night ferry will stop running, operator Lind Lines has said.', 'night ferry', 'will stop running'],
  ])('lead: %s', (text, actor, action) => {
    const { who, what } = event(null, text);
    expect([who?.text, what?.text]).toEqual([actor, action]);
  });

  test('takes neither a pronoun behind a time nor quoted words for the actor', () => {
    expect(event(null, 'Last Tuesday I waited an hour for a tram.').who).toBeNull();
    expect(event("'I never liked the sea': Ana Ray on her boat", 'Ana Ray sold her boat.').who?.text).toBe('Ana Ray');
  });

  test('does not take a month for a verb', () => {
    expect(event(null, 'HULL, May 7, 2024 - Lind Lines opened a mill.').what?.text ?? '').not.toMatch(/^May/);
  });

  test('never gives what is denied as the reason', () => {
    expect(event('Bridge shut', 'It was shut not because it is old. Nobody said more.').why).toBeNull();
    expect(event(null, 'A service will be held in Hull on Friday for Ida Falk.').why).toBeNull();
    expect(event(null, 'The Arle Bank kept its rate at 3 percent on Monday, as expected.').why).toBeNull();
    expect(event(null, 'Ida Falk scored twice as Velde beat Harrow in the cup on Monday.').why).toBeNull();
  });

  test('names an institution whole', () => {
    expect(candidates('where', null, 'Two vans crashed at the University of Hull on Friday.')[0]).toBe(
      'University of Hull',
    );
  });

  test.each([
    ['MARSTON, Nov 6 (Newsline) - The bank stood by its forecast.', 'MARSTON'],
    ['By Ana Ray PORT ELLERY — The bank stood by its forecast.', 'PORT ELLERY'],
    ['MARSTON -- The bank stood by its forecast in Hull.', 'Hull'],
    ['NASA stood by its forecast - and then some.', undefined],
    ['The MARSTON-based bank stood by its forecast.', undefined],
    ['MARSTON said it stood by its forecast - as ever.', undefined],
  ])('the place of a dateline could answer where no sentence does: %s', (text, place) => {
    expect(candidates('where', 'Bank stands by forecast', text)[0]).toBe(place);
  });

  test('where somebody comes from is not where it happened', () => {
    expect(event('Driver held', 'The driver, a man from Marston, was released.').where).toBeNull();
  });

  test.each([
    ['The bridge was shut on Friday after a cable snapped, police said.', 'a cable snapped'],
    ['The bridge was shut after four days of heavy rain.', 'four days of heavy rain'],
    ['The bank cut its rate, citing a fall in spending.', 'a fall in spending'],
    ['The trust was sorry after a review found "catastrophic" failings.', 'a review found "catastrophic" failings'],
    ['The council shut the mill in a bid to save money.', 'to save money'],
    ['Drivers walked out amid anger over pay.', 'anger over pay'],
    ['Farmers shut the road in protest at a new tax.', 'a new tax'],
    ['Police fined a driver for ignoring a red light.', 'ignoring a red light'],
    ['Farmers marched against a new tax on Friday.', 'a new tax'],
    ['A leak of gas caused a fire at a mill on Friday.', 'leak of gas'],
    // what only tells when, or names no reason
    ['The bridge was shut after midnight.', undefined],
    ['The hiker was found after nine days.', undefined],
    ['The party won after four years of conservative rule.', undefined],
    ['The probe was given up after eleven silent days.', undefined],
    ['She left two weeks after the vote.', undefined],
    ['The ship was named after a saint.', undefined],
    ['The board voted on Friday to close the mill.', undefined],
    ['Lind Lines named the first woman to lead it.', undefined],
  ])('why: %s', (text, reason) => {
    expect(event(null, text).why?.text).toBe(reason);
  });

  test.each([
    ['Bridge collapses after storm', 'storm'],
    ['Mill opens after 30 years', undefined],
  ])('why, from a headline: %s', (title, reason) => {
    expect(candidates('why', title, 'Nothing more is known.')[0]).toBe(reason);
  });

  test('a reason that is stated beats what a headline puts after it', () => {
    expect(event('Bridge shut', 'The bridge was shut because a cable snapped.').why?.text).toBe('a cable snapped');
  });

  test.each([
    ['The council voted by 23 votes to 19 on Tuesday to shut the mill.', 'by 23 votes to 19'],
    ['The bank cut its rate by a quarter point to 4.75 percent.', 'by a quarter point to 4.75 percent'],
    ['The bank cut its rate by 25 basis points to 4.10%.', 'by 25 basis points to 4.10%'],
    ['The jury found her guilty by a majority of ten to one.', 'by a majority of ten to one'],
    ['The hiker was rescued by helicopter from a ledge.', 'by helicopter'],
    ['The queen opened the mill by sounding a horn on Friday.', 'by sounding a horn'],
    ['The law was struck down in a seven-to-two ruling.', 'in a seven-to-two ruling'],
    ['He died in his sleep on Friday.', 'in his sleep'],
    ['Trustees resigned in a letter to members on Friday.', 'in a letter to members'],
    ['Ten drivers were killed when a lorry overturned.', 'when a lorry overturned'],
    ['The horn was sounded by Ana Ray.', undefined],
    ['The mill will be shut by March.', undefined],
  ])('how: %s', (text, manner) => {
    expect(candidates('how', null, text)[0]).toBe(manner);
  });

  test.each([
    ['Customs officers seized a ton of tea at the port of Velde.', 'port of Velde'],
    ['Three men were held in a flat in Corn Street on Friday.', 'flat in Corn Street'],
    ['A train stopped on a bridge north of Linden Cross.', 'Linden Cross'],
    ['Campers fled four sites on the Serra coast.', 'Serra coast'],
    ['Cards failed across Norway, Sweden and Denmark.', 'Norway, Sweden and Denmark'],
    ['Ray was tried in U.S. District Court on Friday.', 'U.S. District Court'],
    ["A ward was shut at Saint Werba's Hospital on Friday.", "Saint Werba's Hospital"],
    ['Voters in Sweden and university towns stayed at home.', 'Sweden'],
    ['Researchers at Lind Foods found a mould.', undefined],
    ['The mill sells flour at Harrow.com and by post.', undefined],
    ['The mayor of Velde resigned.', undefined],
    ['She spoke on Radio Lind.', undefined],
  ])('where: %s', (text, place) => {
    expect(event(null, text).where?.text).toBe(place);
  });

  test('a month in the headline is no place', () => {
    expect(event('Ana Ray to visit mill in November', 'Ana Ray will visit the mill.').where).toBeNull();
  });

  test('the stop of an abbreviated place belongs to it', () => {
    const where = (text: string) => digestArticle(rawArticle(text, { language: 'en' })).facts.event.where?.text;
    expect(where('The poet Ana Ray died on Friday at her home in Springfield, Mass. She was 96.')).toMatch(/Mass\.$/);
  });

  test('a decade is not when it happened', () => {
    expect(event('Ana Ray dies', 'Ana Ray, who in the 1970s stopped a dam, has died.').when).toBeNull();
  });

  test('a purpose is a reason, and no part of what was done', () => {
    const text = 'Ana Ray came to Hull on Friday to open a new bridge.';
    expect(event(null, text).what?.text).toBe('came to Hull');
    expect(candidates('why', null, text)).toEqual(['to open a new bridge']);
    expect(candidates('why', null, 'Hull beat Marston to start a short week.')).toEqual([]);
  });

  test('neither time nor place of another happening answers', () => {
    const game =
      'Hull players will lose a week of pay if the club goes down. They lost to Marston at Lind Park on Sunday.';
    expect(event(null, game)).toMatchObject({ when: null, where: null });
    const death =
      'Tom Lind, a former judge, died on Sunday. His funeral is planned for noon Friday at Holy Cross Church in Hull.';
    expect(event(null, death)).toMatchObject({ when: { text: 'Sunday' }, where: null });
  });

  test('the dateline is where, if what happened is done in one place and none is named', () => {
    const verdict = 'ROCKVALE, Ill. – Otto Falk was sentenced Thursday to nine years in prison for selling the mill.';
    expect(event(null, verdict)).toMatchObject({
      what: { text: 'was sentenced Thursday to nine years in prison for selling the mill' },
      where: { text: 'ROCKVALE, Ill.' },
    });
    expect(event(null, 'ROCKVALE, Ill. – The Tarn Bank raised its rates on Monday.').where).toBeNull();
    const blast = 'LISBON (Wire) – Four men were killed on Monday near the town of Tarn when a boiler burst.';
    expect(event(null, blast).where?.text).toBe('town of Tarn');
  });

  test.each([
    // What is rejected happened elsewhere and at another time.
    'The army on Monday rejected a report that soldiers shot villagers in Porto last May.',
    'Otto Falk told 400 people in nine districts to leave on Monday.',
    'Ilse Mills raised 40 million crowns in Series B funding on Monday.',
    'The board banned kites in a decree in the Ostrand Gazette on Monday.',
  ])('names no place of the event: %s', (text) => {
    expect(event(null, text)).toMatchObject({ when: { text: 'Monday' }, where: null });
  });

  test.each([
    [
      'the day of somebody else’s report',
      'Floods have drowned 31 cows in the Tarn valley, officials said on Wednesday. The river rose on Monday.',
      'Monday',
    ],
    ['the day of a deed that is no report', 'The first match of the cup concluded on Monday. Ray won.', 'Monday'],
    ['the day of one’s own', 'The Tarn Bank lost a case, the bank said on Monday. It sold a mill on Friday.', 'Monday'],
    [
      'a day that tells markets apart',
      'Councillors voted to move the town’s Saturday market to a car park. The vote came on Tuesday.',
      'Tuesday',
    ],
    ['a time told from another', 'A thief took a van of shoes. It had left Tarn an hour earlier.', undefined],
  ])('when, beside %s', (_what, text, when) => {
    expect(event(null, text).when?.text).toBe(when);
  });

  test('the hour of a post that tells of no deed is no time', () => {
    const posts = ['17:42\nHow is it in Tarn?', '17:15\nThe fire is near the mill.', '16:50\nIt burns.'];
    expect(event('Live: mill burns in Tarn', posts.join('\n\n')).when).toBeNull();
  });

  test('what was done goes on over an amount and ends before what went on meanwhile', () => {
    const pay = 'Keepers will lose £500,000 a man if they fail to qualify for the cup.';
    expect(event(null, pay).what?.text).toBe('will lose £500,000');
    const fog = event('Rowan Mills gain 40 boats as Ostrand fog continues', 'Rowan Mills have gained 40 boats.');
    expect(fog.what?.text).toBe('gain 40 boats');
  });

  test.each([
    ['Halland Bank shares up on merger talk', 'Shares in Halland Bank rose 4% on Monday.'],
    ['Tarn profits up amid bid criticism', 'Tarn, the miller, said that profits had risen by a third to $40m.'],
  ])('what is up in a headline is no verb: %s', (title, text) => {
    expect(event(title, text).what?.text).not.toMatch(/^(?:shares|profits)/);
  });

  test('what somebody carries on with is part of what was done', () => {
    expect(event(null, 'Bread prices carried on rising on Monday after a poor harvest.').what?.text).toBe(
      'carried on rising',
    );
    expect(event(null, 'The mill carried on selling the drug on Monday.').what?.text).toBe(
      'carried on selling the drug',
    );
    expect(event(null, 'The board carried on a debate about the pier.').what?.text).toBe(
      'carried on a debate about the pier',
    );
  });

  test('an aside before helpers and adverbs is none of it', () => {
    const razed = event(null, 'Half of the old mill in Velde, built in 1895, has now been torn down.');
    expect(razed.what?.text).toContain('torn down');
    expect(razed.when).toBeNull();
  });

  test('a headline of two sentences tells one event, and single marks close', () => {
    const denied = event('Otto Falk sold two mills. Ilse Brandt denies it', 'Otto Falk sold two mills on Monday.');
    expect(denied.what?.text).toBe('sold two mills');
    expect(event("Bakers fight 'bread habit'", "Bakers fight 'bread habit' in Ostrand.").what?.text).toBe(
      "fight 'bread habit'",
    );
  });

  test('of a headline with a semicolon the first part tells the event', () => {
    const storm = event('Winter storm hits Ostrand; two deaths blamed on ice', 'A winter storm hit Ostrand.');
    expect(storm).toMatchObject({ who: { text: 'Winter storm' }, why: null });
  });

  test.each([
    // What is denied has a purpose, not its denial.
    'Otto Falk denied having paid wardens to overlook rot in the mill.',
    'Ilse Brandt reached the final after a 6-7 loss of the first set.',
    'Keepers left the mill after 40 days of sitting in.',
    'The union claimed a victory over the tired old board.',
    'The rebels freed 40 keepers in the most hopeful step since fighting began.',
    'The circus has denied that a mule fell, saying that it had sat down.',
    'Ilse Brandt ran the race of her life to beat the champion.',
    'Tarn will reopen its embassy after an absence of four years.',
  ])('gives no reason: %s', (text) => {
    expect(event(null, text).why).toBeNull();
  });

  test('what a headline tells with “as” is no reason, what its lead does may be', () => {
    const lead = 'Mill talks broke up on Monday as the union rejected a pact.';
    expect(candidates('why', 'Mill talks break up as ferries stand still', lead)).toEqual([
      'the union rejected a pact',
    ]);
  });

  test.each([
    ['The mill has sacked ten keepers. A circular dated January 9 names them.'],
    ['The warden stole the Christmas crib.'],
    ['The warden has denied it. A recording heard since Tuesday seems to be of him.'],
  ])('a day of a paper, or since when something is so, is not the event’s: %s', (text) => {
    expect(event(null, text).when).toBeNull();
  });

  test.each([
    // what is still to be played, and what is over
    ['Ana Ray has been left out of the Tarn squad for Saturday’s match against Velde.', null],
    ['A jury has convicted a baker of nine counts of fraud in the 2012 sale of a mill.', null],
    ['A baker was convicted of fraud in 2012 in Tarn.', '2012'],
    ['Ana Ray has been ruled out of Saturday’s match against Velde.', null],
    ['Otto Falk has taken a swipe at Arle Town ahead of the rivals facing Velde on Monday.', null],
    ['Before he left the post of harbour master on Monday, Otto Falk had run three ports.', null],
    ['Rebels of the 9 March Front have taken a mill in Velde.', null],
    ['Harrow Town lost 2-0 to Velde in Saturday’s final.', 'Saturday'],
    ['Velde won the first round of last week’s contest.', 'last week'],
    ['A barge sank off Velde before dawn on Monday.', 'Monday'],
    ['A miller was brought before a judge in Velde on Monday.', 'Monday'],
    // of what is or may be, where the event is past
    ['A miller has won the Arle Prize. The fair that gives it opens on 3 March.', null],
    ['The board has thrown out a plan for a pier. Its owner has until 30 June to appeal.', null],
    [
      'The board has thrown out a plan for a pier. "What they did on Monday is a crime," its owner told reporters.',
      null,
    ],
    ['The board has thrown out a plan for a pier. It met in Velde on Monday.', 'Monday'],
    ['The board has thrown out a plan for a pier. The mayor says it met on Monday.', 'Monday'],
  ])('a day of what comes before or after is not the event’s: %s', (text, when) => {
    expect(event(null, text).when?.text ?? null).toBe(when);
  });

  test.each([
    // at the same time, and why
    ['A stray shot killed a boy in Velde on Monday as he played on the steps.', null],
    ['As the trial goes on, millers are quietly buying barges.', null],
    ['Mills closed on Monday even as orders for flour doubled.', null],
    ['The truce would hold as long as no shots were fired.', null],
    ['Arle Town have signed a striker as they look for goals.', 'they look for goals'],
    ['Arle Foods swung to a loss as it wrote down two mills.', 'it wrote down two mills'],
    // what is done with the time, what came of it, and what for
    ['The board gave the mill ten days to close its barge yard.', null],
    ['Ana Ray scored 20 points to break the record of the league.', null],
    ['A jury found a miller guilty of plotting with others to blow up a dam.', null],
    ['Crews worked for ten days to raise a barge.', 'to raise a barge'],
    ['The fair in Velde was meant to be held in May.', null],
    ['A miller is to stand down on the grounds of ill health.', 'ill health'],
    ['The bank raised its rate in light of rising pay.', 'rising pay'],
    // what a note holds, who accuses, what is voted down or won over
    ['The board posted a letter saying the mill should close.', null],
    ['The mill dropped a suit against two banks that it had accused of fraud.', null],
    ['Most owners voted against the pay of the chief.', null],
    ['Thousands marched against the pay of the chief.', 'the pay of the chief'],
    ['A new browser wins over careful readers in Velde.', null],
    ['A miller is in hospital following a crash at about 22:15 on Monday.', 'a crash'],
  ])('the reason, and not what only stands like one: %s', (text, why) => {
    expect(event(null, text).why?.text ?? null).toBe(why);
  });

  test.each([
    ['The board hopes to raise its number by 25 to 30 seats.', null],
    ['The board passed the plan by 25 votes to 30.', 'by 25 votes to 30'],
    ['Ana Ray has got bad news. Support for Otto Falk fell by that same margin in Velde.', null],
    ['Ana Ray has got bad news. Otto Falk leads the poll by a wide margin.', null],
    ['A miller was killed in Velde. Two of three raids were by men armed with black axes.', null],
    ['Three men robbed a mill in Velde. They were armed with axes.', 'armed with axes'],
    ['Three climbers were rescued from a ledge by helicopter.', 'by helicopter'],
  ])('how it was done, and not how something else was: %s', (text, how) => {
    expect(event(null, text).how?.text ?? null).toBe(how);
  });

  test('what comes before ", which" tells the event, however the clause after it was read', () => {
    const talks = 'talks aimed at reopening the border, which Rwanda closed in February after a shooting';
    const { who, what, where } = event(null, `Kenya’s harbour minister arrived in Velde on Monday for ${talks}.`);
    expect([who?.text, what?.text, where?.text]).toEqual(['Kenya’s harbour minister', 'arrived in Velde', 'Velde']);
  });

  test('an aside between commas is not what is told', () => {
    const play = 'Ana Ray’s new play, set in the slums of Velde, won the top prize at a fair in Tarn on Monday.';
    expect(event(null, play)).toMatchObject({ what: { text: 'won the top prize' }, where: { text: 'Tarn' } });
  });

  test.each([
    ['Ana Ray has defended her sanctions against Kenya.', null],
    ['The Arle Lions beat the Houston Hawks by six runs.', null],
    ['The mill found a flaw in Internet Explorer on Monday.', null],
    ['The league has opened an inquiry into a match between Velde and Tarn.', null],
    ['A miller was honoured on Monday. The verse is printed in the Holy Quran.', null],
    ['Oil rose 2% on Friday after gunmen blew up a pipeline in southern Iraq.', null],
    ['Otto Falk has pulled out of a play. The Lost Barge, set in Dunkirk in 1940, is a comedy.', null],
    ['Otto Falk flew to Nairobi on Monday. "What happened in Mombasa is a crime," he told reporters.', 'Nairobi'],
    ['A boy died after a fight at a mill in Arle. A man appeared at Velde Crown Court on Monday.', 'Arle'],
    ['A mill burned down in southern Iraq after gunmen attacked it.', 'southern Iraq'],
  ])('a place that only says which thing is meant, or of something else, is not where: %s', (text, where) => {
    const found = event(null, text).where?.text ?? null;
    if (where === null) expect(found).toBeNull();
    else expect(found).toContain(where);
  });

  test.each(['Posted: 9 January 2024, 8:50 AM CET', 'Tuesday 9 January 2024 8:50', 'Published on 9 January 2024'])(
    'a line of dates alone says when a text was written: %s',
    (stamp) => {
      expect(event(null, `Mill burns down in Velde\n\n${stamp}\n\nA mill burned down in Velde.`).when).toBeNull();
      const told = `Mill burns down in Velde\n\n${stamp}\n\nA mill burned down in Velde on Monday.`;
      expect(event(null, told).when?.text).toBe('Monday');
    },
  );

  test.each([
    ['Tarn', 'Port of Tarn - The keeper has called a vote.'],
    ['Oxley Crown Court', 'A keeper has lost his appeal. He was jailed at Oxley Crown Court in 2021.'],
    ['Velde Air', 'Velde Air is in debt. Pilots and crew at Velde Air will strike. Velde Air was sold.'],
    ['Cape Velde', 'The storm tore roofs off, with gusts of 94mph recorded at Cape Velde.'],
    ['school in Velde', 'The keeper has lost his post. He may teach in any school in Velde.'],
    ['village of Velde', 'The keeper has called a vote. Ilse Brandt, a miller in the village of Velde, opposes it.'],
    ['Velde', 'He was put on leave after a bus left without ten pupils, who spent the night at a stop near Velde.'],
  ])('a part of a name, or the place of somebody, is not the event’s: %s', (place, text) => {
    expect(candidates('where', null, text)).not.toContain(place);
  });

  test('a day that is past is not that of what is to come', () => {
    const sale = 'The Tarn Bank will sell two mills. It sold a bridge last week.';
    expect(event(null, sale).when).toBeNull();
  });

  test.each([
    ['Weavers blocked the Hull road with tractors on Monday.', 'with tractors'],
    ['Clerks on bicycles won a pay rise on Monday.', undefined],
    ['Otto Falk denies using a drone to spy on the mill.', undefined],
    ['Otto Falk was accused of using a drone over the mill.', undefined],
    ['Thieves emptied the mill by sending guards a fake order for the night.', /^by sending guards a fake order/],
  ])('how it was done, not who did it or what is denied: %s', (text, how) => {
    const given = event(null, text).how?.text;
    if (how === undefined) expect(given).toBeUndefined();
    else expect(given).toMatch(how);
  });

  test.each([
    ['Ida Holt, who sang in Velde, has died in Hull. She died on Sunday of pneumonia, her son said.', 'pneumonia'],
    ['Ida Holt died of lung cancer aged 55.', 'lung cancer'],
    ['Ida Holt died at the mill of her uncle.', undefined],
    ['Ida Holt won the Velde Prize for a novel about a ferry.', 'a novel about a ferry'],
    ['Ida Holt won the Velde Prize for fiction.', undefined],
    ['Weavers blocked the Hull road, demanding an end to the tax on yarn.', 'an end to the tax on yarn'],
    ['Clerks staged a protest demanding a rise in pay.', 'a rise in pay'],
    ['Weavers shouted slogans in Hull, demanding that Tarn, along with two other towns, be sold.', undefined],
    ['A new tower loomed over the town on Monday.', undefined],
    ['The council sold the bell, hoping to save the school.', 'hoping to save the school'],
    ['Clerks hoping to save the school met in Hull.', undefined],
    ['Otto Falk fed the hens on grains such as the rye that his father grew.', undefined],
    ['Otto Falk shouted, so much so that the guards left.', undefined],
    ['Oats rose after Velde cut its forecast because of a dry spring.', /^Velde cut its forecast/],
  ])('why, by what somebody died of, was honoured for or wanted: %s', (text, why) => {
    const given = event(null, text).why?.text;
    if (why === undefined) expect(given).toBeUndefined();
    else expect(given).toMatch(why);
  });

  test.each([
    // the robbery's, not that of the search for those who did it
    [
      'Gang robs Hull mill',
      'A search was under way last night for a gang that robbed a mill. They struck at 5am on Tuesday.',
      '5am on Tuesday',
    ],
    // the happening's, not the report's
    [
      null,
      'Thieves robbed a mill in Hull, police said on Wednesday. A window was cut. Nobody saw it. ' +
        'Two bells were left. A dog barked. The warden slept. Detectives think that it took place late on Monday.',
      'Monday',
    ],
    // the death's, not that of the statement
    [
      null,
      'Ida Holt has died at 84. Her son said in a note released by the mill on Wednesday that she died on Monday.',
      'Monday',
    ],
    // the fire's, not that of the arrest
    [null, 'Police have arrested two men in connection with a fire at a mill last month.', undefined],
    [null, 'Police have arrested two men over the weekend.', 'the weekend'],
  ])('when it happened: %s %s', (title, text, when) => {
    expect(event(title, text).when?.text).toBe(when);
  });

  test('a form of a verb may end a name', () => {
    const lead = 'Harbour Works, a maker of buoys based in Hull, has bought a rival, the two firms said on Monday.';
    expect(event(null, lead)).toMatchObject({ who: { text: 'Harbour Works' }, what: { text: 'has bought a rival' } });
  });

  test('nobody accuses a flood', () => {
    expect(event(null, 'Floods killed four people, police said.').status).toBe('reported');
    expect(event(null, 'Otto Falk killed four people, police said.').status).toBe('alleged');
  });

  test.each([
    // The text says whose word the headline is, by a report of something else.
    [
      'Brandt: warden stole the letters',
      'Ilse Brandt, who leads the millers, spoke in Tarn on Monday. Brandt said the river was high.',
      'title',
      'alleged | Brandt',
    ],
    [
      'Warden robbed nine millers: police',
      'Tarn is under water. Police said roads were shut.',
      'title',
      'alleged | Police',
    ],
    // It says nobody who could have said it.
    ['Report: Warden hid nine letters', 'A warden of the Tarn sluice hid nine letters from the millers.', 'text', null],
    // What is told of somebody, and what a label is about.
    ['Ilse Brandt: She will keep her mill', 'Ilse Brandt said the river was high.', 'title', null],
    [
      'Tarn floods: millers reject offer',
      'The millers of Tarn spurned an offer on Monday.',
      'title',
      'reported | nobody',
    ],
  ])('a headline that is somebody’s word by its label: %s', (title, text, where, standing) => {
    const { what, status, claimant } = event(title, text);
    expect(what?.in).toBe(where);
    if (standing !== null) expect(`${status} | ${claimant?.text ?? 'nobody'}`).toBe(standing);
  });

  test('a price is no accusation', () => {
    expect(event(null, 'Brandt Mills charges more than $5 for a loaf in its new shop in Tarn.').status).toBe(
      'reported',
    );
    expect(event(null, 'Nine wardens were charged with finding a site in Tarn.').status).toBe('reported');
    expect(event(null, 'Nine wardens were charged with hiding a barrel in Tarn.').status).toBe('charged');
    expect(event(null, 'Police charged Otto Falk with theft in Tarn on Monday.').status).toBe('charged');
  });

  test('does not take a question for an event', () => {
    expect(event('What does the new bridge mean for Hull?', 'It is a mystery.').what?.in).not.toBe('title');
  });

  test('answers only where the article answers', () => {
    const { when, where, why, how } = event('Unions reject pay offer', 'The unions rejected it. Nobody was glad.');
    expect([when, where, why, how]).toEqual([null, null, null, null]);
  });

  test('no answer is longer than its question allows', () => {
    const { what, why, how } = event(
      null,
      'The mayor opened the long new bridge of steel and stone and glass over the wide grey river there by ' +
        'cutting a long red ribbon of silk with old scissors, because the council had asked her to do so again and ' +
        'again and again over many long years.',
    );
    const words = (text: string | undefined) => (text ?? '').split(/\s+/).length;
    expect(words(what?.text)).toBeLessThanOrEqual(20);
    expect(words(why?.text)).toBeLessThanOrEqual(24);
    expect(words(how?.text)).toBeLessThanOrEqual(16);
  });

  test('a pronoun hides who did it, not what', () => {
    const { who, what } = event(null, 'She will serve a term of 6 years and 2 months. The judge spoke on Monday.');
    expect(who).toBeNull();
    expect(what?.text).toBe('will serve a term of 6 years and 2 months');
  });

  test('a warning for a county is there; a court of law is no place', () => {
    const flood = 'Storm warning extended for Tarn County';
    expect(event(flood, `${flood}. Nothing more is known.`).where?.text).toBe('Tarn County');
    expect(candidates('where', null, 'The quarrel has reached the High Court of Trade, a clerk said.')).toEqual([]);
    expect(candidates('where', null, 'Ida Falk won a medal for Velde.')).toEqual([]);
  });

  test('a doer whom the headline calls by a noun alone is told as the lead does', () => {
    const { who, what } = event(
      'Warden denied vote to test new keeper',
      'Bridge warden Ida Falk left her post on Monday to force a vote, but the mayor turned it down.',
    );
    expect([who?.text, what?.text]).toEqual(['Bridge warden Ida Falk', 'left her post']);
    const other = event('Warden denied vote', 'The mayor turned down a vote on Monday, Ida Falk said.');
    expect(other.what?.in).toBe('title');
  });

  test('part of a name is no place', () => {
    const found = candidates('where', null, 'Special Agent in Charge Ida M. Falk said the search was over.');
    expect(found).toEqual([]);
  });

  test('what a relative clause tells of somebody answers nothing', () => {
    const film = 'a film about the women who harvest salt at Lac Ebele';
    expect(event(null, `Otto Falk won the 2023 Arle Prize for ${film}.`).where).toBeNull();
    expect(event(null, 'Ida Falk, who left home because she hated the sea, died in Velde.').why).toBeNull();
  });

  test.each([
    ['Fever killed 31 people in Velde between May and July, a charity said on Tuesday.', 'between May and July'],
    ['Thieves emptied a mill in Velde between 11pm on Saturday and 6am on Sunday.', /^between 11pm .* Sunday$/],
    ['The ferry will stop running in June, operator Velde Lines said on Wednesday.', 'June'],
    ['Prosecutors are examining whether Ida Falk lied, two people said Tuesday.', undefined],
  ])('the day of a report and the time of a comparison do not answer: %s', (text, when) => {
    const found = event(null, text).when?.text;
    if (when instanceof RegExp) expect(found).toMatch(when);
    else expect(found).toBe(when);
  });

  test.each([
    ['Otto Falk headed in a 94th-minute corner in Velde on Sunday.', ['Velde']],
    ['Ida Falk was sentenced to four years in federal prison.', []],
    ['The council raised its spending on primary schools and health.', []],
    ['Rovers won at Hill Park Monday.', ['Hill Park']],
  ])('a kind of place and a day are no place: %s', (text, places) => {
    expect(candidates('where', null, text)).toEqual(places);
  });

  test.each([
    'Ninety pilots at the Norwegian airline Tarn Fly began a strike on Monday.',
    'A former officer at Tarn Mills was fined.',
    "Four drums went home in a first return by Leeds's Museum of World Crafts.",
  ])('an employer, its nation and a part of a name are not where something happened: %s', (text) => {
    expect(event(null, text).where).toBeNull();
  });

  test.each([
    ['Stars hailed two films of 2003.', undefined],
    ['A singer was fined after a brawl in a hotel two years ago.', undefined],
    ['The mill saw its strongest growth since 1980.', undefined],
    ['The mill made a net loss in the fourth quarter.', 'the fourth quarter'],
  ])('a year or a season that a noun has is not the event’s: %s', (text, when) => {
    expect(event(null, text).when?.text).toBe(when);
  });

  test('a time of what a figure is measured by is none', () => {
    const profits = 'Profits at the mill fell to 4 million euros in July from 9 million in June.';
    expect(candidates('when', null, profits)).toEqual(['July']);
  });

  test.each([
    ['A judge dismissed an attempt by Otto Falk to keep the mill.', undefined],
    ['A photo of a cat on the back of a dog has gone viral in Velde.', undefined],
    ['Police killed a man wanted for a hotel siege.', undefined],
    ['Ida Falk closed the mill in an attempt to save the ferry.', 'to save the ferry'],
  ])('a purpose or a cause is the event’s own: %s', (text, why) => {
    expect(event(null, text).why?.text).toBe(why);
  });

  test.each([
    ['Rebels claimed on Thursday to have taken the port.', 'claimed on Thursday to have taken the port'],
    ['Councillors have called on the mayor to pay back £9,400.', 'have called on the mayor to pay back £9,400'],
    [
      'Tarn Mills is in advanced talks to sell its old mill to a group led by the Falk family of Velde for 9 million.',
      'is in advanced talks to sell its old mill to a group',
    ],
  ])('a predicate holds what its verb or noun takes: %s', (text, what) => {
    expect(event(null, text).what?.text).toBe(what);
  });

  test.each([
    ['Velde stars Otto Falk and Ida Lind attended the opening of a mill.', /^Velde stars/, /^attended/],
    ['A box set featuring 60 rare tracks has gone on sale in Hull.', /^box set/, /^has gone on sale/],
    ['As a row over a mill goes on, the Tarn Board is announcing a plan to sell it.', /Tarn Board/, /^is announcing/],
    ['Velde’s highest court Friday ordered the release of Otto Falk.', /court$/, /^ordered/],
    ['Otto Falk, whose drawings were passed from hand to hand for years, died in Velde.', /^Otto Falk$/, /^died/],
    ['An officer shot and killed an unarmed man in Velde.', /^officer$/, /^shot and killed an unarmed man/],
    ['Profits at the mill fell 93% as costs rose.', /^Profits/, /^fell 93%$/],
    ['The country adds more jobs than expected.', /^country$/, /^adds more jobs than expected$/],
    ['A film about the “Velde Blogger” has been shown in Hull.', /“Velde Blogger”$/, /^has been shown/],
  ])('finds the verb, and gives who and what whole: %s', (text, actor, action) => {
    const { who, what } = event(null, text);
    expect(who?.text).toMatch(actor);
    expect(what?.text).toMatch(action);
  });

  test('who says it is not what is said', () => {
    expect(event('Old music not dead says Falk', 'The mill opened on Monday in Velde.').what?.text).toBe('opened');
  });

  test.each(['It was a shock for all.', 'You will not have to wait for long.', 'I met Otto Falk in Velde.'])(
    'a word that stands for nobody does nothing: %s',
    (text) => {
      expect(event(null, text).what).toBeNull();
    },
  );

  test('an agency’s points are no story, and a colon ends a dateline', () => {
    const points = '* Q2 sales 9 million vs 8 million\n* Shares fall\n\nVelde Mills cut its forecast on Thursday.';
    expect(event(null, points).who?.text).toBe('Velde Mills');
    expect(event(null, 'New Velde: Farmers blocked a road on Sunday.').who?.text).toBe('Farmers');
  });

  test.each([
    [
      'A former treasurer was sentenced on Thursday to 19 years.',
      { text: 'PORT HALLOW, Maine', in: 'dateline', start: 0 },
    ],
    ['A former treasurer was sentenced on Thursday in Velde to 19 years.', { text: 'Velde', in: 'text' }],
    ['The bank raised its rate on Thursday.', null],
  ])('what is done in one place was done where the dateline says: %s', (text, place) => {
    const article = { ...rawArticle(text, { language: 'en' }), dateline: 'PORT HALLOW, Maine (Newsline) —' };
    const { where } = digestArticle(article).facts.event;
    if (place === null) expect(where).toBeNull();
    else expect(where).toMatchObject(place);
  });

  test('the day of a dateline is no part of its place', () => {
    const article = { ...rawArticle('Two mills burned on Thursday.', { language: 'en' }), dateline: 'VELDE, July 24' };
    expect(digestArticle(article).facts.event.where).toMatchObject({ text: 'VELDE', in: 'dateline', start: 0, end: 5 });
  });

  test.each([
    ['"Saturday Night Live" star Otto Falk was arrested in Velde.', null],
    ['A "Sunday Times" reporter was arrested in Velde.', null],
    ['Otto Falk was arrested in Velde on Saturday.', 'Saturday'],
    ['The mill sold most loaves on the last Saturday before Christmas in Velde.', 'the last Saturday'],
  ])('what a programme or a feast is called is no day of the event: %s', (text, when) => {
    const { event: found } = digestArticle(rawArticle(text, { language: 'en' })).facts;
    expect(found.when?.text ?? null).toBe(when);
  });

  test.each([
    ['The state is ready to launch satellites to mark the day.', 'to mark the day'],
    ['The folk band Falk built up a cult following throughout May to win three prizes.', null],
    ['Falk Mills opened two shops as it had “ignored the demands” of its bakers.', null],
  ])('why it is done: %s', (text, why) => {
    expect(event(null, text).why?.text ?? null).toBe(why);
  });

  test('an article without sentences has no event', () => {
    expect(buildFacts(analyse({ ...rawArticle('text', { language: 'en' }), text: '' })).event).toMatchObject({
      who: null,
      what: null,
      when: null,
      where: null,
      why: null,
      how: null,
    });
  });
});
