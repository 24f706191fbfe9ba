import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { ArticlePipeline } from '../../lib/article-pipeline.ts';
import { OptionError } from '../../lib/options.ts';
import { at, resources } from './synthesise.ts';

function stack(): Stack {
  const context = { ...cdk.context, 'aws:cdk:bundling-stacks': [] };
  return new Stack(new App({ context, analyticsReporting: false }), 'Newsroom');
}

const newsroom = stack();
const wire = new ArticlePipeline(newsroom, 'Wire');
new ArticlePipeline(newsroom, 'Local', { memoryMb: 512 });
new CfnOutput(newsroom, 'WireApi', { value: wire.apiUrl });
const template = Template.fromStack(newsroom);

describe('two pipelines in one stack', () => {
  it('have a bucket, a table and three functions each', () => {
    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.resourceCountIs('AWS::DynamoDB::Table', 2);
    template.resourceCountIs('AWS::Lambda::Function', 6);
  });

  it('count and are listed under names of their own', () => {
    const namespaces = resources(template, 'AWS::Lambda::Function').map(({ properties }) =>
      at(properties, 'Environment', 'Variables', 'POWERTOOLS_METRICS_NAMESPACE'),
    );
    expect(new Set(namespaces)).toEqual(new Set(['Newsroom-Wire', 'Newsroom-Local']));
    const apis = resources(template, 'AWS::ApiGatewayV2::Api').map(({ properties }) => properties.Name);
    expect(apis.sort()).toEqual(['Newsroom-Local', 'Newsroom-Wire']);
  });

  it('read no table, queue or bucket of each other', () => {
    for (const { id, properties } of resources(template, 'AWS::IAM::Policy')) {
      const other = id.startsWith('Wire') ? 'Local' : 'Wire';
      expect(JSON.stringify(properties)).not.toContain(`"${other}`);
    }
  });
});

describe('an option without a possible value', () => {
  it('is refused', () => {
    expect(() => new ArticlePipeline(stack(), 'Wire', { memoryMb: 12 })).toThrow(OptionError);
  });
});
