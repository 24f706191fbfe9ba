import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import type { TableServerData, TableServerMessage } from './table.ts';

/** dynalite on a thread of its own: it is what a busy pipeline waits for most, and so has a core to itself. */
const { directory, port }: TableServerData = workerData;
const server = dynalite({
  createTableMs: 0,
  updateTableMs: 0,
  deleteTableMs: 0,
  ...(directory === null ? {} : { path: directory }),
});
const tell = (message: TableServerMessage) => parentPort?.postMessage(message);

server.listen(port, '127.0.0.1');
try {
  await once(server, 'listening');
  const address = server.address();
  tell({ kind: 'listening', port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
} catch (error) {
  tell({ kind: 'failed', code: error instanceof Error && 'code' in error ? String(error.code) : String(error) });
}
parentPort?.once('message', () => {
  server.closeAllConnections();
  server.close(() => process.exit());
});
