/**
 * Names: exact and relaxed F1 by type, on raw text, for this engine and for peers in the same run.
 *
 *     node bench/names.ts <data folder> <scorer folder> [--half tune|check] [--python FILE] [--alone]
 *
 * The engine runs as users run it, the telling of the language included. Without `--half` all rows count. compromise
 * and wink-nlp come with the project, spaCy runs where that Python has the packages en_core_web_sm and en_core_web_md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import wink from 'wink-nlp';
import type { EntityType } from '../engine/analysis.ts';
import { rawArticle } from '../engine/clean.ts';
import { analyse } from '../engine/digest.ts';
import { compromiseSpans } from './compromise.ts';
import { pythonFrom, runPythonPeer } from './peers.ts';
import { benchFolders, halfFrom, jsonLines, readRows, scoreWith, scratchFolder } from './shared.ts';

interface Found {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

interface Row {
  readonly id: string;
  readonly text: string;
}

type Finder = (text: string) => readonly Found[];

const LABELS: Readonly<Record<EntityType, string>> = { person: 'PER', place: 'LOC', organization: 'ORG' };

/** From text to names, language, tokens and sentences included, as the peers do it. */
function ours(text: string): readonly Found[] {
  return analyse(rawArticle(text)).entities.flatMap(({ type, mentions }) =>
    mentions.filter(({ kind }) => kind === 'name').map(({ start, end }) => ({ start, end, label: LABELS[type] })),
  );
}

function compromise(text: string): readonly Found[] {
  const doc = nlp(text);
  return [
    ...compromiseSpans(text, doc.people(), 'PER'),
    ...compromiseSpans(text, doc.places(), 'LOC'),
    ...compromiseSpans(text, doc.organizations(), 'ORG'),
  ];
}

const winkNlp = wink(model);
/**
 * The model knows no people, places or organisations: its runs of proper nouns are its only names, and have no type.
 */
function winkProperNouns(text: string): readonly Found[] {
  const { its } = winkNlp;
  const tokens = winkNlp.readDoc(text).tokens();
  const kinds = tokens.out(its.pos);
  const words = tokens.out();
  const found: Found[] = [];
  let at = 0;
  let from = -1;
  for (const [index, word] of [...words, ''].entries()) {
    const isName = kinds[index] === 'PROPN';
    if (!isName && from >= 0) found.push({ start: from, end: at, label: 'PER' });
    const start = text.indexOf(word, at);
    if (!isName) from = -1;
    else if (from < 0) from = start;
    at = start + word.length;
  }
  return found;
}

const folders = benchFolders('names');
const python = pythonFrom(process.argv);
const isAlone = process.argv.includes('--alone');
const HERE: Readonly<Record<string, Finder>> = isAlone
  ? { nutgraf: ours }
  : { nutgraf: ours, compromise, 'wink-nlp (proper nouns)': winkProperNouns };

function show(tool: string, gold: string, predictions: readonly object[], milliseconds: number): void {
  console.log(`${tool}, ${milliseconds.toFixed(3)} ms per article\n${scoreWith(folders, 'ner.py', gold, predictions)}`);
}

const isInHalf = halfFrom(process.argv);
for (const set of ['ner-conll', 'ner-ieer', 'meantime', 'ner-worldwide']) {
  const rows = readRows<Row>(join(folders.data, 'facts', `${set}.jsonl`)).filter(({ id }) => isInHalf(id));
  const gold = join(scratchFolder(), `${set}.jsonl`);
  writeFileSync(gold, jsonLines(rows));
  console.log(`${set}, ${rows.length} articles`);
  for (const [tool, find] of Object.entries(HERE)) {
    for (const { text } of rows) find(text);
    const began = performance.now();
    const predictions = rows.map(({ id, text }) => ({ id, entities: find(text) }));
    show(tool, gold, predictions, (performance.now() - began) / rows.length);
  }
  for (const tool of isAlone ? [] : ['spacy-sm', 'spacy-md']) {
    const texts = rows.map(({ id, text }) => ({ id, text }));
    const found = runPythonPeer<{ id: string; ms: number }>(python, 'facts-peers.py', tool, texts);
    if (found === null) console.error(`${tool}: not in ${python}, left out`);
    else show(tool, gold, found, found.reduce((sum, { ms }) => sum + ms, 0) / found.length);
  }
}
