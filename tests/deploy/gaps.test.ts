import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EMULATOR_GAPS } from './gaps.ts';

const page = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');

test.each(Object.entries(EMULATOR_GAPS))(
  'the page for who operates it names the gap "%s", and the test that covers it',
  (gap, file) => {
    expect(existsSync(new URL(`../../${file}`, import.meta.url))).toBe(true);
    expect(page).toContain(`| ${gap} |`);
    expect(page.split('\n').find((line) => line.startsWith(`| ${gap} |`))).toContain(`\`${file}\``);
  },
);
