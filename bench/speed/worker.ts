/** One release of the bench of speed: measures a stage whenever it is asked to. Started by bench/speed.ts alone. */
import { type Stage, stagesOf } from './stages.ts';

/** A turn lasts at least so long, in milliseconds of CPU: the clock of CPU time ticks in whole ones. */
const SHORTEST = 40;

/** CPU time of this thread, in milliseconds. What other threads of the process collect and compile varies too much. */
function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** CPU time of one run of a stage, in milliseconds, from as many runs as make a turn. */
async function turn({ work }: Stage): Promise<number> {
  const began = cpuTime();
  let runs = 0;
  let took = 0;
  while (took < SHORTEST) {
    await work();
    runs++;
    took = cpuTime() - began;
  }
  return took / runs;
}

const [root = '', ownRoot = '', ...files] = process.argv.slice(2);
const stages = await stagesOf(root, ownRoot, files);
process.on('message', async (name: string) => {
  const stage = stages.find((known) => known.name === name);
  process.send?.(stage === undefined ? null : await turn(stage));
});
process.send?.(stages.map(({ name }) => name));
