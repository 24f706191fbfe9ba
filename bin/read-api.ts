import { backoff, patiently } from '../client/patience.ts';
import { member, parsed, text } from '../lambdas/shared/json.ts';
import { encodeStrictly, type Query, type Signer } from './sign.ts';

/** An answer that was not asked for: what the API says is wrong, in its own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  /** What tells this state of the resource from any other. */
  readonly etag: string | null;
}

/** How requests are authorised: as the stack's option `access` has it. */
export type ApiAccess =
  | { readonly mode: 'public' }
  /** Null where none was given. */
  | { readonly mode: 'jwt'; readonly token: string | null }
  | { readonly mode: 'iam'; readonly signer: Signer };

/** The gateway gives up after 30 s. */
const TIMEOUT_MS = 35_000;

/** The read API, whoever may call it. */
export class ReadApi {
  readonly #base: string;
  readonly #access: ApiAccess;

  /** @param base - address, with or without a slash at its end */
  constructor(base: string, access: ApiAccess) {
    this.#base = base.replace(/\/+$/, '');
    this.#access = access;
  }

  /** Address of the reader page, which is served only where everybody may read; else null. */
  get page(): string | null {
    return this.#access.mode === 'public' ? this.#base : null;
  }

  /**
   * Whatever the API answers.
   *
   * @param path - encoded
   * @throws TypeError where nothing answers at all
   */
  async ask(path: string, query: Query = {}, accept = 'application/json'): Promise<ApiAnswer> {
    const response = await patiently(() => this.#fetch(path, query, accept), {
      passes: (error) => !(error instanceof ApiError) && !isRefused(error),
      wait: backoff,
    });
    return { status: response.status, body: await response.text(), etag: response.headers.get('etag') };
  }

  /** The body of an answer that is as it should be. @throws ApiError for any other */
  async get(path: string, query: Query = {}, accept = 'application/json'): Promise<string> {
    const answer = await this.ask(path, query, accept);
    if (answer.status !== 200) throw this.failure(answer);
    return answer.body;
  }

  /** The error an answer stands for. */
  failure({ status, body }: ApiAnswer): ApiError {
    const problem = parsed(body);
    // The function answers in problem details, the gateway with a message of its own.
    const said = text(problem, 'detail') ?? text(problem, 'message') ?? text(problem, 'Message') ?? '';
    if (status === 401 || status === 403)
      return new ApiError(status, `${refusal(this.#access.mode, status)} (${said})`);
    return new ApiError(status, said === '' ? `the API answered ${status}` : said);
  }

  async #fetch(path: string, query: Query, accept: string): Promise<Response> {
    const search = Object.entries(query)
      .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`)
      .join('&');
    const url = new URL(`${this.#base}${path}${search === '' ? '' : `?${search}`}`);
    return await fetch(url, {
      headers: await this.#headers(url, query, { accept }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
  }

  async #headers(url: URL, query: Query, headers: Record<string, string>): Promise<Record<string, string>> {
    const access = this.#access;
    switch (access.mode) {
      case 'public':
        return headers;
      case 'jwt':
        if (access.token === null) {
          throw new ApiError(401, 'the API wants a token: give one with --token, or in NUTGRAF_TOKEN');
        }
        return { ...headers, authorization: `Bearer ${access.token}` };
      case 'iam':
        return await access.signer.sign(url, query, headers);
    }
  }
}

function refusal(mode: ApiAccess['mode'], status: number): string {
  if (mode === 'jwt') {
    return status === 401
      ? 'the API does not accept the token: it may have expired; get a new one for --token or NUTGRAF_TOKEN'
      : 'the token is valid, and may not read this API';
  }
  return mode === 'iam'
    ? 'the API does not let you in: your role needs execute-api:Invoke on it, and your credentials have to be ' +
        'valid still'
    : 'the API does not let you in';
}

/** Nobody listens there: waiting does not help. */
function isRefused(error: unknown): boolean {
  return text(member(error, 'cause'), 'code') === 'ECONNREFUSED';
}
