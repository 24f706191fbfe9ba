import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type KeptResource, keptResources } from './kept-resources.ts';

const FOLDER = new URL('./released/', import.meta.url);
const RELEASED = readdirSync(FOLDER).sort();

it('has the template of the version that is released', () => {
  expect(RELEASED).toContain(`${manifest.version}.json`);
});

it.each(RELEASED)('an upgrade from %s keeps bucket and table, with what is in them', (file) => {
  const released: readonly KeptResource[] = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
  expect(released.map(({ type }) => type).sort()).toEqual(['AWS::DynamoDB::Table', 'AWS::S3::Bucket']);
  const now = new Map(keptResources().map((resource) => [resource.id, resource]));
  for (const { id, attributes, indexes, ...same } of released) {
    // Another logical id, type or fixed property is another resource: CloudFormation makes a new one and leaves the old
    // one behind.
    expect(now.get(id), `${id} is gone`).toMatchObject(same);
    // Indexes and their attributes may be added, but none may go or change its keys or what it projects: CloudFormation
    // refuses that, and makes or removes one index an update.
    expect(now.get(id)).toMatchObject({ attributes, indexes });
    expect([same.deletionPolicy, same.updateReplacePolicy]).toEqual(['Retain', 'Retain']);
  }
});
