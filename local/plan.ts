import { isAbsolute, join } from 'node:path';
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
import { PhysicalNames } from './template/names.ts';
import { Properties } from './template/properties.ts';
import { type AlarmPlan, alarmPlan, type GraphPlan, graphPlans } from './watch/plan.ts';

export interface Template {
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
  readonly Outputs?: { readonly [name: string]: { readonly Value: Json } };
}

/** Which events of a bucket go to which queue. */
export interface NotificationPlan {
  readonly id: string;
  /** As in the template: `s3:ObjectCreated:*`, `s3:ObjectRemoved:Delete`, … */
  readonly events: readonly string[];
  readonly queueArn: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface BucketPlan {
  readonly logicalId: string;
  readonly name: string;
  readonly versioned: boolean;
  readonly notifications: readonly NotificationPlan[];
}

export interface QueuePlan {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** As SQS's CreateQueue takes them. */
  readonly attributes: { readonly [name: string]: string };
  /** Queues others send their dead letters to come first. */
  readonly deadLetterArn: string | null;
}

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

export interface EventSourcePlan {
  readonly functionArn: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly maxConcurrency: number | null;
  readonly reportsItemFailures: boolean;
}

export interface RoutePlan {
  /** `GET /articles/{id}`, or `$default`. */
  readonly routeKey: string;
  readonly functionArn: string;
}

export interface CorsPlan {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAge: number | null;
  readonly credentials: boolean;
}

export interface ApiPlan {
  readonly logicalId: string;
  readonly id: string;
  readonly stage: string;
  readonly cors: CorsPlan | null;
  readonly routes: readonly RoutePlan[];
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
export interface PlanContext {
  /** Folder the template was synthesised into; asset paths are relative to it. */
  readonly assembly: string;
  readonly region: string;
  readonly accountId: string;
  /** Address of the queue endpoint, without a slash at its end: queue URLs begin with it. */
  readonly queueEndpoint: string;
  readonly stackName?: string;
}

const NOTIFICATIONS = 'Custom::S3BucketNotifications';
const QUEUE_ATTRIBUTES = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'MaximumMessageSize',
] as const;

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

function literal(resource: TemplateResource, name: string): string | undefined {
  const value = resource.Properties?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** What Ref and GetAtt give, for every resource that is run. */
function resourceValues(
  resources: readonly (readonly [string, TemplateResource])[],
  context: PlanContext,
): ReadonlyMap<string, ResourceValues> {
  const { region, accountId } = context;
  const names = new PhysicalNames();
  const values = new Map<string, ResourceValues>();
  for (const [id, resource] of resources) {
    switch (resource.Type) {
      case 'AWS::S3::Bucket': {
        const name = names.name('bucket', id, literal(resource, 'BucketName'));
        values.set(id, { ref: name, attributes: { Arn: `arn:aws:s3:::${name}` } });
        break;
      }
      case 'AWS::SQS::Queue': {
        const name = names.name('queue', id, literal(resource, 'QueueName'));
        const url = `${context.queueEndpoint}/${accountId}/${name}`;
        values.set(id, {
          ref: url,
          attributes: { Arn: `arn:aws:sqs:${region}:${accountId}:${name}`, QueueName: name, QueueUrl: url },
        });
        break;
      }
      case 'AWS::DynamoDB::Table': {
        const name = names.name('table', id, literal(resource, 'TableName'));
        values.set(id, { ref: name, attributes: { Arn: `arn:aws:dynamodb:${region}:${accountId}:table/${name}` } });
        break;
      }
      case 'AWS::Lambda::Function': {
        const name = names.name('function', id, literal(resource, 'FunctionName'));
        values.set(id, { ref: name, attributes: { Arn: `arn:aws:lambda:${region}:${accountId}:function:${name}` } });
        break;
      }
      case 'AWS::ApiGatewayV2::Api':
        values.set(id, { ref: id.toLowerCase(), attributes: { ApiEndpoint: `https://${id.toLowerCase()}.local` } });
        break;
      // An ignored log group, topic or role may be named in a function's settings; its name is all that can be wanted of it.
      default:
        values.set(id, { ref: id, attributes: { Arn: `arn:aws:local:::${id}` } });
    }
  }
  return values;
}

function notificationsOf(configuration: Properties, where: string): readonly NotificationPlan[] {
  for (const unknown of [
    'LambdaFunctionConfigurations',
    'TopicConfigurations',
    'EventBridgeConfiguration',
    'LambdaConfigurations',
  ]) {
    if (configuration.has(unknown)) throw new PlanError(`${where}: ${unknown} is not known to the local run`);
  }
  return configuration.list('QueueConfigurations').map((entry, index) => {
    const rules = entry.nested('Filter').nested('Key').list('FilterRules');
    const filter = (kind: string): string =>
      rules.find((rule) => rule.text('Name').toLowerCase() === kind)?.text('Value') ?? '';
    return {
      id: entry.optionalText('Id') ?? `notification-${index}`,
      events: entry.has('Events') ? entry.texts('Events') : [entry.text('Event')],
      queueArn: entry.has('QueueArn') ? entry.text('QueueArn') : entry.text('Queue'),
      prefix: filter('prefix'),
      suffix: filter('suffix'),
    };
  });
}

function queuePlan(id: string, properties: Properties, values: ResourceValues): QueuePlan {
  const attributes: Record<string, string> = {};
  for (const name of QUEUE_ATTRIBUTES) if (properties.has(name)) attributes[name] = String(properties.number(name));
  if (properties.has('FifoQueue')) throw new PlanError(`${id}: FIFO queues are not known to the local run`);
  const redrive = properties.nested('RedrivePolicy');
  const deadLetterArn = redrive.optionalText('deadLetterTargetArn') ?? null;
  if (deadLetterArn !== null) {
    attributes.RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: deadLetterArn,
      maxReceiveCount: redrive.number('maxReceiveCount'),
    });
  }
  const { Arn = '', QueueName = '' } = values.attributes;
  return { logicalId: id, name: QueueName, arn: Arn, url: values.ref, attributes, deadLetterArn };
}

function keysOf(properties: Properties): TableIndexPlan['keys'] {
  return properties
    .list('KeySchema')
    .map((key) => ({ name: key.text('AttributeName'), kind: key.choice('KeyType', ['HASH', 'RANGE']) }));
}

function tablePlan(id: string, properties: Properties, name: string): TablePlan {
  if (properties.has('LocalSecondaryIndexes')) {
    throw new PlanError(`${id}: LocalSecondaryIndexes are not known to the local run`);
  }
  const ttl = properties.nested('TimeToLiveSpecification');
  return {
    logicalId: id,
    name,
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

function functionPlan(
  id: string,
  resource: TemplateResource,
  properties: Properties,
  values: ResourceValues,
  assembly: string,
): FunctionPlan {
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

function eventSourcePlan(id: string, properties: Properties, functions: readonly FunctionPlan[]): EventSourcePlan {
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

function corsPlan(api: Properties): CorsPlan | null {
  if (!api.has('CorsConfiguration')) return null;
  const cors = api.nested('CorsConfiguration');
  return {
    origins: cors.texts('AllowOrigins'),
    methods: cors.texts('AllowMethods'),
    headers: cors.texts('AllowHeaders'),
    exposed: cors.texts('ExposeHeaders'),
    maxAge: cors.has('MaxAge') ? cors.number('MaxAge') : null,
    // Credentials with a wildcard origin are refused by browsers; the stack sets neither.
    credentials: false,
  };
}

/**
 * What the local run brings up, read from a synthesised template.
 *
 * @throws PlanError for a resource type or an intrinsic that is neither known nor on the ignore list: what cannot be run
 * here must not be left out silently
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

  const byType = new Map<string, (readonly [string, TemplateResource, Properties, ResourceValues])[]>();
  const KNOWN = new Set([
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
  for (const [id, resource] of resources) {
    if (!KNOWN.has(resource.Type)) {
      if (IGNORED_TYPES[resource.Type] !== undefined) continue;
      throw new PlanError(
        `${id}: the local run does not know ${resource.Type}. Teach local/plan.ts to run it, or put it on the list in local/template/ignored.ts with the reason.`,
      );
    }
    // A custom resource's provider is left out, so its ServiceToken resolves to nothing.
    const { ServiceToken: _, ...properties } = resource.Properties ?? {};
    const own = values.get(id);
    if (own === undefined) continue;
    const entry = [id, resource, new Properties(intrinsics.resolve(properties, id), id), own] as const;
    byType.set(resource.Type, [...(byType.get(resource.Type) ?? []), entry]);
  }
  const of = (type: string) => byType.get(type) ?? [];

  const functions = of('AWS::Lambda::Function').map(([id, resource, properties, own]) =>
    functionPlan(id, resource, properties, own, context.assembly),
  );
  const queues = of('AWS::SQS::Queue')
    .map(([id, , properties, own]) => queuePlan(id, properties, own))
    .sort((a, b) => Number(a.deadLetterArn !== null) - Number(b.deadLetterArn !== null));

  const buckets = of('AWS::S3::Bucket').map(([id, , properties, own]) => {
    const custom = of(NOTIFICATIONS).filter(([, , notification]) => notification.text('BucketName') === own.ref);
    const notifications = [
      ...notificationsOf(properties.nested('NotificationConfiguration'), id),
      ...custom.flatMap(([customId, , notification]) =>
        notificationsOf(notification.nested('NotificationConfiguration'), customId),
      ),
    ];
    const versioned = properties.nested('VersioningConfiguration').optionalText('Status') === 'Enabled';
    if (notifications.length > 0 && !versioned) {
      throw new PlanError(
        `${id}: sends events but is not versioned; the local run knows events of versioned buckets only`,
      );
    }
    for (const { queueArn } of notifications) {
      if (!queues.some((queue) => queue.arn === queueArn)) {
        throw new PlanError(`${id}: sends events to ${queueArn}, which is not in the template`);
      }
    }
    return { logicalId: id, name: own.ref, versioned, notifications };
  });

  const integrations = new Map(
    of('AWS::ApiGatewayV2::Integration').map(([id, , properties]) => {
      const uri = properties.text('IntegrationUri');
      const target = functions.find((candidate) => uri.includes(candidate.arn));
      if (target === undefined) throw new PlanError(`${id}: integrates ${uri}, which is no function of the template`);
      const version = properties.optionalText('PayloadFormatVersion');
      if (version !== '2.0') throw new PlanError(`${id}: payload ${version} is not known to the local run (2.0 is)`);
      return [id, target.arn] as const;
    }),
  );
  const apis = of('AWS::ApiGatewayV2::Api').map(([id, , properties, own]) => {
    const stage = of('AWS::ApiGatewayV2::Stage').find(([, , candidate]) => candidate.text('ApiId') === own.ref);
    const routes = of('AWS::ApiGatewayV2::Route')
      .filter(([, , route]) => route.text('ApiId') === own.ref)
      .map(([routeId, , route]) => {
        const access = route.optionalText('AuthorizationType') ?? 'NONE';
        if (access !== 'NONE') {
          throw new PlanError(
            `${routeId}: access ${access} cannot be checked locally; synthesise with access "public"`,
          );
        }
        const functionArn = integrations.get(route.text('Target').replace(/^integrations\//, ''));
        if (functionArn === undefined) throw new PlanError(`${routeId}: no integration behind ${route.text('Target')}`);
        return { routeKey: route.text('RouteKey'), functionArn };
      });
    return {
      logicalId: id,
      id: own.ref,
      stage: stage?.[2].text('StageName') ?? '$default',
      cors: corsPlan(properties),
      routes,
    };
  });

  return {
    region: context.region,
    accountId: context.accountId,
    buckets,
    queues,
    tables: of('AWS::DynamoDB::Table').map(([id, , properties, own]) => tablePlan(id, properties, own.ref)),
    functions,
    eventSources: of('AWS::Lambda::EventSourceMapping').map(([id, , properties]) =>
      eventSourcePlan(id, properties, functions),
    ),
    apis,
    alarms: of('AWS::CloudWatch::Alarm').map(([id, , properties]) => alarmPlan(id, properties)),
    graphs: of('AWS::CloudWatch::Dashboard').flatMap(([id, , properties]) => graphPlans(id, properties)),
    outputs: outputsOf(template, intrinsics),
  };
}

function outputsOf(template: Template, intrinsics: Intrinsics): Plan['outputs'] {
  const outputs = Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [
    name,
    intrinsics.resolve(Value, `Outputs.${name}`),
  ]);
  return Object.fromEntries(new Properties(Object.fromEntries(outputs), 'Outputs').entries());
}
