import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { PACKINGS, type Packing } from '../lambdas/shared/environment.ts';

/** Who may call the read API. */
export type Access =
  | { readonly mode: 'iam' }
  | { readonly mode: 'jwt'; readonly issuer: string; readonly audience: readonly string[] }
  | { readonly mode: 'public' };

/** Who is told when a record changes: nobody, rules on the account's event bus, or subscribers of a topic. */
export type Notify = 'none' | 'eventbridge' | 'sns';

/** How the pipeline hears of changes in its bucket: by the bucket's own notifications, or by EventBridge. */
export type BucketEvents = 'notifications' | 'eventbridge';

/** Everything a deployment may choose. Each has a default, see {@link resolveOptions}. */
export interface NutgrafOptions {
  /** Tells deployments in one account apart; part of the stack's name. */
  readonly stage: string;
  readonly access: Access;
  /** Origins that browsers may call the API from; none: no CORS headers at all. */
  readonly allowedOrigins: readonly string[];
  /** Requests a second over all clients, and how many above it in a burst. */
  readonly throttleRate: number;
  readonly throttleBurst: number;
  readonly logRetentionDays: RetentionDays;
  /** How many copies of `clean`, and of `digest`, the queues may start at once. */
  readonly maxConcurrency: number;
  /** How long the queues' pollers wait to fill a batch. */
  readonly batchWindowSeconds: number;
  /** Memory of every function, in MB. Processor share grows with it. */
  readonly memoryMb: number;
  /** Topic that alarms are sent to. */
  readonly alarmTopicArn: string | null;
  readonly notify: Notify;
  /** Whether articles are grouped into stories. */
  readonly stories: boolean;
  /** Whether Lambda traces the functions; X-Ray takes money for it. */
  readonly tracing: boolean;
  /** Name of a bucket that is there already, in this account and region; null: the stack makes one. */
  readonly existingBucket: string | null;
  /** Name of a table that is there already, in this account and region; null: the stack makes one. */
  readonly existingTable: string | null;
  readonly bucketEvents: BucketEvents;
  /** What the keys of articles begin and end with; empty: anything. */
  readonly prefix: string;
  readonly suffix: string;
  /** The customer's KMS key that the bucket's objects are encrypted with. */
  readonly objectKeyArn: string | null;
  /** The customer's KMS key that queues, table, logs and topic are encrypted with. */
  readonly dataKeyArn: string | null;
  /** Whether records tell what newer versions of their files changed. */
  readonly changes: boolean;
  /** How texts and records are written in the table: as the release before reads them, or smaller and faster. */
  readonly packing: Packing;
  /** Whether bucket and table outlive the stack. */
  readonly dataOnDelete: 'retain' | 'destroy';
}

/** The stage whose stack is called plainly "Nutgraf". */
export const DEFAULT_STAGE = 'prod';

/** A stack option has a value it cannot have. The message names option, value and what is allowed. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/**
 * The options by name, as they come from `cdk.json` or `-c name=value`: values are strings, numbers, lists or absent.
 */
export type OptionValues = Readonly<Partial<Record<OptionName, unknown>>>;

export const OPTION_NAMES = [
  'stage',
  'access',
  'issuer',
  'audience',
  'allowedOrigins',
  'throttleRate',
  'throttleBurst',
  'logRetentionDays',
  'maxConcurrency',
  'batchWindowSeconds',
  'memoryMb',
  'alarmTopicArn',
  'notify',
  'stories',
  'tracing',
  'existingBucket',
  'existingTable',
  'bucketEvents',
  'prefix',
  'suffix',
  'objectKeyArn',
  'dataKeyArn',
  'changes',
  'packing',
  'dataOnDelete',
] as const;
type OptionName = (typeof OPTION_NAMES)[number];

/**
 * Checks the options and fills in the defaults.
 *
 * @throws OptionError at the first value that cannot be.
 */
export function resolveOptions(values: OptionValues = {}): NutgrafOptions {
  return {
    stage: matching(
      values,
      'stage',
      DEFAULT_STAGE,
      /^[a-z][a-z0-9-]{0,19}$/,
      'a lower-case name of 1 to 20 letters, digits and hyphens',
    ),
    access: accessOf(values),
    allowedOrigins: list(values, 'allowedOrigins').map(origin),
    throttleRate: whole(values, 'throttleRate', 100, 1, 10_000),
    throttleBurst: whole(values, 'throttleBurst', 200, 1, 5_000),
    logRetentionDays: retentionDays(values),
    // The service's own bounds for MaximumConcurrency are 2 and 1,000.
    maxConcurrency: whole(values, 'maxConcurrency', 50, 2, 1_000),
    batchWindowSeconds: whole(values, 'batchWindowSeconds', 0, 0, 300),
    // Below 512 MB the share of a processor is so small that the deadline watch would hand most of a batch back.
    memoryMb: whole(values, 'memoryMb', 1_024, 512, 10_240),
    alarmTopicArn: alarmTopic(values),
    existingBucket: optional(values, 'existingBucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket'),
    existingTable: optional(values, 'existingTable', /^[A-Za-z0-9_.-]{3,255}$/, 'the name of a table'),
    bucketEvents: choice(values, 'bucketEvents', ['notifications', 'eventbridge']),
    prefix: matching(values, 'prefix', '', KEY_PART, KEY_PART_SAID),
    suffix: matching(values, 'suffix', '', KEY_PART, KEY_PART_SAID),
    objectKeyArn: keyArn(values, 'objectKeyArn'),
    dataKeyArn: keyArn(values, 'dataKeyArn'),
    notify: choice(values, 'notify', ['none', 'eventbridge', 'sns']),
    changes: choice(values, 'changes', ['true', 'false']) === 'true',
    packing: choice(values, 'packing', PACKINGS),
    stories: choice(values, 'stories', ['true', 'false']) === 'true',
    tracing: choice(values, 'tracing', ['false', 'true']) === 'true',
    dataOnDelete: choice(values, 'dataOnDelete', ['retain', 'destroy']),
  };
}

/**
 * The options in the app's context: what `cdk.json` says, or `-c name=value` on the command line.
 *
 * @throws OptionError also where a plain name is no option: a misspelt one would otherwise be passed over in silence.
 * CDK's own settings have colons, slashes or hyphens in their names.
 */
export function optionsFromContext(context: Readonly<Record<string, unknown>>): NutgrafOptions {
  const known: readonly string[] = OPTION_NAMES;
  const stray = Object.keys(context).find((name) => /^\w+$/.test(name) && !known.includes(name));
  if (stray !== undefined) throw new OptionError(`there is no stack option "${stray}"; there are ${known.join(', ')}`);
  return resolveOptions(context);
}

function accessOf(values: OptionValues): Access {
  const mode = choice(values, 'access', ['iam', 'jwt', 'public']);
  const audience = list(values, 'audience');
  if (mode !== 'jwt') {
    if (isSet(values.issuer)) throw wrong('issuer', values.issuer, `nothing, since access is ${mode}`);
    if (audience.length > 0) throw wrong('audience', values.audience, `nothing, since access is ${mode}`);
    return { mode };
  }
  const issuer = matching(
    values,
    'issuer',
    '',
    /^https:\/\/[^\s?#]+$/,
    'the https address of an OpenID Connect issuer (access is jwt)',
  );
  if (audience.length === 0)
    throw wrong('audience', values.audience, 'one or more client ids, separated by commas (access is jwt)');
  return { mode, issuer, audience };
}

function origin(value: string): string {
  if (value === '*') return value;
  const url = URL.canParse(value) ? new URL(value) : null;
  // A browser sends scheme, host and port, nothing else: any other spelling would never match.
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== value) {
    throw wrong('allowedOrigins', value, 'origins such as https://news.example.com, without a path, or *');
  }
  return value;
}

/** `*` and `\` mean something else in a rule of EventBridge. */
const KEY_PART = /^[^*\\\p{Cc}]{0,400}$/u;
const KEY_PART_SAID = 'part of a key, of at most 400 characters, without * and \\';

function optional(values: OptionValues, name: OptionName, pattern: RegExp, expected: string): string | null {
  return isSet(values[name]) ? matching(values, name, '', pattern, expected) : null;
}

function keyArn(values: OptionValues, name: OptionName): string | null {
  return optional(
    values,
    name,
    /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    'the ARN of a KMS key',
  );
}

function alarmTopic(values: OptionValues): string | null {
  return optional(
    values,
    'alarmTopicArn',
    /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
    'the ARN of a standard SNS topic',
  );
}

function retentionDays(values: OptionValues): RetentionDays {
  const days = whole(values, 'logRetentionDays', RetentionDays.ONE_MONTH, 1, RetentionDays.TEN_YEARS);
  const allowed = Object.values(RetentionDays).filter(
    (known) => typeof known === 'number' && known <= RetentionDays.TEN_YEARS,
  );
  if (!allowed.includes(days)) throw wrong('logRetentionDays', values.logRetentionDays, `one of ${allowed.join(', ')}`);
  return days;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function choice<const T extends string>(values: OptionValues, name: OptionName, allowed: readonly [T, ...T[]]): T {
  const value = values[name];
  if (!isSet(value)) return allowed[0];
  // cdk.json may have a plain true or false.
  const found = allowed.find((known) => known === (typeof value === 'boolean' ? String(value) : value));
  if (found === undefined) throw wrong(name, value, `one of ${allowed.join(', ')}`);
  return found;
}

function matching(values: OptionValues, name: OptionName, fallback: string, pattern: RegExp, expected: string): string {
  const value = values[name] ?? fallback;
  if (typeof value !== 'string' || !pattern.test(value)) throw wrong(name, value, expected);
  return value;
}

function whole(values: OptionValues, name: OptionName, fallback: number, least: number, most: number): number {
  const value = values[name];
  if (!isSet(value)) return fallback;
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < least || number > most) {
    throw wrong(name, value, `a whole number from ${least} to ${most}`);
  }
  return number;
}

/** A list, or a string with commas. */
function list(values: OptionValues, name: OptionName): readonly string[] {
  const value = values[name];
  if (!isSet(value)) return [];
  const parts: readonly unknown[] =
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value];
  return parts.map((part) => {
    const trimmed = typeof part === 'string' ? part.trim() : '';
    if (trimmed === '') throw wrong(name, value, 'a list of names, separated by commas');
    return trimmed;
  });
}

function wrong(name: OptionName, value: unknown, expected: string): OptionError {
  return new OptionError(`stack option "${name}": expected ${expected}; got ${JSON.stringify(value) ?? 'nothing'}`);
}
