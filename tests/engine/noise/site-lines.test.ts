import { describe, expect, it } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';
import data from '../../../engine/noise/data/site-lines.json' with { type: 'json' };
import { siteLineRule } from '../../../engine/noise/site-lines.ts';

describe('lines of sites in other languages', () => {
  it.each([
    ['Alle Rechte vorbehalten.', 'copyright'],
    ['Commentaires (31)', 'comment-count'],
    ['【広告】', 'advert'],
    ['Фото: Ида Велл', 'photo-credit'],
    ['Kaynak: Kıyı Haber', 'wire-credit'],
    ['Síguenos en nuestras redes', 'share-bar'],
    ['Dalsza część artykułu pod filmem', 'advert'],
    ['更多新闻 >>', 'read-also'],
    ['[责任编辑：王小明]', 'wire-credit'],
    ['我要评论(0)', 'comment-count'],
    ['Externer Inhalt nicht verfügbar', 'loading-placeholder'],
    ['Jetzt weiterlesen mit OS+', 'subscribe-prompt'],
    ['1 Monat für 1 Euro testen. Monatlich kündbar.', 'subscribe-prompt'],
    ['Hat Ihnen dieser Artikel gefallen? Dann unterstützen Sie uns.', 'subscribe-prompt'],
  ])('%s', (line, rule) => {
    expect(siteLineRule(line)).toBe(rule);
  });

  it('knows what stands in the place of a film, however long it says why', () => {
    const why =
      'Deine Privatsphäre-Einstellungen lassen keine Filme von anderen Seiten zu. Ändere sie, oder sieh ihn dort.';
    expect(siteLineRule(`${why} ${why}`)).toBe('loading-placeholder');
    expect(
      siteLineRule(
        'Nach der Anzeige der Fischer prüft das Amt in Ostrey seit Montag, wer die Netze vor der Mole ' +
          'zerschnitten und wer davon gewusst hat.',
      ),
    ).toBeNull();
  });

  it.each([
    'Jederzeit kündbar ist der Vertrag der Stadt mit der Fähre.',
    'Alle Rechte vorbehalten hat sich der Rat von Ostrey, und er will sie im Herbst zum ersten Mal nutzen.',
    'Kommentare der Leser druckt das Blatt seit 1950',
    'Publicité et piers',
    '1 Monat für die Mole',
    'Foto-Kurse im Hafen',
  ])('leaves alone: %s', (line) => {
    expect(siteLineRule(line)).toBeNull();
  });

  it('has each phrase once', () => {
    for (const part of ['lines', 'openings', 'labels'] as const) {
      const phrases = Object.values<Partial<Record<typeof part, readonly string[]>>>(data).flatMap(
        (rule) => rule[part] ?? [],
      );
      const lower = phrases.map((phrase) => phrase.toLowerCase());
      expect(lower.filter((phrase, at) => lower.indexOf(phrase) !== at)).toEqual([]);
    }
  });
});

describe('paragraphs in languages whose words are not listed', () => {
  const STORY = [
    'Hamnrådet i Ostrey beslutade på tisdagen att bygga en andra pir, efter en debatt som varade till midnatt.',
    'Fiskarna hade begärt en längre vågbrytare först, och tre medlemmar röstade nej till hamnrådets plan.',
  ];
  const QUOTE = '”Vi har vänt bort båtar i sex år”, säger Ida Vell, som leder hamnens kontor i staden sedan länge.';

  it('go not with the pointer above them', () => {
    const lines = [...STORY, 'Läs också: Färjan ställs in', QUOTE, 'Prenumerera på vårt nyhetsbrev', 'Dela artikeln'];
    const { text } = cleanDecoded({ text: lines.join('\n\n'), mediaType: 'text/plain' });
    expect(text).toBe([...STORY, QUOTE].join('\n\n'));
  });

  it('may end in a closing mark that opens elsewhere', () => {
    const quote = '„Wir haben sechs Jahre lang Boote abgewiesen“, sagt Ida Vell vom Hafenamt. „Nun ist es genug.“';
    const lines = ['Ein zweiter Pier für Ostrey', 'Mehr zum Thema: Die Fähre fällt aus', quote, ...STORY];
    const { text } = cleanDecoded({ text: lines.join('\n\n'), mediaType: 'text/plain' });
    expect(text).toContain(quote);
  });
});

it('lines of the sites of a government say nothing of the article', () => {
  const story = ['The council of Rosk approved the new pier on Tuesday after a debate that lasted until midnight.'];
  const lines = [
    'An official website of the United States government',
    'Here’s how you know',
    'Secure .gov websites use HTTPS',
  ];
  const { text } = cleanDecoded({ text: [...lines, ...story, ...lines].join('\n\n'), mediaType: 'text/plain' });
  expect(text).toBe(story[0]);
});
