import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import { FOREIGN, fromThisMachine } from '../http/own-origin.ts';
import { type AskTable, tableIn } from './in-process.ts';
import type { TableServerData, TableServerMessage } from './table.ts';
import { countingUsage, UsageTotals } from './usage.ts';
import { tellingWrites } from './written.ts';

/** How often it is told what was used. */
const TELL_MS = 1_000;

/** dynalite on a thread of its own: it is what a busy pipeline waits for most, and so has a core to itself. */
const { directory, port }: TableServerData = workerData;
const server = dynalite({
  createTableMs: 0,
  updateTableMs: 0,
  deleteTableMs: 0,
  ...(directory === null ? {} : { path: directory }),
});
const tell = (message: TableServerMessage) => parentPort?.postMessage(message);

const totals = new UsageTotals();
const ask = tellingWrites(
  countingUsage(tableIn(server), (use) => totals.add(use)),
  (record) => tell({ kind: 'written', record }),
);
server.removeAllListeners('request');
server.on('request', (request, response) => {
  answer(ask, request, response).catch(() => response.destroy());
});
const tellUsage = () => {
  const used = totals.take();
  if (used.length > 0) tell({ kind: 'used', used });
};
const telling = setInterval(tellUsage, TELL_MS);

async function answer(ask: AskTable, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!fromThisMachine(request.rawHeaders)) {
    response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ message: FOREIGN }));
    return;
  }
  const { method = 'POST', url: path = '/', headers } = request;
  const { status, headers: answered, body } = await ask({ method, path, headers, body: await buffer(request) });
  response.writeHead(status, answered).end(body);
}

server.listen(port, '127.0.0.1');
try {
  await once(server, 'listening');
  const address = server.address();
  tell({ kind: 'listening', port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
} catch (error) {
  tell({ kind: 'failed', code: error instanceof Error && 'code' in error ? String(error.code) : String(error) });
}
parentPort?.once('message', () => {
  clearInterval(telling);
  tellUsage();
  server.closeAllConnections();
  server.close(() => process.exit());
});
