import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';

const quotesOf = (text: string) => digestArticle(rawArticle(text, { language: 'en' })).facts.quotes;

describe('who says it', () => {
  test.each([
    ['Millers clamoring to stop Otto Falk from standing say it is “quite late”.', null],
    ['Voters who back Otto Falk say it is “quite late”.', null],
    ['A miller who helped carry them, Otto Falk, said it was “quite late”.', 'Otto Falk'],
    ['Former Otto Falk speechwriter Ilse Brandt said it was “quite late”.', 'Ilse Brandt'],
    ['Otto Falk and Ilse Brandt said it was “quite late”.', null],
    ['Otto Falk, husband of Ilse Brandt, said it was “quite late”.', 'Otto Falk'],
    ['Sen. Otto Falk, R-Fla., appearing on the radio, said it was “quite late”.', 'Otto Falk'],
    ['Sen. Otto Falk, D-N.Y., a miller, said it was “quite late”.', 'Otto Falk'],
    ['Otto Falk, a Velde, Fla., miller working to open it, said it was “quite late”.', 'Otto Falk'],
  ])('is nobody the speaker is only told of: %s', (text, name) => {
    const named = ' Otto Falk and Ilse Brandt met in Velde.';
    expect(quotesOf(text + named)[0]?.speaker?.name).toBe(name);
  });

  test.each([
    ['Ferry operator Velde Lines said it was “quite late”.', 'Velde Lines'],
    ['The Velde Cycling Union (VCU) said it was “quite late”.', 'Velde Cycling Union'],
    ["Cycling's governing body the Velde Cycling Union said it was “quite late”.", 'Velde Cycling Union'],
    ['Operator Velde Lines said it was “quite late”.', 'Velde Lines'],
    ['Anti-Velde Lines protesters said it was “quite late”.', null],
    ['A lawyer for ferry operator Velde Lines said it was “quite late”.', null],
    ['Workers striking Velde Lines said it was “quite late”.', null],
    ['People who run Velde Lines said it was “quite late”.', null],
  ])('an organization after what it is: %s', (text, name) => {
    expect(quotesOf(`${text} Velde Lines has nine ferries.`)[0]?.speaker?.name).toBe(name);
  });

  test.each([
    ['Daughter Wen, 50, feared for the hens. “They were all we had,” she said.', null],
    ['His hens were gone. “My father raised them,” he said.', 'Otto Falk'],
    ['His father raised hens. “They were all we had,” he said.', null],
  ])('a pronoun is nobody named before where kin of the same sex comes between: %s', (rest, name) => {
    const sex = rest.includes('she') ? 'Anna Brandt' : 'Otto Falk';
    expect(quotesOf(`${sex}, a miller, was at the gate on Monday. ${rest}`).at(-1)?.speaker?.name).toBe(name);
  });

  test.each([
    ['whoever issues what says it', 'Arle Milling issued a statement saying it was “quite sound”.', 'Arle Milling'],
    [
      'the subject of the clause that a participle goes with',
      'Hours later, Ilse Brandt thanked Otto Falk, telling him: “The mill is sound.”',
      'Ilse Brandt',
    ],
    [
      'the subject of the main clause and not of the one before it',
      'When Otto Falk left, Ilse Brandt led the tributes, saying he had been “quite a miller”.',
      'Ilse Brandt',
    ],
    [
      'whoever follows the verb before a participle',
      '“The mill is sound,” said Ilse Brandt, adding that it had “never stood still”.',
      'Ilse Brandt',
    ],
    [
      'a name with the office after it where a participle says it',
      'Ilse Brandt, the warden, wrote to the mill, warning it of “dark days”.',
      'Ilse Brandt, the warden',
    ],
    [
      'the subject of a clause that tells of a noun',
      'Velde rejected an offer its mayor called “quite unfair”.',
      'its mayor',
    ],
    ['one of a family with the first name', '“It is sound,” said Otto Falk’s widow, Ilse.', 'Otto Falk’s widow, Ilse'],
    [
      'the subject of a sentence that goes on behind what it quotes',
      'Ilse Brandt called the mill “a pit”, adding: “It will burn.”',
      'Ilse Brandt',
    ],
    [
      'not whoever reports what somebody was told',
      'A guard told the wardens, Otto Falk said, that he was “only asleep”.',
      'A guard',
    ],
    [
      'who stands between commas before what is quoted',
      'Otto Falk was, said the warden, “quite a miller”.',
      'the warden',
    ],
    ['no doubled mark', "''The mill is sound,'' Ilse Brandt said. ''It has never stood still.''", 'Ilse Brandt'],
    ['the one recalled', '“The mill is sound,” Otto Falk recalled the warden saying.', 'the warden'],
    ['the one heard telling', '“Sit down,” Otto Falk remembered the warden telling them.', 'the warden'],
    [
      'a name with the offices after it, in small letters, too',
      "Ilse Brandt, Arle Milling's founder, head and owner, said, “We met our goals.”",
      "Ilse Brandt, Arle Milling's founder, head and owner",
    ],
    ['the one quoted', 'The Harbour Light quoted Ilse Brandt as saying: “The mill is sound.”', 'Ilse Brandt'],
    [
      'without the time of day',
      'At about 5:30 a.m. miller Otto Falk told the guard: “The mill is on fire.”',
      'miller Otto Falk',
    ],
    [
      'whoever a clause is told of, and not the subject of the sentence',
      'Velde banned the film, in which the town met a convicted thief, who blamed his mother and said she “should go”.',
      'a convicted thief',
    ],
    [
      'the family of somebody told of in a clause',
      'The mother of a boy who was found in Tavish said she was “quite calm”.',
      'The mother of a boy',
    ],
    ['without the word for what they speak of', 'The mill, which Velde Lines called “sound”, burnt.', 'Velde Lines'],
    ['without what a preposition goes with', 'In a Monday note Otto Falk called the mill “quite sound”.', 'Otto Falk'],
    [
      'a body to the end of its name',
      'The mill is “quite sound”, according to the Arlshire Commission on Human Rights.',
      'the Arlshire Commission on Human Rights',
    ],
    ['nobody where no doer is told', 'It is a mill that’s been described as “quite sound”.', undefined],
    [
      'nobody where only a preposition is before',
      'The mill was sold, but in the past called “quite sound”.',
      undefined,
    ],
    ['nobody by what somebody does', 'Two days later, she sent a letter saying: “The mill is sound.”', undefined],
    ['nobody by what a word before it does', 'She would like to inspect mills that said “no flour today”.', undefined],
    ['a body that such a word begins the name of', 'Far Velde Mills called it “quite sound”.', 'Far Velde Mills'],
    [
      'somebody whose clause begins with a participle that is no deed',
      '“It was quite sound,” retired miller Otto Falk said.',
      'retired miller Otto Falk',
    ],
    [
      'whoever is after the rest of the sentence that is quoted',
      'Mills with “a sound wheel” are left alone, the warden said.',
      'the warden',
    ],
    ['without the word that opens a clause', 'He left, whereas Ilse Brandt called it “quite sound”.', 'Ilse Brandt'],
    ['the subject before "instead"', 'Otto Falk instead called it “quite sound”.', 'Otto Falk'],
    ['without an age', '“It is sound,” said Otto Falk, 57.', 'Otto Falk'],
    ['without the agency of the dateline', '(Newsline)The warden called the mill “quite sound”.', 'The warden'],
  ])('is %s', (_, text, expected) => {
    expect(quotesOf(text)[0]?.speaker?.text).toBe(expected);
  });

  test.each<[what: string, text: string, name: string | null | undefined, nth?: number]>([
    [
      'the subject of a sentence that goes on behind what it quotes',
      'Ilse Brandt said the council was “quite glad” of the mill but warned that “the dam is rotten”.',
      'Ilse Brandt',
      1,
    ],
    ['nobody whom something was done to', 'A miller cleared of killing Otto Falk called it “quite fair”.', null],
    [
      'no officer he told it to',
      'Sgt. Emil Roth found Otto Falk in the mill. He told the officer: “I fell asleep.”',
      'Otto Falk',
    ],
    [
      'no sergeant he told it to',
      'Sgt. Emil Roth found Otto Falk in the mill. He told the sergeant: “I fell asleep.”',
      'Otto Falk',
    ],
    ['not the child', 'The father of baby Ilse Brandt said he was “quite calm”. Ilse Brandt is two.', null],
    ['not whose family it is', 'Otto Falk ran late. The family said the visit was “private”.', null],
    ['neither of two who say it', '“It is sound,” Otto Falk and Ilse Brandt said. Falk left. Brandt stayed.', null],
    [
      'no lawyer who speaks for him',
      'Defending, Mr Emil Roth said Falk was sorry. He admitted he had taken “one sack” of rye. Otto Falk was fined.',
      'Otto Falk',
    ],
    ['not whom she speaks for', 'A spokeswoman for former Mayor Otto Falk said he was “quite calm”.', null],
    ['not whose wife she is', 'The wife of Attorney General Otto Falk said he was “quite calm”.', null],
    ['the bearer of an office of two parts', 'Secretary of State Otto Falk said he was “quite calm”.', 'Otto Falk'],
    ['not who works there', 'The head of the mill, where Otto Falk has worked, said he was “quite calm”.', null],
    [
      'who heads what somebody else works for',
      'Ilse Brandt, head of the mill, where Otto Falk has worked since May, said he was “quite calm”.',
      'Ilse Brandt',
    ],
    ['not the client', 'A lawyer for Otto Falk, Ilse Brandt, said he was “quite calm”.', 'Ilse Brandt'],
    [
      'not the owner of the office that says it',
      'Otto Falk ran late. Falk’s office said the visit was “private”.',
      null,
    ],
    ['not whose campaign it is', 'Otto Falk ran late. The Falk campaign said the visit was “private”.', null],
    ['not who leads the company', 'Otto Falk runs Arle Milling. The company said it was “not for sale”.', null],
    ['not whoever recalls it', '“It shook like a sieve,” Otto Falk recalled the driver saying.', null],
    ['no company by its trade', 'Otto Falk sold his shares. The Tavish-based brewer said it was “not for sale”.', null],
    [
      'the name before a list of offices',
      'Ilse Brandt, Arle Milling’s Chair, President, and Treasurer, added, “We met our goals this year.”',
      'Ilse Brandt',
    ],
    [
      'the subject of the sentence before, where somebody else spoke in the paragraph above',
      'Ilse Brandt was glad. “It sold,” she said.\n\nCouncillor Otto Falk would not blame the rain. “We were slow.”',
      'Otto Falk',
      1,
    ],
    [
      'nobody where that subject is no person',
      'The vote split the town. “They never asked us about it at all.”',
      undefined,
    ],
    [
      'not somebody who has the first name of a brother',
      '“He was kind,” said Falk’s brother Emil, a baker. Singer Emil Roth wept.',
      null,
    ],
    ['the one named after an office', '“He never took a sack,” said his lawyer, Ilse Brandt.', 'Ilse Brandt'],
    [
      'nobody where a relative comes between',
      'Otto Falk ran the mill. His brother baked. “It was hot,” he said.',
      null,
    ],
  ])('is %s', (_, text, expected, nth = 0) => {
    expect(quotesOf(text).filter(({ kind }) => kind !== 'indirect')[nth]?.speaker?.name).toBe(expected);
  });

  test('is the subject of what somebody kept saying', () => {
    const [quote] = quotesOf('The parrot kept calling “Otto, come home” to the guards of the mill.');
    expect(quote?.speaker?.text).toBe('The parrot');
  });

  test('is never the one who reports what "he" told', () => {
    const [quote] = quotesOf('Otto Falk came by. “I lit it,” he told the guards, Warden Emil Roth said on Monday.');
    expect(quote?.speaker?.name ?? null).not.toBe('Emil Roth');
  });

  test('is the one named by the sentence before', () => {
    const text = 'The mill was sound but the sluice was not, said warden Otto Falk. “We mean to see why it broke.”';
    expect(quotesOf(text).find(({ kind }) => kind === 'direct')?.speaker?.text).toContain('Otto Falk');
  });
});

describe('whom a pronoun or a description cannot mean', () => {
  const nameOf = (text: string) => quotesOf(text).at(-1)?.speaker?.name;

  test.each([
    ['somebody the quotation names', 'Otto Falk left on Monday. “I think Falk was ill,” he said.', null],
    ['unless they are not named in it', 'Otto Falk left on Monday. “I was ill,” he said.', 'Otto Falk'],
    [
      'whoever a spokesman speaks for',
      'Otto Falk, head of the mill, left on Monday. “The mill is open,” the spokesman said.',
      null,
    ],
    [
      'somebody beside whose name another is only said to speak',
      'The coast was searched for Otto Falk, according to an inspector. “It is late,” the inspector said.',
      null,
    ],
    [
      'somebody another is said to speak of',
      'The mill was shut by Otto Falk, an inspector said. “It is late,” the inspector said.',
      null,
    ],
    [
      'somebody whom those described are only said to have found, hurt or drawn',
      "The sheriff's portrait of Otto Falk hung there. “It is late,” the sheriff said.",
      null,
    ],
    ['but somebody the text calls so', 'Otto Falk, an inspector, left. “It is late,” the inspector said.', 'Otto Falk'],
  ])('%s', (_, text, name) => {
    expect(nameOf(text)).toBe(name);
  });
});

describe('who is told', () => {
  test.each([
    ['Millers were told by the warden that the dam was “rotten”.', ['the warden']],
    ['Millers were told that the dam was “rotten”.', []],
    ['Otto Falk said by phone: “The dam is rotten and the mill will burn.”', ['Otto Falk']],
    ['Otto Falk replied by text message: “The dam is rotten and the mill will burn.”', ['Otto Falk']],
    ['Millers were told by letter: “The dam is rotten and the mill will burn.”', [null]],
    ['Millers were accused of “killing the dam” on Monday.', []],
    ['Otto Falk was accused by the board of “killing the dam”.', ['the board']],
    ['“The dam is rotten,” they were told.', [null]],
    ['“The dam is rotten,” the court was told.', ['the court']],
  ])('does not speak: %s', (text, speakers) => {
    const quotes = quotesOf(text).filter(({ kind }) => kind !== 'indirect');
    expect(quotes.map(({ speaker }) => speaker?.text ?? null)).toEqual(speakers);
  });
});

test('whose wife, brother or aunt is named is none of them', () => {
  const text =
    'Emil Obi shut the mill.\n\nOtto Falk, whose wife died in May, said it was late. “I would know,” he said.';
  expect(quotesOf(text).find(({ kind }) => kind === 'direct')?.speaker?.name).toBe('Otto Falk');
});

test('who has said nothing before adds nothing', () => {
  const named = (text: string) => quotesOf(text).find(({ kind }) => kind === 'direct')?.speaker?.name;
  const added = '“I have the key,” she added.';
  expect(named(`The millers met Ilse Brandt and were told by Anna Falk that the dam was rotten. ${added}`)).toBeNull();
  expect(named(`Ilse Brandt said on Monday that the dam was rotten. ${added}`)).toBe('Ilse Brandt');
});

describe('an interview', () => {
  const TURNS = 'Q: What broke?\n\nA: The sluice broke first.\n\nQ: And then?\n\nA: Then we ran for our lives.';

  test('gives its turns, the answers with the only person introduced', () => {
    const quotes = quotesOf(`Otto Falk has run the mill of Tavish for nine years.\n\n${TURNS}`);
    expect(quotes.map(({ text, speaker }) => [text, speaker?.text, speaker?.name])).toEqual([
      ['What broke?', 'Q', null],
      ['The sluice broke first.', 'A', 'Otto Falk'],
      ['And then?', 'Q', null],
      ['Then we ran for our lives.', 'A', 'Otto Falk'],
    ]);
  });

  test('names nobody where two people are introduced', () => {
    const quotes = quotesOf(`Otto Falk and Ilse Brandt run the mill of Tavish.\n\n${TURNS}`);
    expect(quotes.map(({ speaker }) => speaker?.name)).toEqual([null, null, null, null]);
  });

  test('is none with a single answer', () => {
    expect(quotesOf('Otto Falk runs the mill.\n\nQ: What broke?\n\nA: The sluice broke.')).toEqual([]);
  });

  test.each([
    ['the words for question and answer', 'Question: What broke?', 'Answer: The sluice.', 'Answer', 'Otto Falk'],
    ['a newspaper and a surname in capitals', 'HARBOUR POST: What broke?', 'FALK: The sluice.', 'FALK', 'Otto Falk'],
    ['initials', 'IB: What broke?', 'OF: The sluice.', 'OF', 'Otto Falk'],
    ['letters with numbers', 'Q1: What broke?', 'A1: The sluice.', 'A1', 'Otto Falk'],
    ['full names', 'Ilse Brandt: What broke?', 'Otto Falk: The sluice.', 'Otto Falk', 'Otto Falk'],
    ['asterisks around the question', '**The Light: What broke?**', '**Falk:** The sluice.', 'Falk', 'Otto Falk'],
  ])('has its turns told by %s', (_, question, answer, label, name) => {
    const text = ['Otto Falk has run the mill of Tavish for nine years.', question, answer, question, answer];
    const quotes = quotesOf(text.join('\n\n'));
    expect(quotes.map(({ text: words }) => words)).toEqual([
      'What broke?',
      'The sluice.',
      'What broke?',
      'The sluice.',
    ]);
    expect(quotes[1]?.speaker).toMatchObject({ text: label, name });
  });

  test('has names in full at first, and their initials from then on', () => {
    const intro = 'Otto Falk has run the mill of Tavish for nine years. Ilse Brandt met him.';
    const turns = ['Ilse Brandt: What broke?', 'Otto Falk: The sluice.', 'IB: And then?', 'OF: We ran.'];
    expect(quotesOf([intro, ...turns].join('\n\n')).map(({ text, speaker }) => [text, speaker?.name])).toEqual([
      ['What broke?', 'Ilse Brandt'],
      ['The sluice.', 'Otto Falk'],
      ['And then?', 'Ilse Brandt'],
      ['We ran.', 'Otto Falk'],
    ]);
  });

  describe('without labels', () => {
    const asked = (intro: string, ...turns: string[]) =>
      quotesOf([intro, ...turns].join('\n\n')).map(({ text, speaker }) => [text, speaker?.name ?? null]);
    const THREE = ['What broke?', 'The sluice. I saw it.', 'And then?', 'We ran.', 'Were you afraid?', 'I still am.'];

    test('has questions that are paragraphs of their own, and the person who is introduced answers', () => {
      expect(asked('Otto Falk has run the mill for nine years.', ...THREE)).toEqual([
        ['What broke?', null],
        ['The sluice. I saw it.', 'Otto Falk'],
        ['And then?', null],
        ['We ran.', 'Otto Falk'],
        ['Were you afraid?', null],
        ['I still am.', 'Otto Falk'],
      ]);
    });

    test('has questions with a sentence before them, and with numbers; an answer may ask, too', () => {
      const long = [
        '1. What broke?',
        'The sluice.',
        'The board has shut the mill. Do you mind?',
        'I do. Would you not?',
      ];
      const turns = asked('Otto Falk has run the mill for nine years.', ...long, '3. Were you afraid?', 'I still am.');
      expect(turns.map(([, name]) => name)).toEqual([null, 'Otto Falk', null, 'Otto Falk', null, 'Otto Falk']);
    });

    test('has questions that first tell what they ask about; whoever speaks of themselves asks nobody', () => {
      const answer = 'I saw the sluice go. Who would stay?';
      const turns = ['What broke?', answer, 'You ran to the village. Was it far?', 'My legs say so.', 'I fell twice.'];
      const last = ['Were you afraid?', 'I still am.', 'The mill is open from May to October.'];
      expect(asked('Otto Falk has run the mill for nine years.', ...turns, ...last)).toEqual([
        ['What broke?', null],
        [answer, 'Otto Falk'],
        ['You ran to the village. Was it far?', null],
        ['My legs say so.', 'Otto Falk'],
        ['I fell twice.', 'Otto Falk'],
        ['Were you afraid?', null],
        ['I still am.', 'Otto Falk'],
      ]);
    });

    test('has questions between asterisks, and answers in quotation marks', () => {
      const bold = THREE.map((turn, at) => (at % 2 === 0 ? `**${turn}**` : `“${turn}”`));
      const turns = asked('Otto Falk has run the mill for nine years.', ...bold);
      expect(turns.slice(0, 2)).toEqual([
        ['What broke?', null],
        ['“The sluice. I saw it.”', 'Otto Falk'],
      ]);
    });

    test('has two questions where its title says that it is one', () => {
      const article = rawArticle(['Otto Falk runs the mill.', ...THREE.slice(0, 4)].join('\n\n'), { language: 'en' });
      const names = (title: string | null) =>
        digestArticle({ ...article, title }).facts.quotes.map(({ speaker }) => speaker?.name);
      expect(names('Q&A: the miller of Tavish')).toEqual([undefined, 'Otto Falk', undefined, 'Otto Falk']);
      expect(names('The miller of Tavish')).toEqual([]);
    });

    test('has question and answer on two lines of a paragraph; who asks does not answer', () => {
      const pairs = ['What broke?\nThe sluice.', 'And then?\nWe ran.', 'Were you afraid?\nI still am.'];
      expect(asked('Otto Falk runs the mill. He talks to Ilse Brandt of the Post.', ...pairs)[1]).toEqual([
        'The sluice.',
        'Otto Falk',
      ]);
    });

    test('is none where nobody speaks for themselves, or two people are introduced', () => {
      const guide = ['What broke?', 'The sluice.', 'And then?', 'It was mended.', 'Is it safe?', 'It is.'];
      expect(asked('Otto Falk has run the mill for nine years.', ...guide)).toEqual([]);
      expect(asked('Otto Falk and Ilse Brandt run the mill.', ...THREE)).toEqual([]);
      expect(asked('Otto Falk has run the mill for nine years.', ...THREE.slice(0, 4))).toEqual([]);
    });
  });

  test('goes on with an answer in the paragraphs that have no label, up to the next question', () => {
    const turns = ['Q: What broke?', 'A: The sluice.', 'Nobody saw it.', 'Q: And then?', 'A: We ran.', 'He left.'];
    const quotes = quotesOf(['Otto Falk runs the mill.', ...turns].join('\n\n'));
    expect(quotes.map(({ text, speaker }) => [text, speaker?.name])).toEqual([
      ['What broke?', null],
      ['The sluice.', 'Otto Falk'],
      ['Nobody saw it.', 'Otto Falk'],
      ['And then?', null],
      ['We ran.', 'Otto Falk'],
    ]);
  });

  test.each([
    ['a programme', 'Time: Monday at noon.\n\nPlace: The mill.\n\nTime: Tuesday at noon.\n\nPlace: The quay.'],
    ['one label alone', 'Note: The mill is shut.\n\nNote: The quay is shut.\n\nNote: The pier is shut.'],
  ])('is not %s', (_, text) => {
    expect(quotesOf(text)).toEqual([]);
  });
});

test('turns with a label between asterisks have their speaker', () => {
  const text =
    'The Light met miller Otto Falk in Tavish.\n\n**The Light:** Will you sell?\n\n**Otto Falk:** Not in my life.' +
    '\n\n**The Light**: And the barn?\n\n**Otto Falk**: It will be a school.';
  const said = quotesOf(text).map((quote) => `${quote.text} ${quote.speaker?.name ?? '-'}`);
  expect(said).toContain('Not in my life. Otto Falk');
  expect(said).toContain('It will be a school. Otto Falk');
});

test('a line in bold is no turn', () => {
  expect(quotesOf('Otto Falk met us.\n\n**Open:** daily.\n\n**Closed:** never.\n\n**A barn** burnt.')).toEqual([]);
});

test('a dash before a sentence signs nothing', () => {
  const said = (text: string) => quotesOf(text).find(({ text: words }) => words.includes('shut it'))?.speaker?.text;
  expect(said('"We shut it." - Otto Falk said the mill is rotten.')).not.toBe('Otto Falk said the mill is rotten');
  expect(said('"We shut it down for good." — Otto Falk')).toBe('Otto Falk');
});

test.each([
  [
    'Ardle leader Otto Marsh attacked the plan. Mr Lund liked figures, the Ardle leader said. “It is a plan,” he said.',
    'Otto Marsh',
  ],
  ['Karl Lund had lied, Otto Marsh said. “I saw him on the pier,” he added.', 'Otto Marsh'],
  ['Karl Lund had lied, Ida Marsh said. “I was at home,” he said.', 'Karl Lund'],
  ['Karl Lund had lied, the judge said. “I saw that he lied,” he said.', null],
  ['Karl Lund had left, the ferry site reported. “I was at home,” he said.', 'Karl Lund'],
  ['Karl Lund was at the pier, ARNA reported. “I was at home,” he said.', 'Karl Lund'],
  ['The pier is shut, Otto Marsh said. Karl Lund agreed: “It was rotten,” he said.', 'Karl Lund'],
])('whoever closes the sentence before goes on: %s', (text, name) => {
  expect(quotesOf(text).find(({ kind }) => kind === 'direct')?.speaker?.name ?? null).toBe(name);
});

test('but not where the sentence has somebody of its own', () => {
  const said = 'Karl Lund had lied, Otto Marsh said.';
  const text = `${said} King Harald caused a stir when he declared that the sea was “his own”.`;
  expect(quotesOf(text).find(({ kind }) => kind === 'partial')?.speaker?.name).not.toBe('Otto Marsh');
});
