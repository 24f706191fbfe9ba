import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { schedules: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});

/** Seed of the first schedule, as the command line has it. */
export const SEED = Number(values.seed);
const SCHEDULES = Number(values.schedules);

/**
 * Plays as many schedules as the command line asks for, one after the other, and prints what went wrong and a line in
 * all.
 *
 * @param play - one schedule by its seed; gives what is wrong at its end
 * @param summary - what was done in all, in words
 * @returns the exit code
 */
export async function playRounds(
  play: (seed: number) => Promise<readonly string[]>,
  summary: () => string,
): Promise<number> {
  const begun = Date.now();
  let failed = 0;
  for (let seed = SEED; seed < SEED + SCHEDULES; seed++) {
    const wrong = await play(seed);
    if (wrong.length === 0) continue;
    failed++;
    console.log(`went wrong: seed ${seed}\n  ${wrong.join('\n  ')}`);
  }
  console.log(
    `${SCHEDULES} schedules from seed ${SEED}, ${summary()}: ${failed} went wrong ` +
      `(${((Date.now() - begun) / 1000).toFixed(1)} s)`,
  );
  return failed === 0 ? 0 : 1;
}
