import type { Entity } from '../../../engine/analysis.ts';
import { findEntities } from '../../../engine/names/index.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

/** The entities of an English text. */
export function entitiesOf(text: string, title: string | null = null): Entity[] {
  return findEntities(tokenizeText(text, { language: 'en' }), { title });
}

/** Names by type, in the order of the alphabet. */
export function namesOf(text: string, type: Entity['type']): string[] {
  return entitiesOf(text)
    .filter((entity) => entity.type === type)
    .map(({ name }) => name)
    .sort();
}

/** What an entity is called and referred to with, in text order. */
export function mentionsOf(text: string, name: string): string[] {
  return entitiesOf(text)
    .filter((entity) => entity.name === name)
    .flatMap(({ mentions }) => mentions.map((mention) => mention.text));
}
