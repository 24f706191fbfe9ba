/**
 * Makes engine/names/data/certainty.json: `node bench/train/certainty.ts <data folder>`.
 *
 * Fits the weights of each piece of evidence for a name on the names found in IEER and MEANTIME (sixteen numbers and a
 * constant; no string of a text). What is shown is decided by the second reading, `weigh.ts`.
 */
import { writeFileSync } from 'node:fs';
import { EVIDENCE } from '../../engine/names/certainty.ts';
import { isTuning } from '../shared.ts';
import { fitLogistic } from './logistic.ts';
import { nameExamples } from './name-examples.ts';

const [data] = process.argv.slice(2);
if (data === undefined) {
  process.stderr.write('use: node bench/train/certainty.ts <data folder>\n');
  process.exit(2);
}
const weights = fitLogistic(nameExamples(data, process.argv.includes('--tune') ? isTuning : undefined));
process.stdout.write(EVIDENCE.map((name, index) => `${name.padEnd(26)}${weights[index]}\n`).join(''));
writeFileSync(
  new URL('../../engine/names/data/certainty.json', import.meta.url),
  `${JSON.stringify({ weights }, null, 2)}\n`,
);
