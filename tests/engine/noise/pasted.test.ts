import { describe, expect, it, test } from 'vitest';
import { cleanSource } from '../../../engine/clean.ts';

const BODY = [
  'The ferry of Port Ellery is out of service until Friday because a barge hit its ramp, the harbour office said.',
  'Nobody was hurt on Sunday night, but a van with bread fell into the basin and was raised the next morning.',
  'Islanders can use the mail boat, which leaves at eight and takes forty people, until the ramp is mended.',
];
const TEXT = BODY.join('\n\n');
const TITLE = 'Ferry of Port Ellery out of service';
const FORWARDED = '---------- Weitergeleitete Nachricht ---------\nVon: Post <a@post.example>\nDate: 14.03.2026';
const clean = (text: string, name = 'a.txt') => cleanSource({ bytes: new TextEncoder().encode(text), name });
const ended = (...lines: readonly string[]): string => clean(`${TEXT}\n\n${lines.join('\n')}`).text;

describe('below a text that was copied from an app', () => {
  test.each([
    ['👉 Подписывайтесь на наш канал @ellery'],
    ['❤️ 214 👍 88 😢 31'],
    ['Read in The Ellery Post: https://news.example/AbC'],
    ['Shared from Ellery News'],
    ['Bizi Google Haberler’de takip edin'],
    ['İLGİLİ HABERLER'],
    ['Läs mer: Nya kajen invigd'],
    ['点赞 在看 分享'],
    ['Jeśli podobał Ci się ten tekst, wesprzyj nas'],
    ['Wij willen je deze inhoud graag laten zien, maar je hebt geen toestemming gegeven'],
    ['(foto) (vídeo)'],
    ['(nh/bl)'],
    ['한바다 기자 (sea@ellery.example)'],
    ['(Continued on page 4.)'],
    ['Type your email…'],
    ['<https://news.example/ferry>'],
    ['All reactions:'],
    ['Advertentie via Ster.nl'],
    ['À VOIR AUSSI - Le port vu du ciel'],
    ['Masz sugestie, uwagi albo widzisz błąd?'],
    ['حول هذه القصة'],
    ['Please share widely with family and friends 🙏'],
    ['See more on Ellery Gazette'],
    ['Read more on ellery-gazette.example'],
    ['Explore more on these topics'],
    ['A version of this article appears in print on March 15, 2026, Section C, Page 1 with the headline: A Barge.'],
    ['The Ellery News app is free. Get it on the App Store or Google Play'],
    ['** Share this issue (https://mail.example/s/1)'],
    ['ABC // DEF'],
    ['(MTI)'],
    ['Soma pia: Bandari mpya yafunguliwa'],
    ['View image in fullscreen'],
    ['THE ELLERY ECHO, page two'],
    ['Rätta artikel'],
    ['Mehr aus der Region'],
    ['Relacionados'],
  ])('%s goes', (line) => {
    expect(ended(line)).toBe(TEXT);
  });

  test.each([
    ['👉 The mail boat costs four crowns, and children go free.'],
    ['Please share the boat with those who come after you, the office says.'],
    ['The mail boat is on no app store, and nobody gets it from Google Play.'],
    ['Get in touch with the office if you have a pram or a dog.'],
    ['Shared from Friday on, the boat is the only way across.'],
    ['Läs mer om kajen i protokollet, sade hamnmästaren på måndagen.'],
    ['No comments were heard on the quay, either.'],
    ['All rights reserved is what the barge has written on its bow.'],
    ['Photo: he has one of the van, taken as it fell, and sells it.'],
  ])('%s stays', (line) => {
    expect(ended(line)).toBe(`${TEXT}\n\n${line}`);
  });
});

it.each([
  ['a mark of a messenger', `Forwarded many times\n${TITLE}\n\n${TEXT}`],
  ['a picture', `⚡️ ${TITLE}\n\n${TEXT}`],
  ['whom to ask', `FOR IMMEDIATE RELEASE\nMedia contact:\nNora Lake, 555-0101, nora@pier.example\n${TITLE}\n\n${TEXT}`],
  ['a release in French', `COMMUNIQUÉ DE PRESSE\nPour diffusion immédiate\n${TITLE}\n\n${TEXT}`],
  [
    'its own lines in a newsletter',
    `${TITLE}\nWhat a barge did\nMara Dent\nMar 14, 2026\n∙ Paid\n41\n7\nShare\n\n${TEXT}`,
  ],
  ['pictures and stars', `↪️ Forwarded\n🚨 *${TITLE}* 🚨\n\n${TEXT}`],
  ['who links to it', `${TITLE}\nellery-gazette.example - Sara Lind • 3h\n\n${TEXT}`],
  ['a note on its author', `${TITLE}\nBy Dana Wolfe\nDana Wolfe reports on harbours.\nMarch 14, 2026\n\n${TEXT}`],
  ['the keys of Org', `#+TITLE: ${TITLE}\n#+AUTHOR: Mara Dent\n\n${TEXT}`],
  ['a mail in German', `${FORWARDED}\nSubject: ${TITLE}\nTo: <b@post.example>\n\n${TEXT}`],
  ['what a program prints above a page', `${TITLE} - Ellery Post\n${TITLE}\nBy Mara Dent\n\n${TEXT}`],
  ['buttons below it', `${TITLE}\nMara Dent\nFollow\n4 min read\n·\nMar 14, 2026\n--\n12\nListen\nShare\n\n${TEXT}`],
  [
    'what an archive of the web sets above',
    `41 captures\n12 Feb 2026 - 3 Mar 2026\nJAN FEB MAR\nAbout this capture\n${TITLE}\n\n${TEXT}`,
  ],
  ['the place and day of a release', `PRESSEINFORMATION\nEllery, 4. März 2026\n${TITLE}\n\n${TEXT}`],
  ['a title block of Pandoc', `% ${TITLE}\n% Mara Dent\n% 14 March 2026\n\n${TEXT}`],
])('%s is no part of the title', (_, text) => {
  expect(clean(text)).toMatchObject({ title: TITLE, text: TEXT });
});

it('the day of an archive is not that of the article', () => {
  const archived = `41 captures\n12 Feb 2026 - 3 Mar 2026\nABOUT THIS CAPTURE\n${TITLE}\n\n${TEXT}`;
  expect(clean(archived).publishedAt).toBeNull();
  expect(clean(`PRESSEINFORMATION\nEllery, 4. März 2026\n${TITLE}\n\n${TEXT}`).publishedAt).toBe('2026-03-04');
});

it('an export of Factiva leaves neither its number nor its notice', () => {
  const codes = [`HD ${TITLE}`, 'BY By Mara Dent', 'WC 90 words', 'PD 2 March 2026', 'SN Ellery News', 'LA English'];
  const head = ['Document ELRY000020260302em320000b', ...codes, 'CY Copyright 2026, Ellery News.', 'LP'];
  expect(clean([...head, ...BODY].join('\n'))).toMatchObject({ title: TITLE, authors: ['Mara Dent'], text: TEXT });
});

it('a head of two lines on each page goes whole', () => {
  const page = (number: number): string => `ELLERY ECHO\nTuesday, 4 August 2026 ${number}`;
  const pages = [page(4), BODY[0], page(5), BODY[1], page(6), BODY[2]];
  expect(clean(pages.join('\n\n')).text).toBe(TEXT);
});

it('a head with an old year counts its pages', () => {
  const page = (number: number): string => `THE ELLERY ECHO, MARCH 5, 1861. ${number}`;
  expect(clean([page(2), ...BODY.slice(0, 2), page(3), BODY[2]].join('\n\n')).text).toBe(TEXT);
});

it('a word between hyphens is not joined to the next line, nor is a lone letter', () => {
  const [first = '', second = '', third = ''] = BODY;
  expect(clean(`${TITLE}\n\n${first}\n${second}\n-MORE-\nEllery 2\n${third}`).text).not.toContain('-Ellery');
  expect(clean(`${TITLE}\nA+ A-\n${TEXT}`).text).toContain(`\n${second}`);
  expect(clean(`${TITLE}\nA+ A-\n${TEXT}`).text).not.toContain('A-The');
});

it('the notes of dpa to its editors go', () => {
  expect(ended('# dpa-Notizblock', '', '## Orte', '- [Hafen](Kai 1, Ellery)', 'dpa ab xx n1 cd')).toBe(TEXT);
});

it('a line that shows somebody at something is a caption in a short text, a heading is none', () => {
  const scene = 'Two men carry a crate of bread over the quay';
  expect(clean([TITLE, BODY[0], scene, ...BODY.slice(1)].join('\n\n')).text).toBe(TEXT);
  const heading = 'What islanders now do for bread and for milk';
  expect(clean([TITLE, BODY[0], heading, ...BODY.slice(1)].join('\n\n')).text).toContain(heading);
});

it('the day and the source of a Chinese text are in one line', () => {
  const text = '东角旧灯塔周五以一元钱卖给了一名音乐教师，港务局表示。\n\n买主须每五年把灯塔重新粉刷一次，费用自付。';
  const { title, publishedAt } = clean(`旧灯塔一元成交\n2026年2月12日 10:40 来源：江口晚报\n\n${text}`);
  expect([title, publishedAt]).toEqual(['旧灯塔一元成交', expect.stringContaining('2026-02-12')]);
});

it('a title stands above short sentences in Korean', () => {
  const text = '강항의 마지막 등대지기가 금요일 밤 등대를 떠났다.\n\n그는 서른한 해 동안 하루도 쉬지 않았다고 한다.';
  expect(clean(`등대지기 마지막 밤\n\n${text}`)).toMatchObject({ title: '등대지기 마지막 밤', text });
});

it('what an application says instead of its page is no article', () => {
  expect(() => clean('You need to enable JavaScript to run this app.')).toThrow('not an article');
  expect(() => clean('Anmelden\nPasswort vergessen?\nNoch kein Konto? Jetzt registrieren')).toThrow('not an article');
  expect(clean(`${TITLE}\n\n${TEXT}\n\nYou need to enable JavaScript to run this app.`).title).toBe(TITLE);
});

it('what a release says of its sender goes in other languages, too', () => {
  const text = `Pressemitteilung\n${TITLE}\n\n${TEXT}`;
  const about = 'Über die Werft Ellery\nDie Werft Ellery baut seit 1911 Fähren und hat 60 Beschäftigte.';
  expect(clean(`${text}\n\n${about}\n\nPressekontakt:\nKarin Voss`).text).toBe(TEXT);
});

it('fields of a database below a text go with the last of them', () => {
  const fields = [
    'DETAILS',
    'Subject: Ferries',
    'Location: Port Ellery',
    'First page: A4',
    'Language of publication: English',
  ];
  expect(ended(...fields)).toBe(TEXT);
  expect(ended('Where it leaves from.', ...fields.slice(1, 3), 'It is free.')).toContain('Location: Port Ellery');
});

describe('a poll', () => {
  const poll = ['Poll: Should the ramp be moved?', '( ) Yes', '( ) No', 'Vote', 'View results'];
  it('goes with its answers', () => {
    expect(clean([...BODY.slice(0, 2), ...poll, BODY[2]].join('\n\n')).text).toBe(TEXT);
  });
  it('is none without answers or a button', () => {
    const list = ['What islanders are to bring:', '☐ a ticket', '☐ a coat', 'The boat is open.'];
    expect(ended(...list)).toContain('☐ a coat');
    expect(ended('Nobody would', 'Nor he', 'Vote', 'The vote is on Monday.')).toContain('Nobody would');
  });
});

it('subtitles are joined without numbers and times', () => {
  const words = [
    'The ferry of Port Ellery',
    'is out of service until Friday,',
    'the harbour office said.',
    'Nobody was hurt.',
  ];
  const said = words.join(' ').replace('\n', ' ');
  const cue = (at: number): string => `${at}\n00:00:0${at},000 --> 00:00:0${at + 1},500\n${words[at - 1]}`;
  for (const end of ['\n', '\r\n']) {
    const text = [1, 2, 3, 4].map(cue).join('\n\n').replaceAll('\n', end);
    expect(clean(text).text).toBe(said);
    expect(clean(`WEBVTT${end}${end}${text.replaceAll(',000', '.000').replaceAll(',500', '.500')}`).text).toBe(
      words.join(' '),
    );
  }
});

it('who wrote a mail that is quoted is no part of its text', () => {
  const quoted = TEXT.split('\n').map((line) => `> ${line}`);
  expect(
    clean(['On Sat, 14 Mar 2026 at 09:10, Nora Quill <nora@post.example> wrote:', ...quoted].join('\n')).text,
  ).toBe(TEXT);
});

it('a word of one letter that lost its second byte is put right beside others', () => {
  expect(clean('Le fleuve a disparu Ã  la fin de juin, dit le garde-pÃªche, et lâ€™Ã©tÃ© dure.').text).toBe(
    'Le fleuve a disparu à la fin de juin, dit le garde-pêche, et l’été dure.',
  );
});
