/**
 * Names, whom pronouns and descriptions mean, and the order by salience, against GUM's news and interviews:
 * `node bench/gum.ts <data folder> <scorer folder>`.
 */
import { join } from 'node:path';
import { rawArticle } from '../engine/clean.ts';
import { digestArticle } from '../engine/digest.ts';
import { benchFolders, readRows, scoreWith } from './shared.ts';

interface Row {
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly text: string;
}

const folders = benchFolders('gum');
const gold = join(folders.data, 'facts', 'gum.jsonl');
const records = readRows<Row>(gold).map(({ id, title, date, text }) => ({
  id,
  facts: digestArticle(rawArticle(text, { title, publishedAt: date })).facts,
}));
process.stdout.write(scoreWith(folders, 'gum.py', gold, records));
