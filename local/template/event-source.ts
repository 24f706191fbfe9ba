import type { FunctionPlan } from './function.ts';
import { PlanError } from './intrinsics.ts';
import type { Resolved } from './resources.ts';

export interface EventSourcePlan {
  readonly functionArn: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly maxConcurrency: number | null;
  readonly reportsItemFailures: boolean;
}

export function eventSourcePlan({ id, properties }: Resolved, functions: readonly FunctionPlan[]): EventSourcePlan {
  const target = properties.text('FunctionName');
  const found = functions.find((candidate) => candidate.name === target || candidate.arn === target);
  if (found === undefined) throw new PlanError(`${id}: its function ${target} is not in the template`);
  if (properties.has('FilterCriteria')) throw new PlanError(`${id}: FilterCriteria are not known to the local run`);
  const scaling = properties.nested('ScalingConfig');
  return {
    functionArn: found.arn,
    queueArn: properties.text('EventSourceArn'),
    batchSize: properties.number('BatchSize', 10),
    windowMs: properties.number('MaximumBatchingWindowInSeconds', 0) * 1000,
    maxConcurrency: scaling.has('MaximumConcurrency') ? scaling.number('MaximumConcurrency') : null,
    reportsItemFailures: properties.texts('FunctionResponseTypes').includes('ReportBatchItemFailures'),
  };
}
