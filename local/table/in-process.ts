import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';

/** A request as it goes to dynalite, read in full. */
export interface TableRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

export interface TableResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What answers requests. */
export type AskTable = (request: TableRequest) => Promise<TableResponse>;

/** dynalite as a function from requests to answers: what its server does with them, without a socket. */
export function tableIn(server: Server): AskTable {
  const [handle] = server.listeners('request');
  if (handle === undefined) throw new Error('the server answers nothing');
  return ({ method, path, headers, body }) =>
    new Promise((resolve) => {
      const request = Object.assign(new EventEmitter(), { method, url: path, headers });
      const answered: Record<string, string> = {};
      const response = {
        statusCode: 200,
        setHeader(name: string, value: unknown) {
          answered[name.toLowerCase()] = String(value);
        },
        end(text = '') {
          resolve({ status: response.statusCode, headers: answered, body: String(text) });
        },
      };
      handle.call(server, request, response);
      if (body.length > 0) request.emit('data', body);
      request.emit('end');
    });
}
