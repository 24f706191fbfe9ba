import { type Profiler, Session } from 'node:inspector';

/** How often each function of the engine was called, by its name and module: `findPieces text/quotation-marks.ts`. */
export type Calls = ReadonlyMap<string, number>;

/**
 * Counts the calls of the engine's functions while `work` runs, as V8 counts them for coverage: nothing in the engine
 * has to count for it. Anonymous functions are left out. Nothing is awaited between the two counts, or what other tests
 * of the process left running would be counted too.
 */
export function callsDuring(work: () => unknown): Calls {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    session.post('Profiler.takePreciseCoverage');
    work();
    return countsOf(session);
  } finally {
    session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}

/** The calls since the last count; a session of the thread itself answers before `post` returns. */
function countsOf(session: Session): Calls {
  const calls = new Map<string, number>();
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error !== null) throw error;
    for (const script of result) addCalls(script, calls);
  });
  return calls;
}

function addCalls({ url, functions }: Profiler.ScriptCoverage, calls: Map<string, number>): void {
  const [, module] = /\/engine\/(\S+\.ts)/.exec(url) ?? [];
  if (module === undefined || url.includes('/tests/')) return;
  for (const { functionName, ranges } of functions) {
    const key = `${functionName} ${module}`;
    if (functionName !== '') calls.set(key, (calls.get(key) ?? 0) + (ranges[0]?.count ?? 0));
  }
}
