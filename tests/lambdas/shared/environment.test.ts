import { afterEach, describe, expect, it, vi } from 'vitest';
import { EnvironmentError, required, requiredNumber } from '../../../lambdas/shared/environment.ts';

const NAME = 'NUTGRAF_TEST_VARIABLE';

describe('environment', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('gives what is set', () => {
    vi.stubEnv(NAME, '5');
    expect(required(NAME)).toBe('5');
    expect(requiredNumber(NAME)).toBe(5);
  });

  it.each([undefined, ''])('names the variable that is missing (%j)', (value) => {
    vi.stubEnv(NAME, value);
    expect(() => required(NAME)).toThrow(EnvironmentError);
    expect(() => requiredNumber(NAME)).toThrow(NAME);
  });

  it.each(['0', '-1', '2.5', 'five', 'NaN', '1e400'])('refuses %s as a whole number', (value) => {
    vi.stubEnv(NAME, value);
    expect(() => requiredNumber(NAME)).toThrow(EnvironmentError);
  });
});
