/** The public face of the stack, as `nutgraf/cdk` gives it. */

export { ArticlePipeline, type PipelineParts } from './article-pipeline.ts';
export { NutgrafStack, type NutgrafStackProps, stackName } from './nutgraf-stack.ts';
export {
  type Access,
  type NutgrafOptions,
  OPTION_NAMES,
  OptionError,
  type OptionValues,
  optionsFromContext,
  resolveOptions,
} from './options.ts';
export type { PipelineOutputs } from './outputs.ts';
