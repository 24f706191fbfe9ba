/**
 * The gateway throttles for all callers together, a table can be busy, a function can be starting: all of it passes.
 */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const ATTEMPTS = 5;
const FIRST_WAIT_MS = 200;

interface Patience {
  /** Whether a failure to be answered at all may pass as well. */
  readonly passes: (error: unknown) => boolean;
  /** How long to wait after an attempt, counted from 1; the response is null where nothing answered. */
  readonly wait: (attempt: number, response: Response | null) => number;
}

/**
 * Sends a request until it gets an answer that does not pass by itself, five times at most.
 *
 * @returns the last answer
 * @throws what `send` throws, where that does not pass or was the last attempt
 */
export async function patiently(send: () => Promise<Response>, { passes, wait }: Patience): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await send().catch((error: unknown) => {
      if (attempt === ATTEMPTS || !passes(error)) throw error;
      return null;
    });
    if (response !== null && (attempt === ATTEMPTS || !PASSING.has(response.status))) return response;
    await response?.body?.cancel();
    await pause(wait(attempt, response));
  }
}

/** Twice as long after each attempt, at random within its half, so that callers spread. */
export function backoff(attempt: number): number {
  return FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
