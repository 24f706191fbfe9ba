/** Names: exact and relaxed F1 by type, on raw text. `node bench/names.ts <data folder> <scorer folder>`. */

import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { EntityType } from '../engine/analysis.ts';
import { findEntities } from '../engine/names/index.ts';
import { tokenizeText } from '../engine/sentences/index.ts';
import { benchFolders, readRows, scoreWith } from './shared.ts';

const LABELS: Readonly<Record<EntityType, string>> = { person: 'PER', place: 'LOC', organization: 'ORG' };

const folders = benchFolders('names');
for (const set of ['ner-conll', 'ner-ieer', 'meantime']) {
  const gold = join(folders.data, 'facts', `${set}.jsonl`);
  const rows = readRows<{ id: string; text: string }>(gold);
  const documents = rows.map(({ id, text }) => ({ id, doc: tokenizeText(text, { language: 'en' }) }));
  for (const { doc } of documents) findEntities(doc, { title: null });
  const began = performance.now();
  const found = documents.map(({ id, doc }) => ({ id, entities: findEntities(doc, { title: null }) }));
  const milliseconds = (performance.now() - began) / rows.length;
  const predictions = found.map(({ id, entities }) => ({
    id,
    entities: entities.flatMap(({ type, mentions }) =>
      mentions.filter(({ kind }) => kind === 'name').map(({ start, end }) => ({ start, end, label: LABELS[type] })),
    ),
  }));
  console.log(`${set}\n${scoreWith(folders, 'ner.py', gold, predictions)}  ${milliseconds.toFixed(3)} ms per article`);
}
