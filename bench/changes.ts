/**
 * How well changes between two versions of an article are told: seeded edits of this repository's own articles, each of
 * which has to be told, and edits that change nothing, of which nothing may be. `--list` shows what went wrong.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Change, changesBetween, cleanSource, digestArticle } from '../engine/index.ts';
import { type Edit, editsOf } from './changes/edits.ts';

const FOLDERS = ['../events/articles/', '../bench/changes/articles/'];
const { values } = parseArgs({
  options: { list: { type: 'boolean', default: false }, seed: { type: 'string', default: '7' } },
});

function read(source: string) {
  const article = cleanSource({ bytes: Buffer.from(source), contentType: 'text/plain', name: 'article.txt' });
  return { article, digest: digestArticle(article) };
}

const articles = FOLDERS.flatMap((folder) => {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(name, url), 'utf8'));
}).flatMap((source) => {
  const before = read(source);
  return before.article.language === 'en' ? [{ source, text: before.article.text, before }] : [];
});

/** Whether a change is of what was edited: what it says was there, or is there now, and not in the other version. */
function isOf(edit: Edit, { before, after }: Change): boolean {
  const touches = (said: string, words: string) => words !== '' && (said.includes(words) || words.includes(said));
  return (before !== null && touches(before, edit.was)) || (after !== null && touches(after.text, edit.is));
}

/** The edited fact itself, as before and as after. */
function tells(edit: Edit, change: Change): boolean {
  return edit.fields.includes(change.field) && change.before !== null && change.after !== null && isOf(edit, change);
}

const sums = new Map<string, { edits: number; told: number; changes: number; right: number }>();
for (const { article, edit } of editsOf(articles, { told: 200, silent: 100, seed: Number(values.seed) })) {
  const before = articles[article]?.before;
  if (before === undefined) continue;
  const changes = changesBetween(before, read(edit.source), { sameCleaning: true });
  const right = changes.filter((change) => isOf(edit, change)).length;
  const told = edit.fields.length === 0 ? changes.length === 0 : changes.some((change) => tells(edit, change));
  const sum = sums.get(edit.kind) ?? { edits: 0, told: 0, changes: 0, right: 0 };
  sums.set(edit.kind, {
    edits: sum.edits + 1,
    told: sum.told + Number(told),
    changes: sum.changes + changes.length,
    right: sum.right + right,
  });
  if (values.list && (!told || right < changes.length)) {
    console.log(`${edit.kind}: ${JSON.stringify(edit.was.slice(0, 90))} -> ${JSON.stringify(edit.is.slice(0, 90))}`);
    for (const { field, kind, before: was, after } of changes)
      console.log(`    ${field} ${kind}: ${was} -> ${after?.text}`);
  }
}
console.log('| edit | edits | told (or silent) | changes told | of the edit |\n|---|---:|---:|---:|---:|');
for (const [kind, { edits, told, changes, right }] of sums)
  console.log(`| ${kind} | ${edits} | ${told} | ${changes} | ${right} |`);
const of = (pick: (kind: string) => boolean) =>
  [...sums]
    .filter(([kind]) => pick(kind))
    .reduce(
      (all, [, one]) => ({
        edits: all.edits + one.edits,
        told: all.told + one.told,
        changes: all.changes + one.changes,
        right: all.right + one.right,
      }),
      { edits: 0, told: 0, changes: 0, right: 0 },
    );
const SILENT = ['order', 'furniture', 'wrapping', 'marks'];
const real = of((kind) => !SILENT.includes(kind));
const all = of(() => true);
console.log(
  `precision ${(all.right / all.changes).toFixed(3)}, recall ` +
    `${(real.told / real.edits).toFixed(3)} (${real.told} of ${real.edits}); silent on ` +
    `${of((kind) => SILENT.includes(kind)).told} of ${of((kind) => SILENT.includes(kind)).edits}`,
);
