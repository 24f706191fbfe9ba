import { describe, expect, expectTypeOf, it } from 'vitest';
import document from '../../lambdas/read/openapi.json' with { type: 'json' };
import { member } from '../../lambdas/shared/json.ts';
import { type Client, createClient, type Fetcher } from '../../web/api/client.ts';
import { ApiFailure } from '../../web/api/failure.ts';
import type {
  ArticleFacts,
  ArticleHead,
  ArticlePage,
  ArticleSummary,
  NameEntry,
  NamePage,
} from '../../web/api/types.ts';
import { NO_FILTERS } from '../../web/place.ts';
import { queryParameters } from '../support/read-api.ts';

interface Sent {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly init: RequestInit;
}

/** A client whose requests are kept, and answered in turn; the last answer stays. */
function recording(...answers: readonly (readonly [status: number, body: unknown])[]): {
  client: Client;
  sent: Sent[];
} {
  const sent: Sent[] = [];
  const fetcher: Fetcher = async (address, init) => {
    const url = new URL(address, 'https://news.example/');
    const [status, body] = answers[Math.min(sent.length, answers.length - 1)] ?? [200, {}];
    sent.push({ path: url.pathname, query: url.searchParams, init });
    return new Response(JSON.stringify(body), { status });
  };
  return { client: createClient(fetcher), sent };
}

const PAGE = { cursor: 'next', limit: 25 };
const FILTERS = { from: '2025-01-01', to: '2025-02-01', name: 'Ada Holm', language: 'en', status: 'ready' };

/** Every call of the client that is the API's, and the path of the document it belongs to. */
const CALLS: readonly (readonly [path: string, sent: string, call: (client: Client) => Promise<unknown>])[] = [
  ['/articles', '/articles', (client) => client.articles(FILTERS, PAGE)],
  ['/articles', '/articles', (client) => client.articleWithKey('news/a b.txt')],
  ['/articles/{id}', '/articles/x-0123456789abcdef', (client) => client.article('x-0123456789abcdef', 3)],
  ['/articles/{id}/summary', '/articles/x/summary', (client) => client.summary('x', 3)],
  ['/articles/{id}/facts', '/articles/x/facts', (client) => client.facts('x')],
  ['/names', '/names', (client) => client.names('ad', 8)],
  ['/names/{name}/articles', '/names/ada%20holm/articles', (client) => client.articlesUnder('ada holm', PAGE)],
  ['/stories', '/stories', (client) => client.stories(PAGE)],
  ['/articles/{id}/story', '/articles/x/story', (client) => client.storyOf('x', PAGE)],
];

describe('the client and the OpenAPI document', () => {
  it.each(CALLS)('%s: path and parameters are those of the document', async (path, expected, call) => {
    const { client, sent } = recording();
    await call(client);
    const [request] = sent;
    expect(request?.path).toBe(expected);
    expect(request?.init.method ?? 'GET').toBe('GET');
    const known = queryParameters(path).map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining([...(request?.query.keys() ?? [])]));
  });

  it('asks for parts and limits that the document allows', async () => {
    const { client, sent } = recording();
    await client.article('x', null);
    await client.articles(NO_FILTERS, { cursor: null, limit: 25 });
    const include = queryParameters('/articles/{id}').find(({ name }) => name === 'include');
    const parts = member(member(include?.schema, 'items'), 'enum');
    expect(parts).toEqual(expect.arrayContaining(sent[0]?.query.get('include')?.split(',') ?? []));
    expect([...(sent[0]?.query.keys() ?? [])]).toEqual(['include']);
    expect([...(sent[1]?.query.entries() ?? [])]).toEqual([['limit', '25']]);
  });

  it('has the types of the document: member for member, at compile time', () => {
    type Schemas = typeof document.components.schemas;
    type Members<Name extends keyof Schemas> = Schemas[Name] extends { readonly properties: infer P } ? keyof P : never;
    expectTypeOf<keyof ArticleHead>().toEqualTypeOf<Members<'ArticleHead'>>();
    expectTypeOf<keyof ArticlePage>().toEqualTypeOf<Members<'ArticlePage'>>();
    expectTypeOf<keyof ArticleSummary>().toEqualTypeOf<Members<'ArticleSummary'>>();
    expectTypeOf<keyof ArticleFacts>().toEqualTypeOf<Members<'ArticleFacts'>>();
    expectTypeOf<keyof NamePage>().toEqualTypeOf<Members<'NamePage'>>();
    expectTypeOf<keyof NameEntry>().toEqualTypeOf<Members<'NameEntry'>>();
    // A member that is in none of the types is noticed: this line would not compile otherwise.
    expectTypeOf<keyof ArticleHead>().not.toEqualTypeOf<Members<'NameEntry'>>();
  });
});

describe('what goes wrong', () => {
  const failure = (call: Promise<unknown>) =>
    call.then(
      () => null,
      (error: unknown) => (error instanceof ApiFailure ? error : null),
    );

  it('is told in the words of the API', async () => {
    const { client } = recording([
      400,
      { type: 'urn:x', title: 'The cursor does not belong to this query', detail: 'start again', requestId: 'R1=' },
    ]);
    expect(await failure(client.articles(NO_FILTERS, PAGE))).toMatchObject({
      status: 400,
      title: 'The cursor does not belong to this query',
      detail: 'Start again',
      requestId: 'R1=',
    });
  });

  it('at the gateway is told with what to do', async () => {
    const { client } = recording([403, { message: 'Forbidden' }]);
    expect(await failure(client.facts('x'))).toMatchObject({ status: 403, title: 'The API does not let you in' });
  });

  it('is tried again where it passes by itself, and not where it does not', async () => {
    const busy = recording([503, {}], [200, { names: [], cursor: null }]);
    expect(await busy.client.names('ad', 8)).toEqual({ names: [], cursor: null });
    expect(busy.sent).toHaveLength(2);
    const gone = recording([410, {}]);
    expect((await failure(gone.client.article('x', null)))?.status).toBe(410);
    expect(gone.sent).toHaveLength(1);
  });

  it('without an answer says so', async () => {
    const client = createClient(() => Promise.reject(new TypeError('fetch failed')));
    expect(await failure(client.names('ad', 8))).toMatchObject({ status: 0, title: 'Nothing answers at this address' });
  });
});
