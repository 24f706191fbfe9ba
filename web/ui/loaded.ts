import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure.ts';

/** What is known of something that is being asked for. */
export type Loaded<T> =
  | { readonly state: 'loading'; readonly value: T | null }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly value: null; readonly failure: ApiFailure; readonly retry: () => void };

/** What was shown lately is shown again at once, when somebody goes back, and asked for anew meanwhile. */
const KEPT = 40;
const kept = new Map<string, unknown>();

function keep(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

/** What anything that went wrong is to a reader. A fault of the page itself is told as one, not hidden. */
export function failureFrom(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  return new ApiFailure({
    status: 0,
    title: 'The page could not show this',
    detail: error instanceof Error ? error.message : String(error),
  });
}

interface Settled<T> {
  readonly key: string;
  readonly value: T | null;
  readonly failure: ApiFailure | null;
}

/**
 * Asks for something whenever its key changes; answers to earlier keys that come late are dropped.
 *
 * @param key - names what is asked for, and everything that decides it
 * @param isOf - tells that a kept value is of this kind
 * @param lingers - whether the value of the key before is shown until the next is there
 */
export function useLoaded<T>(
  key: string,
  load: () => Promise<T>,
  { isOf, lingers = false }: { readonly isOf: (value: unknown) => value is T; readonly lingers?: boolean },
): Loaded<T> {
  const [settled, settle] = useState<Settled<T> | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    let dropped = false;
    latest.current().then(
      (value) => {
        keep(key, value);
        if (!dropped) settle({ key, value, failure: null });
      },
      (error: unknown) => {
        if (!dropped) settle({ key, value: null, failure: failureFrom(error) });
      },
    );
    return () => {
      dropped = true;
    };
  }, [key, attempt]);
  const retry = useCallback(() => {
    settle(null);
    setAttempt((count) => count + 1);
  }, []);

  if (settled?.key === key) {
    if (settled.failure !== null) return { state: 'failed', value: null, failure: settled.failure, retry };
    if (settled.value !== null) return { state: 'done', value: settled.value };
  }
  const before = kept.get(key);
  if (isOf(before)) return { state: 'done', value: before };
  return { state: 'loading', value: lingers ? (settled?.value ?? null) : null };
}
