declare module 'dynalite' {
  import type { Server } from 'node:http';

  /**
   * Times are milliseconds a table spends in CREATING, UPDATING and DELETING; without a path everything is in memory.
   */
  interface DynaliteOptions {
    readonly path?: string;
    readonly createTableMs?: number;
    readonly updateTableMs?: number;
    readonly deleteTableMs?: number;
    readonly maxItemSizeKb?: number;
  }

  export default function dynalite(options?: DynaliteOptions): Server;
}
