import { describe, expect, it, test } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';

const STORY = [
  'The ferry between Vellam and the island will stop for six weeks while both landing stages are rebuilt.',
  'The harbour authority said on Monday that the piles had rotted faster than anybody had expected.',
  'A bus will take passengers over the bridge, which adds about forty minutes to the way to school.',
];
const TITLE = 'Harbour ferry to stop for six weeks';
const clean = (lines: readonly string[]) => cleanDecoded({ text: lines.join('\n\n'), mediaType: 'text/plain' });

describe('what agencies and databases set round a text', () => {
  it('Europresse', () => {
    const french = [
      'Le bac de Vellam s’arrêtera pendant six semaines, le temps de refaire les deux pontons, dit la mairie.',
      'Un autobus passera par le pont, ce qui rallonge de quarante minutes le chemin de l’école.',
    ];
    const found = clean([
      'Le Courrier de Vellam',
      'Vellam ; Une, vendredi 14 mars 2025 242 mots, p. VEL4',
      'Le bac s’arrête six semaines',
      ...french,
      'Cet article est paru dans Le Courrier de Vellam (site web)',
      '© 2025 Le Courrier de Vellam. Tous droits réservés.',
      'Certificat émis le 20 mars 2025 à Bibliothèque de Vellam à des fins de visualisation personnelle.',
      'news·20250314·VEL·0042',
    ]);
    expect(found).toMatchObject({
      title: 'Le bac s’arrête six semaines',
      site: 'Le Courrier de Vellam',
      publishedAt: '2025-03-14',
      text: french.join('\n\n'),
    });
  });

  test.each([
    ['VELLAM, Mass.--(BUSINESS WIRE)--', 'About Vellam Ferries'],
    ['VELLAM, April 22, 2025 (GLOBE NEWSWIRE) -- ', 'About Vellam Ferries Corp.'],
  ])('a release with the dateline "%s"', (dateline, about) => {
    const found = clean([
      TITLE,
      'April 22, 2025 06:00 ET | Source: Vellam Ferries Corp.',
      `${dateline}${STORY[0]}`,
      ...STORY.slice(1),
      about,
      'Vellam Ferries runs boats to nine islands and has done so since the year in which the bridge fell.',
      'Contacts',
      'press@vellam.example',
    ]);
    expect(found).toMatchObject({ title: TITLE, publishedAt: '2025-04-22', text: STORY.join('\n\n') });
  });

  it('the company that provided a release is no author', () => {
    const found = clean([TITLE, 'News provided by', 'Vellam Ferries', 'Jun 03, 2025, 08:00 ET', ...STORY]);
    expect(found).toMatchObject({ title: TITLE, authors: [], publishedAt: '2025-06-03', text: STORY.join('\n\n') });
  });

  test.each([
    ['São Paulo, 14 de março de 2025'],
    ['Buenos Aires, 14 de marzo de 2025'],
    ['Los Angeles, March 14, 2025'],
    ['Hong Kong – 14 March 2025'],
  ])('a large town before a day wrote nothing: %s', (line) => {
    const found = clean(['A balsa parou por seis semanas', line, ...STORY]);
    expect(found).toMatchObject({ authors: [], publishedAt: '2025-03-14' });
    expect(found.text).not.toContain(line);
  });

  test.each([['Анна Белова, 14 марта 2025'], ['Анна Белова – 14.03.2025, 09:12']])(
    'names before a day in another language: %s',
    (line) => {
      const story = [
        'Паром между Веллой и островом не будет ходить шесть недель, пока оба причала перестраивают заново.',
        'Сваи сгнили быстрее, чем ожидали, сообщили в порту в понедельник, и ждать до осени больше нельзя.',
      ];
      const found = clean(['Паром встал на шесть недель', line, ...story]);
      expect(found).toMatchObject({ authors: ['Анна Белова'], publishedAt: '2025-03-14', text: story.join('\n\n') });
    },
  );

  it('a story that tells of a company is none of its releases', () => {
    const lines = [...STORY, 'About Vellam Ferries', 'The company was founded by three sisters, who quarrelled.'];
    expect(clean([TITLE, ...lines]).text).toBe(lines.join('\n\n'));
  });

  test.each([
    [['To contact the reporter on this story:', 'Carla Imhof in Brissen at cimhof@newswire.example']],
    [['To contact the editors responsible for this story:', 'Sam Wold at swold@newswire.example']],
    [['Saved with Instapaper']],
    [['CONFIDENTIALITY NOTICE: This e-mail and any attachments are confidential and intended for the addressee.']],
    [['Diese E-Mail enthält vertrauliche Informationen. Bitte vernichten Sie diese Mail.']],
  ])('%s goes', (lines) => {
    expect(clean([TITLE, ...STORY, ...lines]).text).toBe(STORY.join('\n\n'));
  });

  test.each([
    ['To contact the reporter on the island she took a boat that nobody had rowed since the war.'],
    ['This e-mail was read aloud on Monday, and nobody in the hall said a word about it.'],
  ])('%s stays', (line) => {
    expect(clean([TITLE, ...STORY, line]).text).toBe([...STORY, line].join('\n\n'));
  });

  test.each([
    [`Subject: ${TITLE}`],
    [`Betreff: WG: ${TITLE}`],
    [`Corrected: ${TITLE}`],
    [`UPDATE 2-${TITLE}`],
    [`${TITLE} =`],
  ])('the title "%s" loses its mark', (line) => {
    expect(clean([line, ...STORY])).toMatchObject({ title: TITLE, text: STORY.join('\n\n') });
  });

  it('whom a headline quotes before a colon is no label', () => {
    expect(clean(['Newspaper: Minister used a private boat', ...STORY]).title).toBe(
      'Newspaper: Minister used a private boat',
    );
  });

  it('labels of a draft', () => {
    const head = ['SLUG: ferry', `HEADLINE: ${TITLE}`, 'DECK: A bus will cross the bridge'];
    expect(clean([...head, ...STORY])).toMatchObject({ title: TITLE, text: STORY.join('\n\n') });
  });

  it('subtitles lose their head and the tags of who speaks', () => {
    const cues = STORY.map((text, at) => `00:0${at}.000 --> 00:0${at}.900\n<v Ana Roe>${text}</v>`);
    const text = ['WEBVTT\nKind: captions\nLanguage: en', ...cues].join('\n\n');
    expect(cleanDecoded({ text, mediaType: 'text/plain' }).text).toBe(STORY.join(' '));
  });
});
