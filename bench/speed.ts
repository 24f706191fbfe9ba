/**
 * Compares how much CPU time this release takes with the last one: `npm run bench`.
 *
 *     npm run bench -- [--turns 31] [--against COMMIT] [--gate | --pin] [PAGE...]
 *
 * The last release is checked out into a folder of its own. Each release runs in a process, and the two take turns, so
 * that whatever else the machine does hits both; what counts is the median of the ratios of two turns that follow each
 * other. PAGE is a page, or a page in gzip, beside those of the repository.
 *
 * `--gate` fails where a stage takes 30 % more of the last release's time than `bench/ratios.json` says, and does so
 * in every one of four pairs of processes; it is passed over where the last release is not to be had, as in a shallow
 * clone. `--pin` writes the file.
 */
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pinned from './ratios.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const RATIOS = join(ROOT, 'bench/ratios.json');
/** So much slower than the pinned ratio is a slow-down. */
const SLOWER = 1.3;
/**
 * A stage is too slow if it is so in this many pairs of processes. For a page, four pairs of one commit gave medians
 * between 1.99 and 2.55 beside five busy processes on two cores, and between 1.93 and 2.00 on an idle machine.
 */
const PAIRS = 4;
/** Turns that only warm up. */
const WARM_UP = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    turns: { type: 'string', default: '31' },
    against: { type: 'string', default: pinned.commit },
    gate: { type: 'boolean', default: false },
    pin: { type: 'boolean', default: false },
  },
});
const turns = Number(values.turns);
if (!Number.isSafeInteger(turns) || turns < 3) throw new Error('--turns takes a whole number from 3 on.');

/** A release in a process of its own. */
class Release {
  private readonly child: ChildProcess;
  private readonly ended = new AbortController();

  private constructor(child: ChildProcess) {
    this.child = child;
    child.once('exit', () => this.ended.abort(new Error('A release ended before it answered.')));
  }

  static async start(root: string, pages: readonly string[]): Promise<{ release: Release; stages: readonly string[] }> {
    const child = fork(join(ROOT, 'bench/speed/worker.ts'), [root, ROOT, ...pages], { stdio: ['ignore', 2, 2, 'ipc'] });
    const release = new Release(child);
    return { release, stages: await release.answer() };
  }

  /** Milliseconds of CPU for one turn of a stage; null where the release has none of that name. */
  async turn(stage: string): Promise<number | null> {
    this.child.send(stage);
    return await this.answer();
  }

  private async answer<T>(): Promise<T> {
    const [answer] = await once(this.child, 'message', { signal: this.ended.signal });
    return answer;
  }

  stop(): void {
    this.child.kill();
  }
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function has(commit: string): boolean {
  try {
    git('rev-parse', '--verify', '--quiet', `${commit}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** Milliseconds of CPU for a turn; null where the last release cannot do it, or needs a package that is not there. */
interface Result {
  readonly stage: string;
  readonly before: number | null;
  readonly now: number;
  readonly ratio: number | null;
}

/** Lets two releases take turns at a stage. */
async function compared(stage: string, before: Release, now: Release): Promise<Result> {
  const times: { before: number | null; now: number }[] = [];
  for (let turn = 0; turn < WARM_UP + turns; turn++) {
    const nowFirst = turn % 2 === 0;
    const first = await (nowFirst ? now : before).turn(stage);
    const second = await (nowFirst ? before : now).turn(stage);
    const [mine, theirs] = nowFirst ? [first, second] : [second, first];
    if (mine !== null && turn >= WARM_UP) times.push({ before: theirs, now: mine });
  }
  const both = times.flatMap((time) => (time.before === null ? [] : [{ before: time.before, now: time.now }]));
  const known = both.length > 0;
  return {
    stage,
    before: known ? median(both.map((time) => time.before)) : null,
    now: median(times.map((time) => time.now)),
    ratio: known ? median(both.map((time) => time.now / time.before)) : null,
  };
}

/** Lets a commit and this release take turns at every stage that is wanted, in processes of their own. */
async function measured(
  folder: string,
  commit: string,
  isWanted: (stage: string) => boolean = () => true,
): Promise<Result[]> {
  const checkout = join(folder, 'release');
  git('worktree', 'add', '--detach', '--force', checkout, commit);
  const started: Release[] = [];
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
    const before = await Release.start(checkout, positionals);
    started.push(before.release);
    const now = await Release.start(ROOT, positionals);
    started.push(now.release);
    const results: Result[] = [];
    for (const stage of now.stages.filter(isWanted)) results.push(await compared(stage, before.release, now.release));
    return results;
  } finally {
    for (const release of started) release.stop();
    git('worktree', 'remove', '--force', checkout);
  }
}

/** How many times the pinned ratio a stage takes; nothing where it has none. */
function beyond({ stage, ratio }: Result): number {
  const expected = new Map<string, number>(Object.entries(pinned.ratios)).get(stage);
  return expected === undefined || ratio === null ? 0 : ratio / expected;
}

/**
 * The results, with the best ratio of stages that seem too slow: how code is compiled differs from process to process,
 * and how much of the caches it gets from minute to minute, by more than is looked for, so that one pair of processes
 * proves nothing. What is slower by itself is so in every pair.
 */
async function confirmed(first: readonly Result[], folder: string, commit: string): Promise<readonly Result[]> {
  let results = first;
  for (let pair = 1; pair < PAIRS; pair++) {
    const late = new Set(results.filter((result) => beyond(result) > SLOWER).map(({ stage }) => stage));
    if (late.size === 0) break;
    const again = await measured(folder, commit, (stage) => late.has(stage));
    results = results.map((result) => {
      const other = again.find(({ stage }) => stage === result.stage);
      return other !== undefined && beyond(other) < beyond(result) ? other : result;
    });
  }
  return results;
}

function print(results: readonly Result[], commit: string): void {
  const cell = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
  process.stdout.write(`| stage | ${commit.slice(0, 7)}, ms of CPU | now | ratio |\n| --- | --- | --- | --- |\n`);
  for (const { stage, before, now, ratio } of results)
    process.stdout.write(`| ${stage} | ${cell(before)} | ${cell(now)} | ${cell(ratio)} |\n`);
}

function pin(results: readonly Result[]): void {
  const ratios = Object.fromEntries(
    results.flatMap(({ stage, ratio }) => (ratio === null ? [] : [[stage, Number(ratio.toFixed(2))]])),
  );
  writeFileSync(RATIOS, `${JSON.stringify({ ...pinned, ratios }, null, 2)}\n`);
}

async function run(): Promise<void> {
  const { against } = values;
  if (!has(against)) {
    if (!values.gate) throw new Error(`This clone has no commit ${against}: fetch it, or give another with --against.`);
    process.stdout.write(
      `SKIPPED: this clone has no commit ${against}, the last release. "git fetch --unshallow" brings it.\n`,
    );
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-speed-'));
  try {
    const commit = git('rev-parse', against);
    const first = await measured(folder, commit);
    const results = values.gate ? await confirmed(first, folder, commit) : first;
    print(results, against);
    if (values.pin) pin(results);
    const late = values.gate ? results.filter((result) => beyond(result) > SLOWER) : [];
    for (const result of late)
      process.stderr.write(`${result.stage}: ${beyond(result).toFixed(2)} times the ratio that is pinned\n`);
    process.exitCode = late.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await run();
