import { describe, expect, it } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';

it.each([
  [
    'Der Hafenrat hat am Dienstag beschlossen, die alte Mole wieder aufzubauen, die zwei Stürme zerstört haben.',
    'Lesen Sie auch: Fähre fällt drei Wochen aus',
    '„Wir haben zu lange gewartet“, sagte er.',
  ],
  [
    "Le conseil du port a voté mardi la reconstruction de la vieille jetée, emportée l'hiver dernier par la mer.",
    'À lire aussi : Le bac ne circulera pas',
    '« Nous avons trop attendu », a-t-il dit.',
  ],
  [
    'El consejo del puerto votó el martes reconstruir el viejo muelle, que dos temporales derribaron en invierno.',
    'Lea también: El transbordador no saldrá',
    'Los pescadores se oponen.',
  ],
])('a pointer to one article takes no sentence after it along: %#', (lead, pointer, last) => {
  const { text } = cleanDecoded({
    text: [lead, lead.replace('19', '20'), pointer, last].join('\n\n'),
    mediaType: 'text/plain',
  });
  expect(text.endsWith(last)).toBe(true);
  expect(text).not.toContain(pointer);
});

describe('lines that a page has for its pictures and readers', () => {
  const lead = 'The harbour council of Port Ellery approved a plan for a second pier on Tuesday, after a long debate.';
  const last =
    'The work is paid for by the region and will take until the spring of next year, the harbour master said.';
  const long = 'A crowd of islanders waits for the last boat of the winter with boxes, sacks and three goats. '.repeat(
    5,
  );
  const clean = (line: string) => cleanDecoded({ text: [lead, line, last].join('\n\n'), mediaType: 'text/plain' }).text;

  it.each([
    'Enlarge this image toggle caption Tove Lid/NTB /Redux Tove Lid/NTB /Redux',
    'Media caption The harbour master explains the plan',
    `FILE - In this Oct. 3, 2024 file photo, a boat waits at the quay. ${long}(Odd Hamre/Quayside)`,
    'I cooked on the boat for thirty years. Nobody asked me what it takes Read more',
    'We pay for pictures, too. Click here to send us yours.',
    'Do you have a problem with a firm? We want to hear from you! Fill out the form below or mail help@quay.example.',
    'Your privacy settings keep us from showing a film here. Change them to see it.',
    'Der Hafen im Jahr 1911. Bild: Archiv Stolz',
    'Vell reported from Onvik.',
    'Vell and Holt reported from Onvik and New Ostrey.',
    'Follow the Courier’s coverage of the harbour at https://courier.example/harbour.',
    'Tired of too many ads? Go ad free now',
    'Other stories to read',
    'Save this article for later',
    'Did a friend send you this? Sign up here.',
    'Cancel at any time',
    'Ponte fechada na sexta-feira — Foto: Ida Vell/Quayside',
    'list of 2 items',
    'MORE FOR YOU',
    'You’ve read 1 article in the last month',
    'URL: https://courier.example/2025/07/02/shade.html',
    'This copy is for your personal, non-commercial use only. To order copies, visit reprints.example.',
    'So soll die Mole aussehen. Foto: Ida Vell/picture alliance via quay.example',
  ])('go: %s', (line) => {
    expect(clean(line)).toBe([lead, last].join('\n\n'));
  });

  it.each([
    'The harbour master sat down. He would not read more.',
    'Auf der Mole steht nur ein Wort. Bild: Die Fischer malten es am Montag auf die Steine.',
    'Whoever wants a place on the pier has to fill in the form of the harbour office by Friday.',
    'The council wants to enlarge this image of the town and has asked a painter to do so.',
    'Vell reported from Onvik that the dam had burst and the lower town was under water.',
    'Heavy losses were reported from Onvik.',
    'There is more for you to do here, the harbour master told the new pilots on Monday.',
    'You have read 1 article of the law, and it has ninety, the judge told the captain on Monday.',
    'Anyone tired of too many ads on the ferries could write to the council, she said on Monday.',
    'A friend had sent her the picture, and she signed up for the course.',
  ])('stay: %s', (line) => {
    expect(clean(line)).toContain(line);
  });
});

describe('closing lines that are of every article of a site', () => {
  const story = [
    'The harbour council of Port Ellery approved a plan for a second pier on Tuesday, after a long debate.',
    'Fishermen had asked for a longer breakwater first, and three members of the council voted against it.',
    'The work is paid for by the region and will take until the spring of next year, the harbour master said.',
  ];
  const clean = (line: string) => cleanDecoded({ text: [...story, line].join('\n\n'), mediaType: 'text/plain' }).text;

  it.each([
    'The Quayside is an independent, not-for-profit news organization. Founded in 1901, it is the most trusted source.',
    'Ellery Watch is a nonprofit newsroom that looks into what the powerful do.',
    'Noor Haddad does not work for, consult, own shares in or receive funding from any company that the plan helps.',
    'The Herald receives support from the Harbour Fund. It is solely responsible for its content.',
    'This story is part of our series on the winter at sea.',
    'What do you think? Leave a respectful comment below.',
    'Download the Quayside Herald app for free from the App Store or Google Play.',
  ])('go: %s', (line) => {
    expect(clean(line)).toBe(story.join('\n\n'));
  });

  it.each([
    'The story is part of a book about the pier that came out in May.',
    'The harbour office does not work for the council, and its master said so.',
    'The council is solely responsible for the pier, a judge ruled in March.',
    'Readers can download the plan of the pier from the site of the council.',
    'Under the law the owners of a site are solely responsible for all content on it, the minister said.',
    'A judge ruled that the paper is solely responsible for the content of the letters it prints.',
    'Your privacy settings do not matter to most of these firms, researchers told the council.',
    'Leave a comment on the plan by Friday, the harbour office told the islanders.',
    'Tideway earns commissions from the owners of ferries, its chief executive told the council.',
    'An dieser Stelle finden Sie noch heute die Reste der Mole, sagte der Hafenmeister den Fischern.',
  ])('stay: %s', (line) => {
    expect(clean(line)).toContain(line);
  });

  it('stay above a story that is about a newsroom', () => {
    const line = 'Ellery Watch is a nonprofit newsroom that lost its grant after it wrote about the mayor.';
    const { text } = cleanDecoded({ text: [line, ...story].join('\n\n'), mediaType: 'text/plain' });
    expect(text.startsWith(line)).toBe(true);
  });
});

describe('links among the paragraphs of a page', () => {
  const story = [
    'The harbour council of Port Ellery approved a plan for a second pier on Tuesday, after a long debate.',
    'Fishermen had asked for a longer breakwater first, and three members of the council voted against it.',
    'The work is paid for by the region and will take until the spring of next year, the harbour master said.',
  ];
  const clean = (part: string) => {
    const [first = '', second = '', last = ''] = story.map((line) => `<p>${line}</p>`);
    const body = `<h1>Council votes for a pier</h1>${first}${second}${part}${last}`;
    const { text } = cleanDecoded({
      text: `<html><body><article>${body}</article></body></html>`,
      mediaType: 'text/html',
    });
    return text;
  };

  it.each([
    ['a label in any language', '<p><b>Le puede interesar: </b><a href="/a">El ferry pierde a sus pasajeros</a></p>'],
    ['signs before it', '<p>&gt;&gt; À lire aussi : <a href="/a">Le bac ne circulera pas lundi</a></p>'],
    ['brackets round it', '<p><a href="/a">【関連記事】灯台の灯が消えた夜</a></p>'],
    [
      'a list of headlines',
      '<ul><li><a href="/a">Ferry fares rise again in May</a></li>' +
        '<li><a href="/b">Why the old pier burnt down</a></li></ul>',
    ],
  ])('go: %s', (_, part) => {
    expect(clean(part)).toBe(story.join('\n\n'));
  });

  it.each([
    [
      'facts',
      '<p>Organiser: <a href="/a">The harbour council of Port Ellery</a></p>' +
        '<p>Secretary: <a href="/b">Ida Vell of Upper Tessel</a></p>',
      'Organiser: The',
    ],
    ['a sentence', '<p>Its master: <a href="/a">he has not slept since.</a></p>', 'Its master: he has'],
    [
      'a list that the text announces',
      '<p>The council looked at these plans in May:</p><ul><li><a href="/a">A pier of stone and steel</a></li>' +
        '<li><a href="/b">A pier of oak from Tessel</a></li></ul>',
      'A pier of stone',
    ],
    [
      'names',
      '<ul><li><a href="/a">Ellery Yacht Club</a></li><li><a href="/b">Tessel Rowing Society</a></li></ul>',
      'Ellery Yacht Club',
    ],
  ])('stay: %s', (_, part, kept) => {
    expect(clean(part)).toContain(kept);
  });
});
