import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { at, list, resources, templateWith } from './synthesise.ts';

/** What holds data that exists nowhere else, and what of it CloudFormation cannot change without making a new one. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['BucketName', 'ObjectLockEnabled'],
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema', 'LocalSecondaryIndexes', 'ImportSourceSpecification'],
};

/** One stateful resource: if anything here changes, its data is lost or left behind. */
export interface KeptResource {
  readonly id: string;
  readonly type: string;
  readonly deletionPolicy: string | null;
  readonly updateReplacePolicy: string | null;
  /** Properties whose change replaces the resource; null where they are not set. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Types of key attributes by name. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Key schema and projection of each global index by name: to change one is to delete it and make another. */
  readonly indexes: Readonly<Record<string, unknown>>;
}

/** The stateful resources of the stack as it is now, with the options of a first deployment. */
export function keptResources(): readonly KeptResource[] {
  const template = templateWith();
  const policies: Record<string, { DeletionPolicy?: string; UpdateReplacePolicy?: string }> =
    template.toJSON().Resources;
  return Object.entries(KEPT).flatMap(([type, names]) =>
    resources(template, type).map(({ id, properties }) => ({
      id,
      type,
      deletionPolicy: policies[id]?.DeletionPolicy ?? null,
      updateReplacePolicy: policies[id]?.UpdateReplacePolicy ?? null,
      fixed: Object.fromEntries(names.map((name) => [name, properties[name] ?? null])),
      attributes: byName(properties.AttributeDefinitions, 'AttributeName', 'AttributeType'),
      indexes: Object.fromEntries(
        list(properties.GlobalSecondaryIndexes).map((index) => [
          String(at(index, 'IndexName')),
          { keys: at(index, 'KeySchema'), projection: at(index, 'Projection') },
        ]),
      ),
    })),
  );
}

function byName(entries: Parameters<typeof at>[0], name: string, value: string): Record<string, unknown> {
  return Object.fromEntries(list(entries).map((entry) => [String(at(entry, name)), at(entry, value)]));
}

// `npm run released -- 0.2.0`, when a version is released.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const version = process.argv[2] ?? '';
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    console.error('use: npm run released -- <version>');
    process.exit(2);
  }
  const file = new URL(`./released/${version}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(keptResources(), null, 2)}\n`);
}
