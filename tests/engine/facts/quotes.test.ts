import { describe, expect, test } from 'vitest';
import { type Analysis, analysisOf, type Entity } from '../../../engine/analysis.ts';
import { findSpeech } from '../../../engine/facts/speech.ts';
import { nameKey } from '../../../engine/names/key.ts';
import type { QuoteFact } from '../../../engine/record.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

function analysis(text: string, entities: readonly Entity[] = []): Analysis {
  return analysisOf(tokenizeText(text), { title: null, dateline: null, language: 'en', referenceDate: null, entities });
}

/** "Eva Lind, 20" */
function ageAfter(text: string, name: string): Entity['age'] {
  const match = new RegExp(`\\b${name}, (\\d+)`, 'd').exec(text);
  const [start, end] = match?.indices?.[1] ?? [0, 0];
  return match === null ? null : { text: text.slice(start, end), start, end, value: Number(match[1]) };
}

/** A person mentioned under these names, wherever they stand in the text. */
function person(text: string, name: string, role: string | null, ...aliases: string[]): Entity {
  const mentions = [name, ...aliases].flatMap((alias) =>
    [...text.matchAll(new RegExp(`\\b${alias}\\b`, 'g'))].map(({ index }) => ({
      text: alias,
      start: index,
      end: index + alias.length,
      kind: 'name' as const,
    })),
  );
  const roleAt = role === null ? -1 : text.indexOf(role);
  return {
    type: 'person',
    name,
    key: nameKey(name),
    role: role === null ? null : { text: role, start: roleAt, end: roleAt + role.length },
    age: ageAfter(text, name),
    aliases,
    mentions: mentions.sort((a, b) => a.start - b.start),
    score: 1,
    salience: 1,
  };
}

const written = ({ kind, text, speaker, cue }: QuoteFact) =>
  `${kind}: ${text} | ${speaker?.text ?? '-'} | ${cue?.text ?? '-'}`;

const HITS: readonly (readonly [string, ...string[]])[] = [
  // attribution after
  [
    'Last month the harbour board warned that the pier was about to fall.',
    'indirect: that the pier was about to fall | the harbour board | warned',
  ],
  [
    'Lind Robotics, a maker of arms, today announced that it has bought a mill.',
    'indirect: that it has bought a mill | Lind Robotics, a maker of arms | announced',
  ],
  [
    'Dr Alan Lind, of the University of Hull, who read the paper, called the result “rather odd”.',
    'partial: “rather odd” | Dr Alan Lind, of the University of Hull | called',
  ],
  [
    'Geese sleep on one leg, according to a study published in May.',
    'indirect: Geese sleep on one leg | a study | according to',
  ],
  ['“We are ready,” he said.', 'direct: “We are ready,” | he | said'],
  ['"We are ready," he said.', 'direct: "We are ready," | he | said'],
  ["``We are ready,'' he said.", "direct: ``We are ready,'' | he | said"],
  ['‘We are ready,’ said Ana Ray.', 'direct: ‘We are ready,’ | Ana Ray | said'],
  ["'We are ready,' said Ana Ray.", "direct: 'We are ready,' | Ana Ray | said"],
  ['“Why now?” she asked.', 'direct: “Why now?” | she | asked'],
  ['‘That is the third time,’ she sighed.', 'direct: ‘That is the third time,’ | she | sighed'],
  ['She thanked “seven brave people in robes”.', 'partial: “seven brave people in robes” | She | thanked'],
  ['He attributed the rise to “sheer luck and rain”.', 'partial: “sheer luck and rain” | He | attributed'],
  ['“We are ready,” Will wrote.', 'direct: “We are ready,” | Will | wrote'],
  ['“We are ready,” this source told the paper.', 'direct: “We are ready,” | this source | told'],
  ['“Never!” shouted the crowd.', 'direct: “Never!” | the crowd | shouted'],
  ['“We are ready,” said Ana Ray, the mayor of Hull.', 'direct: “We are ready,” | Ana Ray, the mayor of Hull | said'],
  ['“We are ready,” Mayor Ana Ray told reporters on Monday.', 'direct: “We are ready,” | Mayor Ana Ray | told'],
  ['“We are ready,” Ray, who leads the council, said.', 'direct: “We are ready,” | Ray, who leads the council | said'],
  ['“We are ready,” Sen. Ana Ray (D-Vt.) said.', 'direct: “We are ready,” | Sen. Ana Ray (D-Vt.) | said'],
  [
    '“We are ready,” a spokesman for the port has said.',
    'direct: “We are ready,” | a spokesman for the port | has said',
  ],
  ['“It is a fine bridge,” according to the mayor.', 'direct: “It is a fine bridge,” | the mayor | according to'],
  ['“It was the best day of my life.” — Ana Ray', 'direct: “It was the best day of my life.” | Ana Ray | -'],
  // attribution before
  ['He said, “We are ready.”', 'direct: “We are ready.” | He | said'],
  ['Ana Ray said: “We are ready.”', 'direct: “We are ready.” | Ana Ray | said'],
  ['In a letter on Monday, Ray wrote: “We are ready for you.”', 'direct: “We are ready for you.” | Ray | wrote'],
  ['The mayor pointed to the river and said, “That is ours.”', 'direct: “That is ours.” | The mayor | said'],
  ['Ray smiled, adding, “That is ours.”', 'direct: “That is ours.” | Ray | adding'],
  ['Ana Ray, a farmer, said: “We are ready to go.”', 'direct: “We are ready to go.” | Ana Ray, a farmer | said'],
  ['According to the mayor, “The bridge is safe.”', 'direct: “The bridge is safe.” | the mayor | According to'],
  // split by attribution
  [
    '“We are ready,” he said. “We always were.”',
    'direct: “We are ready,” | he | said',
    'direct: “We always were.” | he | said',
  ],
  [
    '“The bridge,” said Ray, “is safe and sound.”',
    'direct: “The bridge,” | Ray | said',
    'direct: “is safe and sound.” | Ray | said',
  ],
  // over paragraphs
  ['“We are ready.\n\n“We always were,” he said.', 'direct: “We are ready.\n\n“We always were,” | he | said'],
  [
    'Ray spoke first. “We are here,” Ray said.\n\n“The bridge is old and it must go.”',
    'direct: “We are here,” | Ray | said',
    'direct: “The bridge is old and it must go.” | Ray | -',
  ],
  [
    'The mayor made her case:\n\n“The bridge is old and it must go.”',
    'direct: “The bridge is old and it must go.” | The mayor | -',
  ],
  // partial
  ['Ray called the plan “a gift to the rich” on Monday.', 'partial: “a gift to the rich” | Ray | called'],
  ['The mayor said the bridge was “old and tired” but safe.', 'partial: “old and tired” | The mayor | said'],
  // indirect
  [
    'The mayor said that the bridge would close for a year.',
    'indirect: that the bridge would close for a year | The mayor | said',
  ],
  [
    'Ana Ray told the council on Monday that the bridge would close.',
    'indirect: that the bridge would close | Ana Ray | told',
  ],
  [
    'The bridge will close for a year, the mayor said.',
    'indirect: The bridge will close for a year | the mayor | said',
  ],
  [
    'The bridge will close for a year, according to the mayor.',
    'indirect: The bridge will close for a year | the mayor | according to',
  ],
  [
    'According to the mayor, the bridge will close for a year.',
    'indirect: the bridge will close for a year | the mayor | According to',
  ],
  ['He said the bridge would close for a year.', 'indirect: the bridge would close for a year | He | said'],
];

const MISSES: readonly string[] = [
  // A mark that was never closed takes in two speakers.
  '“The mill is shut, said Otto Falk. It is for sale.\n\n“We are sad,” said Ilse Brandt.',
  'Ana Ray may never have said it, but everybody heard it.',
  'The suit was brought by two firms in Cape Arle, New Hull, which argued that the toll was too high.',
  'The so-called “peace wall” is old.',
  'She starred in the film “The Long Road Home” in May.',
  'His novel, “Rain at Noon,” won a prize.',
  'The “smart” lamp broke.',
  'He is 6\'2" tall and 5\'9" wide.',
  "The players' union met in the '90s.",
  "It's the boys' ball, isn't it?",
  'Nobody spoke at all.',
  '“',
  '""',
  'The sign at the gate: “No.”',
];

describe('quotations', () => {
  test('are never what somebody declined to say', () => {
    expect(findSpeech(analysis('Ilse Brandt declined to say how many sacks were lost.')).quotes).toEqual([]);
  });

  test.each(HITS)('%s', (text, ...expected) => {
    expect(findSpeech(analysis(text)).quotes.map(written)).toEqual(expected);
  });

  test.each(MISSES)('finds no quote in: %s', (text) => {
    expect(findSpeech(analysis(text)).quotes).toEqual([]);
  });

  test('pieces of one utterance share a number; the next utterance has its own', () => {
    const text = '“We are ready,” said Ana Ray. “We always were.”\n\n“I am not,” said Bo Lind.';
    expect(findSpeech(analysis(text)).quotes.map(({ utterance }) => utterance)).toEqual([1, 1, 2]);
  });

  test('gives the person a name or a part of it stands for', () => {
    const text = 'Mayor Ana Ray opened the bridge. “It is safe,” Ray said.';
    const [quote] = findSpeech(analysis(text, [person(text, 'Ana Ray', 'Mayor', 'Ray')])).quotes;
    expect(quote?.speaker).toMatchObject({ text: 'Ray', name: 'Ana Ray', key: 'ana ray' });
  });

  test('gives the person a pronoun stands for, where only one can be meant', () => {
    const text = 'Ana Ray opened the bridge on Monday. “It is safe,” she said.';
    const [quote] = findSpeech(analysis(text, [person(text, 'Ana Ray', null)])).quotes;
    expect(quote?.speaker).toMatchObject({ text: 'she', name: 'Ana Ray' });
  });

  describe('whom a pronoun or a description stands for', () => {
    const said = (text: string, ...people: string[]) =>
      findSpeech(
        analysis(
          text,
          people.map((name) => person(text, name, null)),
        ),
      ).quotes[0]?.speaker?.name ?? null;

    test.each([
      ['neither of two women who meet', 'Ana Ray met Eva Lind on Monday. “It is safe,” she said.', null],
      ['the subject of the sentence before', 'Ana Ray wrote to the board. “It is safe,” she said.', 'Ana Ray'],
      ['neither of two subjects', 'Ana Ray and Eva Lind met on Monday. “It is safe,” she said.', null],
      ['no object before the subject', 'Taught by Eva Lind, Ana Ray paints. “It is safe,” she said.', 'Ana Ray'],
      ['no subject of the other sex', 'Mr. Eva Lind met Mrs. Ana Ray. “It is safe,” she said.', 'Ana Ray'],
      ['nobody named in the quote', 'Ana Ray left. “Eva Lind is safe,” she said.', 'Ana Ray'],
      [
        'the subject, not whose sister it is',
        'Since his sister Eva Lind won, Ana Ray is out. “Safe,” she said.',
        'Ana Ray',
      ],
      ['the one named after, where nobody is before', '“It is safe,” she said. Ana Ray sold it.', 'Ana Ray'],
      ['the one whose office it is', 'Mayor Ana Ray met General Eva Lind. “It is safe,” the general said.', 'Eva Lind'],
      ['the one of that age', 'Ana Ray, 61, met Eva Lind, 20. “It is safe,” the 20-year-old said.', 'Eva Lind'],
      ['the younger', 'Ana Ray, 61, met Eva Lind, 20. “It is safe,” the younger woman said.', 'Eva Lind'],
      [
        'the one described in an apposition',
        'A retired dentist, Eva Lind, met Ana Ray. “Safe,” the dentist said.',
        'Eva Lind',
      ],
      ['nobody by a description that fits two', 'Ana Ray met Eva Lind. “It is safe,” the winner said.', null],
      [
        'nobody where the same noun brought in somebody unnamed',
        'A spokeswoman for the port met Ana Ray. “It is safe,” the spokeswoman said.',
        null,
      ],
      ['the one named since, whoever owns what', 'Ana Ray fell. Her port shut. “Safe,” the sailor said.', 'Ana Ray'],
      ['no paper beside a name', 'In the indictment, Ana Ray is named. “It was safe,” the indictment said.', null],
      ['no place of work', 'The museum’s Ana Ray spoke. “It is safe,” the museum said.', null],
      ['no group', 'Ana Ray spoke. “It is safe,” the couple said.', null],
      ['nobody of a possessive', 'Ana Ray spoke. “It is safe,” her lawyer said.', null],
    ])('%s', (_, text, expected) => {
      expect(said(text, 'Ana Ray', 'Eva Lind')).toBe(expected);
    });
  });

  test('passes over a person whose title is of the other sex', () => {
    const text = 'Mrs. Ana Ray met Mr. Bo Lind on Monday. “It is safe,” she said.';
    const [quote] = findSpeech(analysis(text, [person(text, 'Ana Ray', null), person(text, 'Bo Lind', null)])).quotes;
    expect(quote?.speaker).toMatchObject({ text: 'she', name: 'Ana Ray' });
  });
});

/** What writers set between the closing mark and the attribution, by habit or by mistake. */
const TAILS = [
  ...[
    '?',
    '!',
    ';',
    ':',
    '.',
    '...',
    ' …',
    '…,',
    ')',
    '),',
    ']',
    '[2]',
    '*',
    '?!',
    ',.',
    ' —',
    ' –',
    ' -',
    ' /',
    "'",
    '',
  ],
].map((marks) => `${marks} said Vera Quill.`);

describe('a quotation whose paragraphs stand in one line', () => {
  const facts = (text: string) =>
    findSpeech(analysis(text))
      .quotes.filter(({ kind }) => kind !== 'indirect')
      .map(({ text: quoted, speaker }) => [quoted, speaker?.text ?? 'nobody']);

  test.each([
    [
      'Vera Quill, head of the guild, said: "We are glad. "The guild has grown. "It has young bakers." Nine left.',
      [['"We are glad. "The guild has grown. "It has young bakers."', 'Vera Quill, head of the guild']],
    ],
    [
      'The mill is shut. "I told him so. "He never came," said Vera Quill.',
      [['"I told him so. "He never came,"', 'Vera Quill']],
    ],
    // A mark is missing: what is between is nobody's words.
    ['"We won the cup, said Vera Quill. "It was hard," said Otto Falk.', [['"It was hard,"', 'Otto Falk']]],
    [
      'She added: "It is late. Otto Falk welcomed it and said nobody had left. "It is good," Falk said.',
      [['"It is good,"', 'Falk']],
    ],
    ['"We won the cup.\n\n"It was hard," said Otto Falk.', [['"We won the cup.\n\n"It was hard,"', 'Otto Falk']]],
  ])('is one: %s', (text, expected) => {
    expect(facts(text)).toEqual(expected);
  });

  test('nobody who is only named in words that a lone mark opens says what follows', () => {
    const text =
      'Vera Quill left the hall. "The board never told anybody. Hundreds of bakers were told late. ' +
      '"We had no choice at all."';
    expect(facts(text).at(-1)?.[1]).toBe('nobody');
  });
});

describe('an attribution after stray marks', () => {
  test.each([...TAILS, '? Vera Quill asked.', '; Vera Quill said.', ' (said Vera Quill).', ') Vera Quill said.'])(
    '%j names the speaker',
    (tail) => {
      for (const [open, close] of ['""', '“”']) {
        const text = `The ferry is late. ${open}Nobody told us why${close}${tail} The quay was full.`;
        const [quote, ...others] = findSpeech(analysis(text)).quotes;
        expect(others).toEqual([]);
        expect(written(quote ?? expect.fail('no quote'))).toMatch(
          /Nobody told us why.* \| Vera Quill \| (?:said|asked)$/,
        );
        const { speaker, cue } = quote ?? {};
        for (const span of [speaker, cue]) expect(text.slice(span?.start, span?.end)).toBe(span?.text);
      }
    },
  );

  test('a sentence of its own after a stop outside the marks is none', () => {
    const text = 'It read “Closed until further notice”. Vera Quill said the ferry would sail again on Monday.';
    expect(findSpeech(analysis(text)).quotes.filter(({ kind }) => kind !== 'indirect')).toEqual([]);
  });

  test('a speaker of nothing but marks is no speaker', () => {
    for (const marks of ['?', '…', ')', '- ,', '; :', '(', '&']) {
      const [quote] = findSpeech(analysis(`“Nobody told us why,” ${marks} said. The quay was full.`)).quotes;
      expect(quote?.speaker ?? null).toBeNull();
    }
  });
});
