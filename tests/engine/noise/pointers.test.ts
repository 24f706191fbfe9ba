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
  ])('go: %s', (line) => {
    expect(clean(line)).toBe([lead, last].join('\n\n'));
  });

  it.each([
    'The harbour master sat down. He would not read more.',
    'Whoever wants a place on the pier has to fill in the form of the harbour office by Friday.',
    'The council wants to enlarge this image of the town and has asked a painter to do so.',
  ])('stay: %s', (line) => {
    expect(clean(line)).toContain(line);
  });
});
