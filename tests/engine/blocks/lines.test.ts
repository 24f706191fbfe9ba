import { describe, expect, it } from 'vitest';
import { INLINE, LOOKALIKES, NOISE } from '../../../bench/noise-lines.ts';
import { cleanDecoded } from '../../../engine/clean.ts';

const PROSE = [
  'The council of Rosk approved the new ferry pier on Tuesday after a debate that lasted until midnight.',
  '“We have turned boats away for six years,” said Una Marsh, who leads the harbour office in the town.',
  'The work is expected to cost 12 million crowns and to be finished before the summer season begins.',
  'Fishermen had asked for a longer breakwater first, and the vote was closer than planned.',
  'A spokesman for the region said the loan would be repaid over 20 years from the ferry’s own income.',
];
const clean = (blocks: readonly string[], separator = '\n\n') =>
  cleanDecoded({ text: blocks.join(separator), mediaType: 'text/plain' });
const fill = (line: string) => line.replaceAll('{place}', 'Rosk').replaceAll('{person}', 'Ana Roe');
/** The prose with lines put in after so many of its paragraphs. */
const withLines = (lines: readonly string[], after = 3) => [...PROSE.slice(0, after), ...lines, ...PROSE.slice(after)];

describe('furniture of every kind goes, and nothing else', () => {
  const cases = NOISE.flatMap(({ kind, places, lines }) => lines.map((line) => [kind, fill(line), places] as const));
  it.each(cases)('%s: %s', (_, line, places) => {
    for (const separator of ['\n', '\n\n']) {
      const after = places.includes('body') ? 3 : PROSE.length;
      const { text } = clean(withLines([line], after), separator);
      expect(text).not.toContain(line);
      for (const paragraph of PROSE) expect(text).toContain(paragraph);
    }
  });
});

describe('furniture inside a line goes, and the sentences round it stay', () => {
  it.each([
    ...INLINE,
    'Read or Share this story: http://courier.example/2f7zaoT',
    'Photo by Lena Orth/Museum of Rosk.',
    'Staff Writers Ana Roe and Bo Lund contributed to this article.',
    'AFP/Getty Images 6',
  ])('%s', (noise) => {
    const { text, removed } = clean([`${PROSE[0]} ${noise} ${PROSE[2]}`, ...PROSE.slice(3)]);
    expect(text).toContain(`${PROSE[0]} ${PROSE[2]}`);
    expect(removed.map((cut) => cut.text).join(' ')).toBe(noise);
  });
});

describe('what only looks like furniture stays', () => {
  it.each(LOOKALIKES.map(fill))('%s', (line) => {
    for (const separator of ['\n', '\n\n']) expect(clean(withLines([line]), separator).text).toContain(line);
  });

  it.each([
    [
      'a poem',
      ['The tide came in at seven', 'and took the nets away', 'the men stood on the quay', 'and had no word to say'],
    ],
    ['a box score', ['Rosk 3 1 0 2 – 6', 'Tarnow Bay 0 2 2 1 – 5', 'Goals: Marsh 2, Roe 2, Lund, Vell']],
    ['a table with bars', ['Port | Boats | Income', 'Rosk | 40 | 11,000', 'Eastmere | 12 | 3,000']],
    ['headings', ['A Long Debate', 'What comes after the vote?', 'The cost']],
    ['dialogue', ['“Why?”', '“Because.”', '“Tell us more.”', '“No.”']],
    ['a list', ['- a pier of 120 metres', '- a longer breakwater', '- forty new berths for the boats of the town']],
    [
      'an interview',
      [
        'Q: Why did you vote for it?',
        'A: Because the town needs it.',
        'Q: What can you tell us of the cost?',
        'A: Nothing.',
      ],
    ],
    ['a quoted post', ['The new ferry sails on Friday, be there! — Ferry Line (@ferryline) March 2, 2024']],
    ['advice', ['Contact your bank if you are affected. Check the letter you were sent and call the number on it.']],
  ])('%s', (_, lines) => {
    for (const separator of ['\n', '\n\n']) {
      const { text } = clean(withLines(lines), separator);
      for (const line of lines) expect(text).toContain(line);
    }
  });
});

describe('captions by the rest of the page', () => {
  const caption = 'Fishermen had asked for a longer breakwater first and met on the old quay';

  it('a line without its stop that repeats the text, where the others have theirs', () => {
    expect(clean(withLines([caption])).removed.map(({ rule }) => rule)).toEqual(['caption']);
  });

  it('stays on a page of lists', () => {
    const list = Array.from({ length: 12 }, (_, at) => `Berth number ${at} of the new pier in the port`);
    expect(clean([...PROSE.slice(0, 3), caption, ...list, ...PROSE.slice(3)], '\n\n').text).toContain(caption);
  });
});

describe('what sources bring with them', () => {
  it('the leading date of a file', () => {
    expect(clean(['date 2024-01-11', ...PROSE], '\n')).toMatchObject({
      publishedAt: '2024-01-11',
      text: PROSE.join('\n\n'),
    });
  });

  it.each([
    ['double spacing', PROSE.map((text) => text.replaceAll(' ', '  ')).join('\n\n\n\n')],
    ['repeated paragraphs', [...PROSE, PROSE[1], PROSE[0]].join('\n\n')],
    ['mojibake', PROSE.join('\n\n').replaceAll('“', 'â€œ').replaceAll('”', 'â€\u009d').replaceAll('’', 'â€™')],
    ['lines broken at 60 characters', PROSE.map((text) => text.replace(/(.{1,60})(?: |$)/g, '$1\n')).join('\n')],
    ['line ends of old machines', PROSE.join('\r\r')],
  ])('%s', (_, text) => {
    expect(cleanDecoded({ text, mediaType: 'text/plain' }).text).toBe(PROSE.join('\n\n'));
  });

  it.each([
    [
      'French',
      'L’équipage a voté dimanche, et le bac reste à quai.',
      'Si l’été est sec, l’étang sera vide en juillet.',
    ],
    ['Spanish', 'Él calló, y nadie dijo nada más en la sala.', '«Él lo sabía», dijo la alcaldesa. «Él lo sabía».'],
    ['Swedish', 'Färjan ligger kvar vid kajen.', '–Är det allt? frågade hon.', '–Över min döda kropp, sade han.'],
    ['German', '„Das war kein Spaß“, sagte sie am Montag im Rat.', '„Ein Spaß“, sagte er, „sieht anders aus.“'],
  ])('%s typography is not taken for mojibake', (_, ...lines) => {
    expect(clean(lines).text).toBe(lines.join('\n\n'));
  });

  it('short lines of a head are not taken for wrapped ones beside paragraphs of any length', () => {
    const head = ['News', 'The pier of Rosk is open again after a decade', 'Ana Roe, 14 March 2025'];
    const foot = ['Read also: The old pier goes to a museum', 'Subscribe to our newsletter'];
    const found = cleanDecoded({
      text: [head.join('\n'), ...PROSE, foot.join('\n')].join('\n\n'),
      mediaType: 'text/plain',
    });
    expect(found).toMatchObject({ title: head[1], authors: ['Ana Roe'], text: PROSE.join('\n\n') });
  });

  it('short paragraphs one a line are not taken for broken lines', () => {
    expect(clean(PROSE, '\n').text).toBe(PROSE.join('\n\n'));
  });

  it('a gallery keeps its texts', () => {
    const pictures = PROSE.slice(0, 3).map((text, at) => `Photos: A pier for Rosk ${text} Hide Caption ${at + 1} of 3`);
    for (const text of PROSE.slice(0, 3)) expect(clean(pictures, '\n').text).toContain(text);
  });

  it('datelines and section labels', () => {
    const found = clean([`ROSK (Newsline) - ${PROSE[0]}`, PROSE[1] ?? '', `Why It Matters: ${PROSE[2]}`]);
    expect(found).toMatchObject({ dateline: 'ROSK (Newsline)', text: PROSE.slice(0, 3).join('\n\n') });
    expect(found.sections.map(({ label }) => label)).toEqual(['Why It Matters']);
  });

  it('a label of key points needs no colon', () => {
    const found = clean([PROSE[0] ?? '', 'Key points', PROSE[1] ?? '', PROSE[2] ?? '']);
    expect(found.text).toBe(PROSE.slice(0, 3).join('\n\n'));
    expect(found.sections.map(({ label }) => label)).toEqual(['Key points']);
  });
});
