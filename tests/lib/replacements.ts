import { at, type Resource } from './synthesise.ts';

/**
 * What cannot be changed in place, by type: with another value CloudFormation makes a new resource and leaves the old one behind (or
 * takes it away), with all that is in it.
 */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['BucketName', 'ObjectLockEnabled'],
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema', 'LocalSecondaryIndexes', 'ImportSourceSpecification'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
};

/** Every resource of `before` that holds something and would be lost by an update to `after`, with why. */
export function replacements(before: readonly Resource[], after: readonly Resource[]): readonly string[] {
  return before.flatMap((old) => {
    const fixed = FIXED[old.type];
    if (fixed === undefined) return [];
    const now = after.find(({ id }) => id === old.id);
    if (now === undefined)
      return [`${old.id} is gone: it has another name in the template, or another place in its tree`];
    if (now.type !== old.type) return [`${old.id} is ${now.type} now, it was ${old.type}`];
    const changed = fixed.filter((name) => !isEqual(old, now, name)).map((name) => `${old.id} has another ${name}`);
    return [...changed, ...attributes(old, now), ...indexes(old, now)];
  });
}

function isEqual(old: Resource, now: Resource, name: string): boolean {
  return JSON.stringify(at(old.properties, name)) === JSON.stringify(at(now.properties, name));
}

/** Attributes may be added. One that has another type replaces the table. */
function attributes(old: Resource, now: Resource): readonly string[] {
  const typeOf = namedIn(now, 'AttributeDefinitions', 'AttributeName');
  return [...namedIn(old, 'AttributeDefinitions', 'AttributeName')].flatMap(([name, definition]) =>
    typeOf.has(name) && typeOf.get(name) !== definition ? [`${old.id} has another type for its attribute ${name}`] : [],
  );
}

/** Indexes may be added and removed, one in each deployment, but not changed: a changed one needs a new name. */
function indexes(old: Resource, now: Resource): readonly string[] {
  const after = namedIn(now, 'GlobalSecondaryIndexes', 'IndexName');
  return [...namedIn(old, 'GlobalSecondaryIndexes', 'IndexName')].flatMap(([name, index]) =>
    after.has(name) && after.get(name) !== index ? [`${old.id} has another index under the name ${name}`] : [],
  );
}

function namedIn({ properties }: Resource, list: string, key: string): ReadonlyMap<string, string> {
  const members = at(properties, list);
  if (!Array.isArray(members)) return new Map();
  return new Map(members.map((member) => [String(at(member, key)), JSON.stringify(member)]));
}
