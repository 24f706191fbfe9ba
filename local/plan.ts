import { type ApiPlan, apiPlan, integrationTargets } from './template/api.ts';
import { type BucketPlan, bucketPlan, NOTIFICATIONS } from './template/bucket.ts';
import { type EventSourcePlan, eventSourcePlan } from './template/event-source.ts';
import { type FunctionPlan, functionPlan } from './template/function.ts';
import { IGNORED_TYPES } from './template/ignored.ts';
import {
  Intrinsics,
  isObject,
  type Json,
  PlanError,
  type PseudoParameters,
  type ResourceValues,
  type TemplateResource,
} from './template/intrinsics.ts';
import { Properties } from './template/properties.ts';
import { type QueuePlan, queuePlan } from './template/queue.ts';
import type { Resolved } from './template/resources.ts';
import { type TablePlan, tablePlan } from './template/table.ts';
import { resourceValues, type ValuesContext } from './template/values.ts';
import { type AlarmPlan, alarmPlan, type GraphPlan, graphPlans } from './watch/plan.ts';

export type { ApiPlan, CorsPlan, RoutePlan } from './template/api.ts';
export type { BucketPlan, NotificationPlan } from './template/bucket.ts';
export type { EventSourcePlan } from './template/event-source.ts';
export type { FunctionPlan } from './template/function.ts';
export type { QueuePlan } from './template/queue.ts';
export type { TableIndexPlan, TablePlan } from './template/table.ts';

export interface Template {
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
  readonly Outputs?: { readonly [name: string]: { readonly Value: Json } };
}

/** Everything the local run brings up, with all references resolved. */
export interface Plan {
  readonly region: string;
  readonly accountId: string;
  readonly buckets: readonly BucketPlan[];
  readonly queues: readonly QueuePlan[];
  readonly tables: readonly TablePlan[];
  readonly functions: readonly FunctionPlan[];
  readonly eventSources: readonly EventSourcePlan[];
  readonly apis: readonly ApiPlan[];
  readonly alarms: readonly AlarmPlan[];
  /** Of all dashboards, in their order. */
  readonly graphs: readonly GraphPlan[];
  /** The stack's outputs by name. Addresses in them are those of a deployment, except queue URLs. */
  readonly outputs: { readonly [name: string]: string };
}

/** What the template does not say. */
export interface PlanContext extends ValuesContext {
  /** Folder the template was synthesised into; asset paths are relative to it. */
  readonly assembly: string;
  readonly stackName?: string;
}

/** Functions that only serve custom resources run inside CloudFormation, not in the pipeline. */
function customResourceProviders(template: Template): ReadonlySet<string> {
  const providers = new Set<string>();
  for (const resource of Object.values(template.Resources)) {
    const token = resource.Properties?.ServiceToken;
    const target = isObject(token) ? token['Fn::GetAtt'] : undefined;
    if (Array.isArray(target) && typeof target[0] === 'string') providers.add(target[0]);
  }
  return providers;
}

/**
 * What the local run brings up, read from a synthesised template.
 *
 * @throws PlanError for a resource type or an intrinsic that is neither known nor on the ignore list: what cannot be
 * run here must not be left out silently
 */
export function planFrom(template: Template, context: PlanContext): Plan {
  const providers = customResourceProviders(template);
  const all = Object.entries(template.Resources);
  const resources = all.filter(([id]) => !providers.has(id));
  const values = resourceValues(resources, context);
  const pseudo: PseudoParameters = {
    region: context.region,
    accountId: context.accountId,
    stackName: context.stackName ?? 'nutgraf',
  };
  const intrinsics = new Intrinsics(values, pseudo);

  const byType = resolvedByType(resources, intrinsics, values);
  const of = (type: string): readonly Resolved[] => byType.get(type) ?? [];

  const functions = of('AWS::Lambda::Function').map((resource) => functionPlan(resource, context.assembly));
  const queues = of('AWS::SQS::Queue')
    .map(queuePlan)
    .sort((a, b) => Number(a.deadLetterArn !== null) - Number(b.deadLetterArn !== null));
  const targets = integrationTargets(of('AWS::ApiGatewayV2::Integration'), functions);
  const [stages, routes] = [of('AWS::ApiGatewayV2::Stage'), of('AWS::ApiGatewayV2::Route')];
  return {
    region: context.region,
    accountId: context.accountId,
    buckets: of('AWS::S3::Bucket').map((bucket) => bucketPlan(bucket, of(NOTIFICATIONS), queues)),
    queues,
    tables: of('AWS::DynamoDB::Table').map(tablePlan),
    functions,
    eventSources: of('AWS::Lambda::EventSourceMapping').map((mapping) => eventSourcePlan(mapping, functions)),
    apis: of('AWS::ApiGatewayV2::Api').map((api) => apiPlan(api, stages, routes, targets)),
    alarms: of('AWS::CloudWatch::Alarm').map(({ id, properties }) => alarmPlan(id, properties)),
    graphs: of('AWS::CloudWatch::Dashboard').flatMap(({ id, properties }) => graphPlans(id, properties)),
    outputs: outputsOf(template, intrinsics),
  };
}

const KNOWN: ReadonlySet<string> = new Set([
  'AWS::S3::Bucket',
  NOTIFICATIONS,
  'AWS::SQS::Queue',
  'AWS::DynamoDB::Table',
  'AWS::Lambda::Function',
  'AWS::Lambda::EventSourceMapping',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
]);

/** The resources that are run, by their type. */
function resolvedByType(
  resources: readonly (readonly [string, TemplateResource])[],
  intrinsics: Intrinsics,
  values: ReadonlyMap<string, ResourceValues>,
): ReadonlyMap<string, readonly Resolved[]> {
  const byType = new Map<string, Resolved[]>();
  for (const [id, resource] of resources) {
    if (!KNOWN.has(resource.Type)) {
      if (IGNORED_TYPES[resource.Type] !== undefined) continue;
      throw new PlanError(
        `${id}: the local run does not know ${resource.Type}. Teach local/plan.ts to run it, or put it on the ` +
          'list in local/template/ignored.ts with the reason.',
      );
    }
    // A custom resource's provider is left out, so its ServiceToken resolves to nothing.
    const { ServiceToken: _, ...properties } = resource.Properties ?? {};
    const own = values.get(id);
    if (own === undefined) continue;
    const resolved = { id, resource, properties: new Properties(intrinsics.resolve(properties, id), id), values: own };
    byType.set(resource.Type, [...(byType.get(resource.Type) ?? []), resolved]);
  }
  return byType;
}

function outputsOf(template: Template, intrinsics: Intrinsics): Plan['outputs'] {
  const outputs = Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [
    name,
    intrinsics.resolve(Value, `Outputs.${name}`),
  ]);
  return Object.fromEntries(new Properties(Object.fromEntries(outputs), 'Outputs').entries());
}
