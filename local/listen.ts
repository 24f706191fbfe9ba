import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** A port cannot be listened on. The message says which and why, and which option names another. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  constructor(port: number, what: string, code = 'EADDRINUSE') {
    const why = code === 'EACCES' ? 'may not be used: the system keeps it for itself' : 'is taken by another program';
    super(`Port ${port} (${what}) ${why}. Choose another with --port.`);
  }
}

/** Waits for a listener, and turns "address in use" into a message that helps. */
export async function orPortTaken<T>(listening: Promise<T>, port: number, what: string): Promise<T> {
  try {
    return await listening;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code === 'EADDRINUSE' || code === 'EACCES' ? new PortTakenError(port, what, code) : error;
  }
}

/**
 * Finds out early, before anything slow is begun, that a port is taken.
 * @param ports - by what will listen there; 0 is always free
 * @throws PortTakenError
 */
export async function assertFree(ports: { readonly [what: string]: number }): Promise<void> {
  for (const [what, port] of Object.entries(ports)) {
    if (port === 0) continue;
    const probe = await listen(createServer(), port, what);
    await probe.stop();
  }
}

export interface Listener {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * Lets a server listen on this machine only.
 * @param port - 0 takes a free one
 * @throws PortTakenError
 */
export async function listen(server: Server, port: number, what: string): Promise<Listener> {
  server.listen(port, '127.0.0.1');
  await orPortTaken(once(server, 'listening'), port, what);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`${what} has no port`);
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
