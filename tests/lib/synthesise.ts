import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { NutgrafStack, stackName } from '../../lib/nutgraf-stack.ts';
import { type OptionValues, resolveOptions } from '../../lib/options.ts';

/**
 * The app as `cdk synth` makes it, but without bundling, which takes ten times as long and changes nothing in the
 * template but a hash.
 */
export function appWith(values: OptionValues = {}): { app: App; stack: NutgrafStack } {
  const context = { ...cdk.context, 'aws:cdk:bundling-stacks': [], 'aws:cdk:enable-asset-metadata': true };
  const app = new App({ context, analyticsReporting: false });
  const options = resolveOptions(values);
  return { app, stack: new NutgrafStack(app, stackName(options.stage), { options }) };
}

export function templateWith(values: OptionValues = {}): Template {
  return Template.fromStack(appWith(values).stack);
}

/** A node of a template: plain JSON. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: { readonly [name: string]: Json };
  readonly deletionPolicy: string | undefined;
}

/** All resources, or those of one type. */
export function resources(template: Template, type?: string): readonly Resource[] {
  const all: Record<string, { Type: string; Properties?: Resource['properties']; DeletionPolicy?: string }> =
    template.toJSON().Resources;
  return Object.entries(all)
    .filter(([, resource]) => type === undefined || resource.Type === type)
    .map(([id, resource]) => ({
      id,
      type: resource.Type,
      properties: resource.Properties ?? {},
      deletionPolicy: resource.DeletionPolicy,
    }));
}

/** The one resource of a type whose logical id starts so. */
export function resourceNamed(template: Template, type: string, start: string): Resource {
  const found = resources(template, type).filter(({ id }) => id.startsWith(start));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} resources ${type} start with ${start}`);
  return only;
}

/** Value at a path of property names and list positions; undefined where the path ends early. */
export function at(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((node, step) => {
    if (node === null || typeof node !== 'object') return undefined;
    return Object.entries(node).find(([name]) => name === String(step))?.[1];
  }, value);
}

/** A policy writes one value where there is one, and a list where there are more. */
export function list(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : isList(value) ? value : [value];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Logical ids that a value names through Ref or Fn::GetAtt. */
export function targets(value: Json | undefined): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'Ref' && typeof inner === 'string') return [inner];
    if (name === 'Fn::GetAtt' && Array.isArray(inner)) return inner.slice(0, 1).map(String);
    return targets(inner);
  });
}
