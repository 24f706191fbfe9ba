import { describe, expect, test } from 'vitest';
import { AwsUsageError, readAwsOptions } from './aws-options.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
const READY = { ...KEYS, AWS_REGION: 'eu-west-1' };

describe('a real account is used', () => {
  test('where everything is said', () => {
    expect(readAwsOptions(['--yes'], READY)).toEqual({ region: 'eu-west-1', profile: null, bootstrap: false });
    const said = ['--yes', '--region', 'us-east-1', '--profile', 'sandbox', '--bootstrap'];
    expect(readAwsOptions(said, {})).toEqual({ region: 'us-east-1', profile: 'sandbox', bootstrap: true });
  });

  test.each([
    ['without --yes', [], READY, /--yes/],
    ['without credentials', ['--yes'], { AWS_REGION: 'eu-west-1' }, /no credentials are named/],
    ['with half of them', ['--yes'], { ...READY, AWS_SECRET_ACCESS_KEY: '' }, /no credentials are named/],
    ['without a region', ['--yes'], KEYS, /no region is named/],
    ['with an emulator’s address', ['--yes'], { ...READY, AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' }, /URL_S3 leads/],
    ['with an option that is none', ['--yes', '--force'], READY, /--force/],
  ])('never %s', (_what, args, environment, message) => {
    expect(() => readAwsOptions(args, environment)).toThrow(AwsUsageError);
    expect(() => readAwsOptions(args, environment)).toThrow(message);
  });
});
