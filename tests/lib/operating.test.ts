import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRIC_NAMES } from '../../lambdas/shared/metric-names.ts';
import { OPTION_NAMES, resolveOptions } from '../../lib/options.ts';
import { at, list, resources, templateWith } from './synthesise.ts';

const page = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? '');
const template = templateWith();

/** The cells of every table row that begins with a word in code. */
const rows = new Map(
  [...page.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(([, name, rest]): [string, readonly string[]] => [
    name ?? '',
    (rest ?? '').split('|').map((cell) => cell.trim()),
  ]),
);

/** Options that the deployments to the emulator are given. */
const deployments = ['run.ts', 'existing-checks.ts']
  .map((file) => readFileSync(new URL(`../deploy/${file}`, import.meta.url), 'utf8'))
  .join('\n');
const DEPLOYED_WITH: ReadonlySet<string> = new Set(
  [...deployments.matchAll(/\b(\w+): (?:'|issuer\.|[A-Z])/g)].map(([, name = '']) => name),
);

describe('the page for who is on call', () => {
  const alarms = resources(template, 'AWS::CloudWatch::Alarm');

  it.each(alarms)('has the heading that $id sends its reader to', ({ properties }) => {
    const [, heading] = /See "([^"]+)" in docs\/operating\.md\.$/.exec(String(properties.AlarmDescription)) ?? [];
    expect(headings).toContain(heading);
  });

  it('says what the alarms cost, which are paid for by the metrics they look at', () => {
    const metrics = alarms
      .map(({ properties }) => list(properties.Metrics).filter((metric) => at(metric, 'MetricStat') !== undefined))
      .reduce((sum, { length }) => sum + Math.max(1, length), 0);
    expect(page).toContain(`${alarms.length} alarms on ${metrics} metrics $${(metrics / 10).toFixed(2)}`);
  });

  it.each(METRIC_NAMES)('says what %s counts', (name) => {
    expect(rows.get(name)?.at(-1)?.length).toBeGreaterThan(10);
  });

  it('describes no metric that is not counted', () => {
    const table = page.slice(page.indexOf('## Metrics'), page.indexOf('## Deletion'));
    const described = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(described).toEqual([...METRIC_NAMES]);
  });
});

describe('the page for who deploys', () => {
  const values = resolveOptions();
  const defaults: Readonly<Record<string, unknown>> = { ...values, access: values.access.mode };

  it.each(OPTION_NAMES)('has the option %s with its default', (name) => {
    const value = defaults[name];
    const none = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    expect(rows.get(name)?.[0]).toBe(none ? 'none' : `\`${value}\``);
  });

  it.each(OPTION_NAMES)('says whether a stack with %s was deployed to the emulator', (name) => {
    expect(rows.get(name)?.at(-1)).toMatch(DEPLOYED_WITH.has(name) ? /^emulator/ : /^templates$/);
  });

  it('names outputs that exist', () => {
    const byBus = templateWith({ bucketEvents: 'eventbridge' });
    const outputs = [template, byBus].flatMap((one) => Object.keys(one.findOutputs('*')));
    for (const [, name = ''] of page.matchAll(/`(\w+(?:Name|Url|Access))`/g)) expect(outputs).toContain(name);
  });

  it('links to headings that exist', () => {
    const anchors = headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replace(/\s/g, '-'),
    );
    for (const [, anchor = ''] of page.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor);
  });

  it('adds the bill up right', () => {
    const bill = page.slice(page.indexOf('## Cost'));
    const lines = [...bill.matchAll(/^\| [^*|]+ \| [^|]* \| ([\d.]+) \| ([\d.]+) \|$/gm)];
    const [, full, alone] = /\| \*\*([\d.]+)\*\* \| \*\*([\d.]+)\*\* \|/.exec(bill) ?? [];
    for (const [column, total] of [
      [1, full],
      [2, alone],
    ] as const) {
      const sum = lines.reduce((before, line) => before + Number(line[column]), 0);
      expect(Math.abs(sum - Number(total))).toBeLessThan(0.06);
    }
    expect(lines.length).toBeGreaterThan(10);
    // Finding names by their words, and stories, are on top of what the pipeline itself may cost.
    const [search, stories] = ['words of new names', 'stories \\(unless `stories` is `false`\\)'].map((what) =>
      Number(new RegExp(`^\\| DynamoDB: ${what} \\| [^|]* \\| ([\\d.]+) `, 'm').exec(bill)?.[1]),
    );
    const extra = (search ?? Number.NaN) + (stories ?? Number.NaN);
    expect(Number(full) - extra).toBeLessThanOrEqual(20);
    expect(extra).toBeLessThanOrEqual(5);
  });
});
