import path from 'node:path';
import { App } from 'aws-cdk-lib';
import cdk from '../../cdk.json' with { type: 'json' };
import { NutgrafStack } from '../../lib/nutgraf-stack.ts';
import { type OptionValues, resolveOptions } from '../../lib/options.ts';

/** What is read of a function in the template. */
interface FunctionResource {
  readonly Type: string;
  readonly Properties: { readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> } };
  readonly Metadata: { readonly 'aws:asset:path': string };
}

/** A function as the stack bundles it. */
export interface BundledFunction {
  readonly handler: string;
  readonly folder: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The functions of the stack, bundled into folders below `outdir`: there is no second set of bundling options to drift.
 */
export function synthesiseFunctions(outdir: string, options: OptionValues = {}): readonly BundledFunction[] {
  // The metadata says which folder is which function's; the command line switches it on by itself.
  const context = { ...cdk.context, 'aws:cdk:enable-asset-metadata': true };
  const app = new App({ context, outdir, analyticsReporting: false });
  const stack = new NutgrafStack(app, 'Nutgraf', { options: resolveOptions(options) });
  const resources: Readonly<Record<string, FunctionResource>> = app.synth().getStackArtifact(stack.artifactId)
    .template.Resources;
  return Object.entries(resources)
    .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
    .map(([id, { Properties, Metadata }]) => ({
      handler: id.replace(/Function[0-9A-F]{8}$/, '').toLowerCase(),
      folder: path.join(outdir, Metadata['aws:asset:path']),
      variables: Properties.Environment?.Variables ?? {},
    }));
}
