/**
 * The local run under load: `npm run bench:load [-- --articles N] [--seed S] [--seconds T]`.
 *
 * Drops N articles (1,000) as fast as they upload, waits until each can be read, and prints throughput, times, and
 * memory of the processes; then reads for T seconds (2) with 1, 16 and 64 clients. Ends with 1 where an article is
 * missing or was digested twice, a graph of the dashboard has no data, or an alarm stands.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { articleMaker } from './load/articles.ts';
import { coverage, sumOf } from './load/dashboard.ts';
import { type MemoryUse, watchMemory } from './load/memory.ts';
import { read } from './load/reads.ts';
import { milliseconds, percentile } from './load/statistics.ts';
import { startSystem } from './load/system.ts';
import { drop, type Written } from './load/writes.ts';

function whole(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  process.stderr.write(`--${name}: a whole number from ${least} to ${most} is expected\n`);
  process.exit(2);
}

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '2' },
  },
});
const count = whole('articles', values.articles, 1, 1_000_000);
const seed = whole('seed', values.seed, 0, 2_000_000);
const seconds = whole('seconds', values.seconds, 1, 60);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function times(what: string, sorted: readonly number[]): string {
  const at = (share: number) => `${milliseconds(percentile(sorted, share))} ms`;
  return `${what} (${sorted.length}): median ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, longest ${at(1)}`;
}

function sayWrites({ uploadMs, allMs, waits, alone }: Written): void {
  const secondsOf = (ms: number) => (ms / 1000).toFixed(1);
  say(
    `${count} articles: uploaded in ${secondsOf(uploadMs)} s, all readable after ${secondsOf(allMs)} s, ` +
      `${(count / (allMs / 1000)).toFixed(1)} articles a second`,
  );
  say(times('upload to readable, all at once', waits));
  say(times('upload to readable, one at a time', alone));
}

function sayMemory({ before, after, peak, samples }: MemoryUse): void {
  const growth = (part: 'system' | 'functions') => {
    const grown = after[part] - before[part];
    return `${before[part].toFixed(0)} to ${after[part].toFixed(0)} MB (${grown < 0 ? '' : '+'}${grown.toFixed(0)})`;
  };
  say(
    `memory over the last half, ${samples} samples: the system ${growth('system')}, ` +
      `its ${after.processes} function processes together ${growth('functions')}; at most ${peak.toFixed(0)} MB in all`,
  );
}

const load = loadavg()[0]?.toFixed(1);
say(`${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), load ${load} before; seed ${seed}`);
const system = await startSystem(seed);
const memory = watchMemory(system.run.pid);
const written = await drop(system.run, count, articleMaker(seed));
const used = await memory.end();
sayWrites(written);
sayMemory(used);
for (const { what, clients, perSecond, p50, p99, failed } of await read(system.run.api, written.ids, seconds)) {
  say(
    `${what.padEnd(7)} ${String(clients).padStart(2)} clients: ${perSecond.toFixed(0).padStart(5)} requests a ` +
      'second, ' +
      `p50 ${milliseconds(p50)} ms, p99 ${milliseconds(p99)} ms${failed > 0 ? `, ${failed} FAILED` : ''}`,
  );
}
const dashboard = await system.stop();
const counted = (metric: string, service?: string) => sumOf(dashboard, metric, service);
const expected = written.ids.length;
const applied = counted('Applied', 'digest');
say(
  `digested ${applied} of ${expected} articles, those one at a time among them; ` +
    `${counted('Duplicate')} repeated and ${counted('Stale')} overtaken deliveries left out, ` +
    `${counted('BatchItemFailures')} messages given back`,
);
const { withData, silent, empty } = coverage(dashboard);
say(
  `dashboard: ${withData} of ${dashboard.graphs.length} graphs have ` +
    `data${empty.length > 0 ? `, NONE in ${empty.join('; ')}` : ''}; ` +
    'without data, for nothing of the kind happened or the local table does not count it: ' +
    `${silent.join(', ') || 'none'}`,
);
say(`alarms that stand at the end: ${dashboard.raised.map(({ alarm }) => alarm).join(', ') || 'none'}`);
for (const key of written.missing) say(`MISSING ${key}`);
if (applied > expected) say(`${applied - expected} digested twice`);
const isRight =
  written.missing.length === 0 && applied === expected && empty.length === 0 && dashboard.raised.length === 0;
say(isRight ? 'every article was digested once' : 'FAILED');
process.exitCode = isRight ? 0 : 1;
