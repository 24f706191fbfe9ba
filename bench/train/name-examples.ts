import { join } from 'node:path';
import type { EntityType } from '../../engine/analysis.ts';
import { evidenceFor } from '../../engine/names/certainty.ts';
import { namesIn } from '../../engine/names/index.ts';
import { tokenizeText } from '../../engine/text/document.ts';
import { readRows } from '../shared.ts';
import type { Example } from './logistic.ts';

/** A name the tagger found in an article of the evaluation data, and whether it is one there. */
export interface NameExample extends Example {
  readonly document: string;
  readonly type: EntityType;
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

const TYPES: Readonly<Record<string, EntityType>> = {
  PER: 'person',
  PERSON: 'person',
  LOC: 'place',
  LOCATION: 'place',
  ORG: 'organization',
  ORGANIZATION: 'organization',
};

/**
 * Every name found in IEER and MEANTIME. It counts as right where most of its mentions have the bounds and the type of
 * the annotation.
 */
export function nameExamples(data: string, isIn: (id: string) => boolean = () => true): readonly NameExample[] {
  return ['ner-ieer', 'meantime'].flatMap((set) =>
    examplesOf(readRows<Row>(join(data, 'facts', `${set}.jsonl`)), isIn),
  );
}

function examplesOf(rows: readonly Row[], isIn: (id: string) => boolean): NameExample[] {
  return rows
    .filter(({ id }) => isIn(id))
    .flatMap((row) => {
      const doc = tokenizeText(row.text, { language: 'en' });
      const gold = new Set(
        row.entities.flatMap((entity) => {
          const type = TYPES[entity.label];
          return type === undefined ? [] : [`${bareSpan(row.text, entity.start, entity.end)} ${type}`];
        }),
      );
      return namesIn(doc).map((cluster): NameExample => {
        const right = cluster.mentions.filter(({ start, end }) => gold.has(`${start} ${end} ${cluster.type}`));
        return {
          document: row.id,
          type: cluster.type,
          evidence: evidenceFor(cluster, doc),
          isRight: right.length * 2 > cluster.mentions.length,
        };
      });
    });
}

/** A span without a leading article and a possessive, as ours are and as the scorer compares them. */
function bareSpan(text: string, start: number, end: number): string {
  const article = /^(?:the|a|an)\s+/i.exec(text.slice(start, end))?.[0].length ?? 0;
  const possessive = /['’‘]s?$/.exec(text.slice(start, end))?.[0].length ?? 0;
  return `${start + article} ${end - possessive}`;
}
