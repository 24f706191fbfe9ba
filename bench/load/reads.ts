import { percentile } from './statistics.ts';

export interface ReadFigures {
  readonly what: string;
  readonly clients: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

const CLIENTS = [1, 16, 64] as const;

interface Kind {
  readonly what: string;
  readonly status: number;
  request(nth: number): Promise<Response>;
}

/** What a reader asks for. Only ever of the API of the local run, on this machine. */
async function kindsOf(api: string, ids: readonly string[]): Promise<readonly Kind[]> {
  const id = (nth: number) => ids[(nth * 7_919) % ids.length] ?? '';
  const first = await fetch(`${api}/articles/${id(0)}`);
  await first.arrayBuffer();
  const etag = first.headers.get('etag') ?? '';
  return [
    { what: 'record', status: 200, request: (nth) => fetch(`${api}/articles/${id(nth)}`) },
    { what: 'summary', status: 200, request: (nth) => fetch(`${api}/articles/${id(nth)}/summary`) },
    { what: 'list', status: 200, request: () => fetch(`${api}/articles?limit=20`) },
    {
      what: '304',
      status: 304,
      request: () => fetch(`${api}/articles/${id(0)}`, { headers: { 'if-none-match': etag } }),
    },
  ];
}

/** Requests a second and their times, each kind with few and many clients, each for so many seconds. */
export async function read(api: string, ids: readonly string[], seconds: number): Promise<readonly ReadFigures[]> {
  const { hostname } = new URL(api);
  if (hostname !== '127.0.0.1')
    throw new Error(`${hostname} is not this machine: only the local run is put under load`);
  const figures: ReadFigures[] = [];
  for (const kind of await kindsOf(api, ids)) {
    for (const clients of CLIENTS) figures.push(await measure(kind, clients, seconds));
  }
  return figures;
}

async function measure(kind: Kind, clients: number, seconds: number): Promise<ReadFigures> {
  const times: number[] = [];
  let failed = 0;
  let nth = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const asked = performance.now();
        const answer = await kind.request(nth++);
        await answer.arrayBuffer();
        if (answer.status !== kind.status) failed += 1;
        times.push(performance.now() - asked);
      }
    }),
  );
  const elapsed = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return {
    what: kind.what,
    clients,
    perSecond: times.length / elapsed,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    failed,
  };
}
