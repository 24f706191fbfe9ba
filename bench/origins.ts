/**
 * People of every origin, and things that are no people: `node bench/origins.ts [--names]`.
 *
 * Each origin's names (bench/cases/origins.json, the half that the tagger does not learn from) in two hundred sentences
 * of our own, men and women apart: the share that is found letter for letter as a person. Then what is named after
 * people (storms, awards, ships, firms, laws, clubs) in sentences of the same shapes: the share that is shown as a
 * person. Exits with 1 below the floors. `--names` lists what was missed and what was taken for a person.
 */
import { rawArticle } from '../engine/clean.ts';
import { analyse } from '../engine/digest.ts';
import frames from './cases/name-frames.json' with { type: 'json' };
import { randomFrom } from './shared.ts';
import { type Origin, originsOf, personOf } from './train/origins.ts';

/** Names of each sex that the sentences of an origin are filled with. */
const NAMES = 40;
/** No origin may be found less often than this. */
const LEAST_FOUND = 0.95;
const LEAST_MEAN = 0.98;
/** No more things than this may be shown as people. */
const MOST_TAKEN = 0.02;

const isVerbose = process.argv.includes('--names');

/** The sentences, each with the name in it, in turn. */
function* sentences(verbs: readonly string[], names: readonly string[]): Generator<{ text: string; name: string }> {
  let at = 0;
  for (const subject of frames.subjects) {
    for (const verb of verbs) {
      const name = names[at++ % names.length] ?? '';
      const written = subject.startsWith('{N}') ? name.slice(0, 1).toUpperCase() + name.slice(1) : name;
      yield { text: subject.replace('{N}', written).replace('{V}', verb), name: written };
    }
  }
}

function peopleIn(text: string) {
  return analyse(rawArticle(text))
    .entities.filter(({ type }) => type === 'person')
    .flatMap(({ mentions }) => mentions);
}

/** The share of an origin's people of one sex who are found, letter for letter. */
function found(origin: Origin, sex: 'men' | 'women'): number {
  const random = randomFrom(7);
  const names = Array.from({ length: NAMES }, () => personOf(origin, sex, random).full);
  let all = 0;
  let right = 0;
  for (const { text, name } of sentences(frames.people, names)) {
    all++;
    const mentions = peopleIn(text);
    if (mentions.some((mention) => mention.text === name)) right++;
    else if (isVerbose)
      process.stdout.write(`  ${name}: ${mentions.map((mention) => mention.text).join('; ') || '–'} | ${text}\n`);
  }
  return right / all;
}

/** The share of things of one kind of which a part is shown as a person. */
function taken(patterns: readonly string[]): number {
  const random = randomFrom(11);
  const origins = originsOf('kept');
  const things = Array.from({ length: NAMES }, (_, index) => {
    const origin = origins[index % origins.length];
    const pattern = patterns[index % patterns.length] ?? '';
    if (origin === undefined) return pattern;
    const part = () => personOf(origin, random() < 0.5 ? 'men' : 'women', random);
    const first = () => {
      const { full, short } = part();
      return full.replace(short, '').trim();
    };
    return pattern.replace(/\{G\}/g, first).replace(/\{F\}/g, () => part().short);
  });
  let all = 0;
  let wrong = 0;
  for (const { text, name } of sentences(frames.things, things)) {
    all++;
    const start = text.indexOf(name);
    const hit = peopleIn(text).find((mention) => mention.start < start + name.length && start < mention.end);
    if (hit === undefined) continue;
    wrong++;
    if (isVerbose) process.stdout.write(`  ${hit.text} | ${text}\n`);
  }
  return wrong / all;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

let least = 1;
let sum = 0;
const origins = originsOf('kept');
process.stdout.write(`${'origin'.padEnd(30)}     men    women\n`);
for (const origin of origins) {
  const [men, women] = [found(origin, 'men'), found(origin, 'women')];
  least = Math.min(least, men, women);
  sum += men + women;
  process.stdout.write(`${origin.name.padEnd(30)} ${percent(men).padStart(7)}  ${percent(women).padStart(7)}\n`);
}
const mean = sum / origins.length / 2;
process.stdout.write(`people found, ${origins.length} origins: least ${percent(least)}, mean ${percent(mean)}\n`);
const kinds = Object.entries(frames.kinds).map(([kind, patterns]) => [kind, taken(patterns)] as const);
for (const [kind, share] of kinds)
  process.stdout.write(`${kind.padEnd(12)} ${percent(share).padStart(7)} taken for people\n`);
const most = kinds.reduce((total, [, share]) => total + share, 0) / kinds.length;
process.stdout.write(`things taken for people, ${kinds.length} kinds: ${percent(most)}\n`);
if (least < LEAST_FOUND || mean < LEAST_MEAN || most > MOST_TAKEN) {
  process.stderr.write(
    `floors: every origin at least ${percent(LEAST_FOUND)}, their mean ${percent(LEAST_MEAN)}, things at most ` +
      `${percent(MOST_TAKEN)}\n`,
  );
  process.exitCode = 1;
}
