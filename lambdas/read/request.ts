import type { Telemetry } from '../shared/observability.ts';
import type { Table } from '../shared/store/table.ts';
import type { Query } from './query.ts';
import type { Representation } from './representation.ts';

/** What the function works with. */
export interface ReadPorts {
  readonly table: Table;
  readonly telemetry: Telemetry;
  readonly now: () => Date;
  /** Whether what newer versions of a file changed is served. */
  readonly tellChanges: boolean;
  /** Whether articles are grouped into stories. */
  readonly stories: boolean;
}

/** A request as a route takes it. */
export interface ReadRequest {
  /** What stands in the path for the route's variable, decoded; empty where it has none. */
  readonly variable: string;
  readonly query: Query;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Whether a listing should answer with what it has. */
  readonly hurry: () => boolean;
}

/** One file per resource exports one of these. */
export type Resource = (request: ReadRequest, ports: ReadPorts) => Promise<Representation>;
