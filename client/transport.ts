import { ApiError } from './error.ts';
import { backoff, patiently } from './patience.ts';

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

/** However long an answer asks for. */
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

  #send(address: string, etag: string | null): Promise<Response> {
    const { fetch, timeoutMs } = this.#options;
    const send = async () => {
      const headers = new Headers({ ...(await this.#options.headers()) });
      headers.set('accept', 'application/json');
      if (etag !== null) headers.set('if-none-match', etag);
      return await fetch(address, { headers, signal: AbortSignal.timeout(timeoutMs) });
    };
    return patiently(send, { passes: () => false, wait: waitAsAsked });
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

/** As long as the answer asks for, within bounds; else as {@link backoff} has it. */
function waitAsAsked(attempt: number, response: Response | null): number {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1000;
  const own = backoff(attempt);
  return Math.min(LONGEST_WAIT_MS, Number.isFinite(asked) ? Math.max(asked, own) : own);
}

function search(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
