import type { Verdict } from './harness.ts';
import type { Happening, Schedule } from './schedule.ts';

/** A run that went wrong, in words: what was done, what was disturbed, what is wrong. */
export function describeRun({ schedule, disturbed, wrong }: Verdict): string {
  return [
    'what happened:',
    ...indented([...happeningLines(schedule), ...queueLines(schedule)]),
    'which calls were disturbed:',
    ...indented(disturbed.length === 0 ? ['none'] : disturbed),
    'what is wrong:',
    ...indented(wrong),
  ].join('\n');
}

function happeningLines({ happenings, rollout, outages, consumers, readings }: Schedule): readonly string[] {
  const lines: [number, string][] = happenings.map((happening) => [
    happening.at,
    `${deedLine(happening)}${arrivalLine(happening)}`,
  ]);
  if (rollout !== null) lines.push([rollout, 'the new engine is deployed']);
  for (const { function: name, kind, from, to } of consumers)
    lines.push([from, `${name} is ${kind} for ${seconds(to - from)}`]);
  for (const { at, key } of readings) lines.push([at, `article ${key} is read`]);
  for (const { service, from, to } of outages) lines.push([from, `${service} is out for ${seconds(to - from)}`]);
  return lines.sort(([a], [b]) => a - b).map(([at, line]) => `${seconds(at)}: ${line}`);
}

function deedLine(happening: Happening): string {
  const of = `article ${happening.key}`;
  switch (happening.do) {
    case 'put':
    case 'lay':
      return `${happening.do} ${of}: ${JSON.stringify(happening.text)}`;
    case 'remove-version':
      return `remove version ${happening.down} from the top of ${of}`;
    case 'poison':
      return `poison ${happening.kind}`;
    default:
      return `${happening.do} ${of}`;
  }
}

function arrivalLine(happening: Happening): string {
  return happening.do === 'poison' ? '' : `, message after ${happening.arrivals.map(seconds).join(' and ')}`;
}

function queueLines({ queues }: Schedule): readonly string[] {
  return queues.map(({ queue, kind, number, ms }) => `${queue} queue, number ${number}: ${kind} (${seconds(ms)})`);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
