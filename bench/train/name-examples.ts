import { join } from 'node:path';
import type { EntityType } from '../../engine/analysis.ts';
import { evidenceFor } from '../../engine/names/certainty.ts';
import { namesIn } from '../../engine/names/index.ts';
import type { Cluster } from '../../engine/names/link.ts';
import type { WeighedCluster } from '../../engine/names/weigh.ts';
import { tokenizeText } from '../../engine/text/document.ts';
import type { TokenizedText } from '../../engine/text/tokenized-text.ts';
import { readRows } from '../shared.ts';
import type { Example } from './logistic.ts';

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

/** A name of a document, and whether most of its mentions have the bounds and the type of the annotation. */
interface JudgedName {
  readonly document: string;
  readonly cluster: Cluster;
  readonly doc: TokenizedText;
  readonly score: number;
  readonly isRight: boolean;
}

/** Every name of IEER and MEANTIME that `read` finds, judged by the annotation. */
export function judgedNames(
  data: string,
  read: (doc: TokenizedText) => readonly WeighedCluster[],
  isIn: (id: string) => boolean = () => true,
): JudgedName[] {
  return ['ner-ieer', 'meantime']
    .flatMap((set) => readRows<Row>(join(data, 'facts', `${set}.jsonl`)))
    .filter(({ id }) => isIn(id))
    .flatMap((row) => {
      const doc = tokenizeText(row.text, { language: 'en' });
      const gold = new Set(
        row.entities.flatMap((entity) => {
          const type = TYPES[entity.label];
          return type === undefined ? [] : [`${bareSpan(row.text, entity.start, entity.end)} ${type}`];
        }),
      );
      return read(doc).map(({ cluster, score }): JudgedName => {
        const right = cluster.mentions.filter(({ start, end }) => gold.has(`${start} ${end} ${cluster.type}`));
        return { document: row.id, cluster, doc, score, isRight: right.length * 2 > cluster.mentions.length };
      });
    });
}

/** What the first reading of the names of IEER and MEANTIME is learnt from. */
export function nameExamples(data: string, isIn?: (id: string) => boolean): readonly Example[] {
  const unread = (doc: TokenizedText) => namesIn(doc).map((cluster) => ({ cluster, score: 0 }));
  return judgedNames(data, unread, isIn).map(
    ({ cluster, doc, isRight }): Example => ({ evidence: evidenceFor(cluster, doc), isRight }),
  );
}

/** A span without a leading article and a possessive, as ours are and as the scorer compares them. */
export function bareSpan(text: string, start: number, end: number): string {
  const article = /^(?:the|a|an)\s+/i.exec(text.slice(start, end))?.[0].length ?? 0;
  const possessive = /['’‘]s?$/.exec(text.slice(start, end))?.[0].length ?? 0;
  return `${start + article} ${end - possessive}`;
}
