/**
 * Key phrases: stemmed F1 at ten, averaged over articles, for this engine and for YAKE and RAKE where that Python has
 * them (rake_nltk needs its stop words).
 *
 *     node bench/keyphrases.ts <data folder> <scorer folder> [--python FILE] [--alone]
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawArticle } from '../engine/clean.ts';
import { analyse } from '../engine/digest.ts';
import { findKeyphrases } from '../engine/facts/keyphrases/index.ts';
import { pythonFrom, runPythonPeer } from './peers.ts';
import { benchFolders, jsonLines, readRows, scratchFolder } from './shared.ts';

/** Each phrase in stems, as a whole; a gold phrase counts once. */
const SCORER = `
import json, re, sys
sys.path.insert(0, sys.argv[1])
from porter import stem
form = lambda phrase: ' '.join(stem(word) for word in re.findall(r'[a-z0-9]+', phrase.lower()))
total = 0
rows = [json.loads(line) for line in open(sys.argv[2])]
for row in rows:
    gold = {form(key) for key in row['gold']}
    found = list(dict.fromkeys(form(key) for key in row['found']))[:10]
    hits = sum(key in gold for key in found)
    total += 2 * hits / (len(found) + len(gold)) if gold else 0
print(f'F1 at ten {total / len(rows):.4f} over {len(rows)} articles')
`;

const folders = benchFolders('keyphrases');
const rows = readRows<{ id: string; text: string; keys: readonly string[] }>(
  join(folders.data, 'facts', 'keyphrases.jsonl'),
);
const articles = rows.filter(({ text }) => /\p{L}/u.test(text));

function score(tool: string, phrases: readonly (readonly string[])[]): void {
  const path = join(scratchFolder(), 'keyphrases.jsonl');
  const scored = articles.map(({ keys }, index) => ({ gold: keys, found: phrases[index] ?? [] }));
  writeFileSync(path, jsonLines(scored));
  process.stdout.write(
    `${tool}: ${execFileSync('python3', ['-c', SCORER, folders.scorers, path], { encoding: 'utf8' })}`,
  );
}

score(
  'nutgraf',
  articles.map(({ text }) => findKeyphrases(analyse(rawArticle(text, { language: 'en' }))).map((fact) => fact.text)),
);
const python = pythonFrom(process.argv);
for (const tool of process.argv.includes('--alone') ? [] : ['yake', 'rake']) {
  const found = runPythonPeer<{ phrases: readonly string[] }>(python, 'facts-peers.py', tool, articles);
  if (found === null) console.error(`${tool}: not in ${python}, left out`);
  else
    score(
      tool,
      found.map(({ phrases }) => phrases),
    );
}
