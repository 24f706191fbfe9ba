import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { buildPipeline } from './article-pipeline.ts';
import { DEFAULT_STAGE, type NutgrafOptions } from './options.ts';

export interface NutgrafStackProps extends StackProps {
  readonly options: NutgrafOptions;
}

/** The pipeline as a stack of its own, with the outputs that the commands find it by. */
export class NutgrafStack extends Stack {
  constructor(scope: Construct, id: string, props: NutgrafStackProps) {
    super(scope, id, props);
    const { outputs } = buildPipeline(this, props.options);
    for (const [name, [value, description]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { value, description });
    }
  }
}

/** The stack's name: what everything in it is named after, and what the commands find a deployment by. */
export function stackName(stage: string): string {
  return stage === DEFAULT_STAGE ? 'Nutgraf' : `Nutgraf-${stage}`;
}
