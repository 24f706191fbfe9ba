import { expect, it } from 'vitest';
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
