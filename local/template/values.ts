import type { ResourceValues, TemplateResource } from './intrinsics.ts';
import { PhysicalNames } from './names.ts';

/** What names and addresses are made of. */
export interface ValuesContext {
  readonly region: string;
  readonly accountId: string;
  /** Address of the queue endpoint, without a slash at its end: queue URLs begin with it. */
  readonly queueEndpoint: string;
}

function literal(resource: TemplateResource, name: string): string | undefined {
  const value = resource.Properties?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** What Ref and GetAtt give, for every resource that is run. */
export function resourceValues(
  resources: readonly (readonly [string, TemplateResource])[],
  context: ValuesContext,
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
      // An ignored log group, topic or role may be named in a function's settings; its name is all that can be wanted
      // of it.
      default:
        values.set(id, { ref: id, attributes: { Arn: `arn:aws:local:::${id}` } });
    }
  }
  return values;
}
