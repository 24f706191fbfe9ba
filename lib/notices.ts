import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ENV } from '../lambdas/shared/environment.ts';
import { metricsNamespace } from './metrics.ts';
import type { Notify } from './options.ts';
import type { PipelineFunction } from './pipeline-function.ts';

/** The bus every account has. Rules of its owners pick what they want from it, by the source. */
const BUS = 'default';

/** Where a stack's notices go: to the account's event bus, to a topic of their own, or nowhere. */
export class NoticeTarget extends Construct {
  /** What events and messages name as their source. */
  readonly source: string;
  /** Null unless notices go to it. */
  readonly topic: Topic | null;
  readonly #notify: Notify;

  /**
   * @param key - the customer's key that messages of the topic are encrypted with; null where they are not encrypted
   */
  constructor(scope: Construct, id: string, notify: Notify, key: IKey | null) {
    super(scope, id);
    this.#notify = notify;
    this.source = `nutgraf.${metricsNamespace(this)}`;
    this.topic =
      notify === 'sns' ? new Topic(this, 'Topic', { enforceSSL: true, ...(key !== null && { masterKey: key }) }) : null;
  }

  /** Lets a function send notices, and tells it where to. */
  grantSend(sender: PipelineFunction): void {
    if (this.#notify === 'none') return;
    const { lambda } = sender;
    lambda.addEnvironment(ENV.noticeSource, this.source);
    if (this.topic === null) {
      lambda.addEnvironment(ENV.noticeBus, BUS);
      const arnFormat = ArnFormat.SLASH_RESOURCE_NAME;
      const bus = Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: BUS, arnFormat });
      sender.allow(['events:PutEvents'], [bus]);
    } else {
      lambda.addEnvironment(ENV.noticeTopic, this.topic.topicArn);
      sender.allow(['sns:Publish'], [this.topic.topicArn]);
    }
  }
}
