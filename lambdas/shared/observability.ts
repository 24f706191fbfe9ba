import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { PermanentError, TransientError } from './errors.ts';
import type { MetricName } from './metric-names.ts';

/** Facts of a log line: ids, keys, sequencers, outcomes. Never article text. */
export type LogDetails = Readonly<Record<string, string | number | null | undefined | object>>;

/** What the work says about itself. */
export interface Telemetry {
  info(message: string, details: LogDetails): void;
  warn(message: string, details: LogDetails): void;
  count(metric: MetricName, value?: number): void;
  /** Something took so many milliseconds. */
  time(metric: MetricName, milliseconds: number): void;
}

/** The Powertools of one function. */
export interface Powertools {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Logger and metrics of a function, both under its name. Traces are Lambda's own: the X-Ray SDK doubles the CPU time of
 * every AWS call even when it is switched off, and its support ends in February 2027. The metrics' namespace comes from
 * `POWERTOOLS_METRICS_NAMESPACE`: the stack sets its own name, so that two stages never count into one metric.
 */
export function powertools(serviceName: string): Powertools {
  return {
    logger: new Logger({ serviceName }),
    metrics: new Metrics({ serviceName }),
  };
}

/** Telemetry on Powertools. */
export function telemetry({ logger, metrics }: Powertools): Telemetry {
  return {
    info: (message, details) => logger.info(message, { ...details }),
    warn: (message, details) => logger.warn(message, { ...details }),
    count: (metric, value = 1) => metrics.addMetric(metric, MetricUnit.Count, value),
    time: (metric, milliseconds) => metrics.addMetric(metric, MetricUnit.Milliseconds, milliseconds),
  };
}

/**
 * What may be logged of an error. Messages of our own errors and of AWS are about ids; any other message, a JSON
 * parser's for one, may quote the article, so of those only the name and the place are told.
 */
export function describeError(error: unknown): LogDetails {
  if (!(error instanceof Error)) return { name: typeof error };
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  if (error instanceof PermanentError || error instanceof TransientError) {
    return { name: error.name, code: error.code, message: error.message, ...cause };
  }
  if ('$metadata' in error) return { name: error.name, message: error.message, aws: { ...Object(error.$metadata) } };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, stack: frames.map((line) => line.trim()), ...cause };
}
