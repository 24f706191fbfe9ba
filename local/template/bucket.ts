import { PlanError } from './intrinsics.ts';
import type { Properties } from './properties.ts';
import type { QueuePlan } from './queue.ts';
import type { Resolved } from './resources.ts';

/** The custom resource by which the CDK sets a bucket's notifications. */
export const NOTIFICATIONS = 'Custom::S3BucketNotifications';

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

/**
 * A bucket with where its events go.
 *
 * @param custom every custom resource that sets notifications
 * @throws PlanError where it sends events that the local run cannot
 */
export function bucketPlan(bucket: Resolved, custom: readonly Resolved[], queues: readonly QueuePlan[]): BucketPlan {
  const { id, properties, values } = bucket;
  const notifications = [
    ...notificationsOf(properties.nested('NotificationConfiguration'), id),
    ...custom
      .filter((resource) => resource.properties.text('BucketName') === values.ref)
      .flatMap((resource) => notificationsOf(resource.properties.nested('NotificationConfiguration'), resource.id)),
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
  return { logicalId: id, name: values.ref, versioned, notifications };
}
