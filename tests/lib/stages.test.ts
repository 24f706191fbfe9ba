import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { NutgrafStack, stackName } from '../../lib/nutgraf-stack.ts';
import { resolveOptions } from '../../lib/options.ts';
import { at, resources } from './synthesise.ts';

/** Two deployments as one account would hold them. */
function stages(...names: readonly string[]): readonly { readonly name: string; readonly template: Template }[] {
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
  const stacks = names.map((stage) => new NutgrafStack(app, stackName(stage), { options: resolveOptions({ stage }) }));
  return stacks.map((stack) => ({ name: stack.stackName, template: Template.fromStack(stack) }));
}

/** Properties that give a thing its name in the account; what has none is named by CloudFormation, after the stack. */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::ApiGatewayV2::Api': 'Name',
};

describe('two stages in one account', () => {
  const both = stages('prod', 'dev');

  it('are two stacks', () => {
    expect(both.map(({ name }) => name)).toEqual(['Nutgraf', 'Nutgraf-dev']);
  });

  it('share no name of anything: nothing but the API is given one, and that by its stack', () => {
    for (const { name, template } of both) {
      for (const { id, type, properties } of resources(template)) {
        const property = NAMES[type];
        if (property === undefined) continue;
        if (type === 'AWS::ApiGatewayV2::Api') expect(properties[property], id).toBe(name);
        else expect(properties, id).not.toHaveProperty(property);
      }
    }
  });

  it('name no policy that is an account’s, and export nothing', () => {
    for (const { template } of both) {
      expect(resources(template).filter(({ type }) => type === 'AWS::IAM::ManagedPolicy')).toEqual([]);
      for (const output of Object.values(template.findOutputs('*'))) expect(output).not.toHaveProperty('Export');
    }
  });

  it('count into metrics of their own', () => {
    for (const { name, template } of both) {
      for (const { properties } of resources(template, 'AWS::Lambda::Function')) {
        expect(at(properties, 'Environment', 'Variables', 'POWERTOOLS_METRICS_NAMESPACE')).toBe(name);
      }
    }
  });
});
