#!/usr/bin/env node
import { App } from 'aws-cdk-lib';
import { NutgrafStack } from '../lib/nutgraf-stack.ts';
import { OPTION_NAMES, resolveOptions } from '../lib/options.ts';

const app = new App();
const options = resolveOptions(Object.fromEntries(OPTION_NAMES.map((name) => [name, app.node.tryGetContext(name)])));
new NutgrafStack(app, options.stage === 'prod' ? 'Nutgraf' : `Nutgraf-${options.stage}`, {
  options,
  description: 'Nutgraf: news articles in, clean text, summaries and key facts out',
  tags: { application: 'nutgraf', stage: options.stage },
});
