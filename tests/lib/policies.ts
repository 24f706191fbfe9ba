import type { Template } from 'aws-cdk-lib/assertions';
import { expect } from 'vitest';
import { at, list, resources, targets } from './synthesise.ts';

/**
 * What a role may do, one line for each action and resource: `s3:GetObject ArticlesBucket/*`. Logical ids stand without
 * their hash; `*` alone is any resource.
 */
export function permissions(template: Template, role: string): readonly string[] {
  const lines = resources(template, 'AWS::IAM::Policy')
    .filter(({ properties }) => targets(properties.Roles).some((id) => id.startsWith(`${role}Role`)))
    .flatMap(({ properties }) => list(at(properties, 'PolicyDocument', 'Statement')))
    .flatMap((statement) => {
      expect(statement).toMatchObject({ Effect: 'Allow' });
      expect(statement).not.toHaveProperty('NotAction');
      expect(statement).not.toHaveProperty('NotResource');
      return list(at(statement, 'Action')).flatMap((action) =>
        list(at(statement, 'Resource')).map((resource) => `${action} ${place(resource)}`),
      );
    });
  return lines.sort();
}

function place(resource: Parameters<typeof at>[0]): string {
  if (typeof resource === 'string') return resource;
  const [id = 'unknown'] = targets(resource);
  const suffix = list(at(resource, 'Fn::Join', 1)).filter((part) => typeof part === 'string');
  // What is not the stack's own is named by the end of its ARN.
  if (id.startsWith('AWS::')) return String(suffix.at(-1));
  return id.replace(/[0-9A-F]{8}$/, '') + suffix.join('');
}
