import { ApiError } from './error.ts';

/** What sends requests: `fetch`, or something that signs them first. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export interface TransportOptions {
  readonly fetch: Fetch;
  /** Of every request, asked for anew each time, since tokens end. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** How many answers are kept for their entity tags. */
  readonly kept: number;
  readonly timeoutMs: number;
}

/** A value of a query; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

interface Kept {
  readonly etag: string;
  readonly body: string;
}

/** The gateway throttles for all callers together, a table can be busy, a function can be starting: all of it passes. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const ATTEMPTS = 5;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;

/** Asks the API for JSON. What it has had before it asks for by entity tag, and an answer 304 gives it again. */
export class Transport {
  readonly #base: string;
  readonly #options: TransportOptions;
  /** By address, the one that was asked for last at the end. */
  readonly #kept = new Map<string, Kept>();

  constructor(base: string, options: TransportOptions) {
    this.#base = base.replace(/\/+$/, '');
    this.#options = options;
  }

  /**
   * @param path - encoded, with its slash
   * @throws ApiError for any answer but 200 and 304; what `fetch` throws where nothing answers
   */
  async get<T>(path: string, query: Query): Promise<T> {
    const address = `${this.#base}${path}${search(query)}`;
    const kept = this.#kept.get(address);
    const response = await this.#send(address, kept?.etag ?? null);
    if (response.status === 304 && kept !== undefined) {
      this.#keep(address, kept);
      return JSON.parse(kept.body);
    }
    const body = await response.text();
    if (response.status !== 200) throw new ApiError(response.status, body);
    const etag = response.headers.get('etag');
    if (etag !== null) this.#keep(address, { etag, body });
    return JSON.parse(body);
  }

  async #send(address: string, etag: string | null): Promise<Response> {
    const { fetch, timeoutMs } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const headers = new Headers({ ...(await this.#options.headers()) });
      headers.set('accept', 'application/json');
      if (etag !== null) headers.set('if-none-match', etag);
      const response = await fetch(address, { headers, signal: AbortSignal.timeout(timeoutMs) });
      if (attempt === ATTEMPTS || !PASSING.has(response.status)) return response;
      await response.body?.cancel();
      await pause(waitBefore(attempt, response.headers.get('retry-after')));
    }
  }

  #keep(address: string, answer: Kept): void {
    this.#kept.delete(address);
    this.#kept.set(address, answer);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#options.kept) break;
      this.#kept.delete(oldest);
    }
  }
}

/** As long as the answer asks for; else twice as long each time, at random within its half, so that callers spread. */
function waitBefore(attempt: number, retryAfter: string | null): number {
  const asked = Number(retryAfter ?? Number.NaN) * 1000;
  const own = FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
  return Math.min(LONGEST_WAIT_MS, Number.isFinite(asked) ? Math.max(asked, own) : own);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function search(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
