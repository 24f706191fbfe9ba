import { isAbsolute, join } from 'node:path';
import { PlanError } from './intrinsics.ts';
import type { Resolved } from './resources.ts';

export interface FunctionPlan {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** Folder of the bundle. */
  readonly codePath: string;
  /** File in the bundle without its extension, and the export in it: `index.handler`. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: { readonly [name: string]: string };
}

export function functionPlan({ id, resource, properties, values }: Resolved, assembly: string): FunctionPlan {
  const asset = resource.Metadata?.['aws:asset:path'];
  if (typeof asset !== 'string') {
    throw new PlanError(`${id}: no asset path in its metadata (synthesise with aws:cdk:enable-asset-metadata)`);
  }
  return {
    logicalId: id,
    name: values.ref,
    arn: values.attributes.Arn ?? '',
    codePath: isAbsolute(asset) ? asset : join(assembly, asset),
    handler: properties.text('Handler'),
    timeoutMs: properties.number('Timeout', 3) * 1000,
    memoryMb: properties.number('MemorySize', 128),
    environment: Object.fromEntries(properties.nested('Environment').nested('Variables').entries()),
  };
}
