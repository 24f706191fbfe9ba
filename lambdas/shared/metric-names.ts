/**
 * What the functions count and measure, in the namespace the stack sets. The stack's alarms and dashboard use the same
 * names, and docs/operating.md says what each means.
 */
export const METRIC_NAMES = [
  'RecordsProcessed',
  'DistinctKeys',
  'Applied',
  'Duplicate',
  'Stale',
  'Superseded',
  'Skipped',
  'Rejected',
  'Failed',
  'BatchItemFailures',
  'TimeToReady',
  'ReadFaults',
] as const;

export type MetricName = (typeof METRIC_NAMES)[number];

/** The dimension that tells the functions apart; its values are the names they are given in `powertools`. */
export const SERVICE_DIMENSION = 'service';
