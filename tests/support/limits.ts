/** What every run of the tests has in common. */
export const LIMITS = {
  // Two cores: more workers than that only add start-up cost.
  maxWorkers: 2,
  // For a busy machine: nothing waits for so long that means to pass.
  testTimeout: 60_000,
  hookTimeout: 60_000,
};
