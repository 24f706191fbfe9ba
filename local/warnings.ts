import { parsed, text } from '../lambdas/shared/json.ts';

/** What a function warned of, as it logged it. */
export interface Warning {
  readonly service: string;
  readonly message: string;
  /** What is told of it, as JSON. */
  readonly details: string;
}

const LEVEL = '"level":"WARN"';

/** What every line of a function's log has, and nobody reads in a terminal. */
const USUAL = new Set(['level', 'message', 'timestamp', 'service', 'cold_start', 'sampling_rate', 'xray_trace_id']);

/** The warning that a line of a function's log is; null for any other line. */
export function warningIn(line: string): Warning | null {
  // Most lines are none, and need not be parsed for it.
  if (!line.includes(LEVEL)) return null;
  const said = parsed(line);
  if (typeof said !== 'object' || said === null) return null;
  const told = Object.entries(said).filter(([name]) => !USUAL.has(name) && !name.startsWith('function_'));
  return {
    service: text(said, 'service') ?? '',
    message: text(said, 'message') ?? '',
    details: JSON.stringify(Object.fromEntries(told)),
  };
}
