/**
 * Who a pronoun or a description in an attribution stands for: `node bench/speakers.ts [--errors]`, on cases of our own
 * (bench/cases/speakers.jsonl).
 */

import { fileURLToPath } from 'node:url';
import { type SpeakerCase, scoreSpeakers } from './quality/speakers.ts';
import { readRows } from './shared.ts';

const cases = readRows<SpeakerCase>(fileURLToPath(new URL('cases/speakers.jsonl', import.meta.url)));
const score = scoreSpeakers(cases);
if (process.argv.includes('--errors')) process.stdout.write(score.errors.join(''));
const named = cases.filter(({ name }) => name !== null).length;
process.stdout.write(
  `${cases.length} cases, ${named} with a name: quote found ${score.found.toFixed(3)}, phrase exact ` +
    `${score.phrase.toFixed(3)}, ` +
    `person right ${score.person.toFixed(3)}, wrong person ${(1 - score.correct).toFixed(3)}\n`,
);
