import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PROGRAM = `
import { findDates } from './engine/dates/index.ts';
import { tokenizeText } from './engine/text/document.ts';
const text = 'The mayor resigned yesterday at 11:30 p.m. Talks will resume on Tuesday. \
Prices rose last week, and on Dec. 31 they fell.';
process.stdout.write(JSON.stringify(findDates({ ...tokenizeText(text), referenceDate: '2024-01-01' })));
`;

function datesIn(zone: string): string {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  return execFileSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  });
}

test('the zone of the machine changes nothing', () => {
  const west = datesIn('Pacific/Honolulu');
  expect(JSON.parse(west).map(({ value }: { value: string }) => value)).toEqual([
    '2023-12-31',
    '2023-12-31T23:30',
    '2024-01-02',
    '2023-W52',
    '2023-12-31',
  ]);
  expect(datesIn('Pacific/Kiritimati')).toBe(west);
});
