import { PlanError } from './intrinsics.ts';
import type { Properties } from './properties.ts';
import type { Resolved } from './resources.ts';

export interface TableIndexPlan {
  readonly name: string;
  readonly keys: readonly { readonly name: string; readonly kind: 'HASH' | 'RANGE' }[];
  readonly projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  readonly included: readonly string[];
}

export interface TablePlan {
  readonly logicalId: string;
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly type: 'S' | 'N' | 'B' }[];
  readonly keys: TableIndexPlan['keys'];
  readonly indexes: readonly TableIndexPlan[];
  /** The attribute that holds the second a row expires at, or null. */
  readonly ttlAttribute: string | null;
}

function keysOf(properties: Properties): TableIndexPlan['keys'] {
  return properties
    .list('KeySchema')
    .map((key) => ({ name: key.text('AttributeName'), kind: key.choice('KeyType', ['HASH', 'RANGE']) }));
}

export function tablePlan({ id, properties, values }: Resolved): TablePlan {
  if (properties.has('LocalSecondaryIndexes')) {
    throw new PlanError(`${id}: LocalSecondaryIndexes are not known to the local run`);
  }
  const ttl = properties.nested('TimeToLiveSpecification');
  return {
    logicalId: id,
    name: values.ref,
    attributes: properties
      .list('AttributeDefinitions')
      .map((item) => ({ name: item.text('AttributeName'), type: item.choice('AttributeType', ['S', 'N', 'B']) })),
    keys: keysOf(properties),
    indexes: properties.list('GlobalSecondaryIndexes').map((index) => ({
      name: index.text('IndexName'),
      keys: keysOf(index),
      projection: index.nested('Projection').choice('ProjectionType', ['ALL', 'KEYS_ONLY', 'INCLUDE']),
      included: index.nested('Projection').texts('NonKeyAttributes'),
    })),
    ttlAttribute: ttl.optionalText('AttributeName') ?? null,
  };
}
