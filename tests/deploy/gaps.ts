/** What cannot be seen on the emulator as it is: which test shows it instead. */
export const EMULATOR_GAPS = {
  'bucket lifecycle': 'tests/lib/storage.test.ts',
  'table settings': 'tests/lib/storage.test.ts',
  'plain HTTP': 'tests/lib/storage.test.ts',
  'foreign authorization': 'tests/lib/read-api.test.ts',
  CORS: 'tests/lib/read-api.test.ts',
  'percent sign in a path': 'tests/lambdas/read/requests.test.ts',
  'alarms on expressions or alarms': 'tests/lib/alarms.test.ts',
  'address of the API': 'tests/bin/deployed.test.ts',
  throttling: 'tests/lib/read-api.test.ts',
  'disorder of events': 'tests/pipeline/pipeline.test.ts',
} as const satisfies Readonly<Record<string, string>>;

/** A service or feature that the emulator lacks. */
export type Gap = keyof typeof EMULATOR_GAPS;
