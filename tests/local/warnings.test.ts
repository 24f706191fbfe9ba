import { expect, test } from 'vitest';
import { warningIn } from '../../local/warnings.ts';

const COMMON = { timestamp: 't', service: 'clean', cold_start: true, function_name: 'f', function_arn: 'a' };

test('a warning is told with its details, and without what every line has', () => {
  const line = JSON.stringify({ level: 'WARN', message: 'metadata not used', ...COMMON, key: 'a.txt', unread: ['x'] });
  expect(warningIn(line)).toEqual({
    service: 'clean',
    message: 'metadata not used',
    details: '{"key":"a.txt","unread":["x"]}',
  });
});

test('any other line is none', () => {
  expect(warningIn(JSON.stringify({ level: 'INFO', message: 'm', ...COMMON }))).toBeNull();
  expect(warningIn('"level":"WARN" and no JSON')).toBeNull();
  expect(warningIn('')).toBeNull();
});
