import { Session } from 'node:inspector/promises';

/** How often each function of the engine was called, by its name and module: `findPieces text/quotation-marks.ts`. */
export type Calls = ReadonlyMap<string, number>;

/**
 * Counts the calls of the engine's functions while `work` runs, as V8 counts them for coverage: nothing in the engine
 * has to count for it. Anonymous functions are left out.
 */
export async function callsDuring(work: () => unknown): Promise<Calls> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await session.post('Profiler.takePreciseCoverage');
    work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    await session.post('Profiler.stopPreciseCoverage');
    const calls = new Map<string, number>();
    for (const { url, functions } of result) {
      const [, module] = /\/engine\/(\S+\.ts)/.exec(url) ?? [];
      if (module === undefined || url.includes('/tests/')) continue;
      for (const { functionName, ranges } of functions) {
        const key = `${functionName} ${module}`;
        if (functionName !== '') calls.set(key, (calls.get(key) ?? 0) + (ranges[0]?.count ?? 0));
      }
    }
    return calls;
  } finally {
    session.disconnect();
  }
}
