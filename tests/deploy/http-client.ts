import { encodeStrictly, type Query, type Signer } from '../../bin/sign.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

type HeaderMap = Readonly<Record<string, string>>;

/** Adds to a request what authorises it. */
export type Authorise = (url: URL, query: Query, headers: HeaderMap) => Promise<HeaderMap> | HeaderMap;

export const unauthorised: Authorise = (_url, _query, headers) => headers;

export function bearer(token: string): Authorise {
  return (_url, _query, headers) => ({ ...headers, authorization: `Bearer ${token}` });
}

export function signed(by: Signer): Authorise {
  return (url, query, headers) => by.sign(url, query, headers);
}

/** The read API as its callers see it: any header, any status, no second try. */
export class HttpClient {
  readonly #base: string;
  readonly #authorise: Authorise;

  /** @param base - address, with or without a slash at its end */
  constructor(base: string, authorise: Authorise) {
    this.#base = base.replace(/\/+$/, '');
    this.#authorise = authorise;
  }

  /** The same API, asked with other rights. */
  as(authorise: Authorise): HttpClient {
    return new HttpClient(this.#base, authorise);
  }

  /** @param path - encoded */
  async get(path: string, query: Query = {}, headers: HeaderMap = {}): Promise<Answer> {
    const search = Object.entries(query)
      .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`)
      .join('&');
    const url = new URL(`${this.#base}${path}${search === '' ? '' : `?${search}`}`);
    const given = { accept: 'application/json', ...headers };
    return await this.#send(url, { headers: await this.#authorise(url, query, given) });
  }

  /** What a browser asks before it lets a script of another origin read: never with credentials. */
  async preflight(path: string, origin: string): Promise<Answer> {
    return await this.#send(new URL(`${this.#base}${path}`), {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });
  }

  async #send(url: URL, init: RequestInit): Promise<Answer> {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(40_000) });
    return { status: response.status, headers: response.headers, body: await response.text() };
  }
}
