/**
 * Judges every regular expression of the engine that has no verdict yet and stores the verdicts: `npm run patterns`.
 * Verdicts of patterns that are gone are removed. The checker, recheck, is installed when it is needed: with its binary
 * it is 50 MB, and only a changed pattern needs it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { branchesOf } from './branches.ts';
import { enginePatterns, keyOf, type Pattern } from './collect.ts';
import { isBounded, loosened } from './loosened.ts';

const CHECKER = 'recheck@4.5.0';
/** For one question, in milliseconds. */
const TIMEOUT = 3000;
/** Questions about the parts of one pattern. */
const MAX_QUESTIONS = 60;
const FILE = new URL('verdicts.json', import.meta.url);

type Verdict = 'safe' | 'vulnerable' | 'bounded' | 'undecided';
interface Judgement {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
}
type Check = (source: string, flags: string, how: { readonly timeout: number; readonly checker: string }) => Judgement;

/** The one pattern, without taking it apart. */
function judgedWhole({ source, flags: all }: Pattern, check: Check): Judgement['status'] {
  const flags = all.replace('d', '');
  const asks = [
    () => check(loosened(source), flags.replace(/[uvy]/g, ''), { timeout: TIMEOUT, checker: 'automaton' }),
    () => check(source, flags, { timeout: TIMEOUT, checker: 'automaton' }),
    () => check(source, flags, { timeout: TIMEOUT, checker: 'auto' }),
  ];
  let seen: Judgement['status'] = 'unknown';
  for (const ask of asks) {
    seen = ask().status;
    if (seen === 'safe') return seen;
  }
  return seen;
}

/** Whether every branch of a pattern is safe by itself. */
function isSafeInParts(pattern: Pattern, check: Check): boolean {
  let asked = 0;
  const holds = ({ source, flags }: Pattern): boolean => {
    if (asked++ > MAX_QUESTIONS) return false;
    const loose = flags.replace(/[duvy]/g, '');
    if (check(loosened(source), loose, { timeout: TIMEOUT, checker: 'automaton' }).status === 'safe') return true;
    const branches = branchesOf(source);
    return branches.length > 1 && branches.every((branch) => holds({ ...pattern, source: branch }));
  };
  return holds(pattern);
}

/** `bounded`: the checker cannot tell, but every repetition has an upper bound. */
function verdictOn(pattern: Pattern, check: Check): Verdict {
  const whole = judgedWhole(pattern, check);
  if (whole === 'safe' || isSafeInParts(pattern, check)) return 'safe';
  if (isBounded(pattern.source)) return 'bounded';
  return whole === 'vulnerable' ? 'vulnerable' : 'undecided';
}

const known: Readonly<Record<string, string>> = JSON.parse(readFileSync(FILE, 'utf8'));
const patterns = await enginePatterns();
const unjudged = patterns.filter((pattern) => known[keyOf(pattern)] === undefined);
const verdicts = new Map(patterns.map((pattern) => [keyOf(pattern), known[keyOf(pattern)]]));
const store = () => {
  const lines = [...verdicts].flatMap(([key, verdict]) => (verdict === undefined ? [] : [`  "${key}": "${verdict}"`]));
  writeFileSync(FILE, `{\n${lines.sort().join(',\n')}\n}\n`);
};
store();
if (unjudged.length > 0) {
  const home = mkdtempSync(path.join(tmpdir(), 'nutgraf-patterns-'));
  try {
    execFileSync('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', '--silent', CHECKER]);
    const { checkSync }: { readonly checkSync: Check } = createRequire(path.join(home, 'x.js'))('recheck');
    for (const pattern of unjudged) {
      const verdict = verdictOn(pattern, checkSync);
      verdicts.set(keyOf(pattern), verdict);
      store();
      if (verdict !== 'safe')
        process.stdout.write(
          `${verdict.padEnd(10)} ${keyOf(pattern)} ${pattern.where} /${pattern.source}/${pattern.flags}\n`,
        );
    }
  } finally {
    rmSync(home, { recursive: true });
  }
}
process.stdout.write(`${patterns.length} patterns, ${unjudged.length} judged now\n`);
