/**
 * Makes engine/names/data/certainty.json: `node bench/train/certainty.ts <data folder>`.
 *
 * Fits the weights of each piece of evidence for a name on the names found in IEER and MEANTIME (sixteen numbers and a
 * constant; no string of a text). How well the scores hold on articles they were not fitted on, `bench/calibration.ts`
 * prints.
 */
import { writeFileSync } from 'node:fs';
import { EVIDENCE } from '../../engine/names/certainty.ts';
import { isTuning } from '../shared.ts';
import { fitLogistic } from './logistic.ts';
import { nameExamples } from './name-examples.ts';

/**
 * Names less likely right than this are left out. Chosen on the tune halves of CleanCoNLL, IEER and MEANTIME by the F1
 * of `bench/names.ts`, and higher for people, whom a wrong entry wrongs most.
 */
const THRESHOLDS = { person: 0.5, personOfOneWord: 0.65, organization: 0.4, place: 0.4 };

const [data] = process.argv.slice(2);
if (data === undefined) {
  process.stderr.write('use: node bench/train/certainty.ts <data folder>\n');
  process.exit(2);
}
const weights = fitLogistic(nameExamples(data, process.argv.includes('--tune') ? isTuning : undefined));
process.stdout.write(EVIDENCE.map((name, index) => `${name.padEnd(26)}${weights[index]}\n`).join(''));
writeFileSync(
  new URL('../../engine/names/data/certainty.json', import.meta.url),
  `${JSON.stringify({ thresholds: THRESHOLDS, weights }, null, 2)}\n`,
);
