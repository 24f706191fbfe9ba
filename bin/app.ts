#!/usr/bin/env node
import { App } from 'aws-cdk-lib';
import { NutgrafStack, stackName } from '../lib/nutgraf-stack.ts';
import { type NutgrafOptions, OptionError, optionsFromContext } from '../lib/options.ts';

const app = new App();
const options = readOptions();
new NutgrafStack(app, stackName(options.stage), {
  options,
  description: 'Nutgraf: news articles in, clean text, summaries and key facts out',
  tags: { application: 'nutgraf', stage: options.stage },
});

/** Whoever misspelt an option needs the sentence, not the stack of calls. */
function readOptions(): NutgrafOptions {
  try {
    return optionsFromContext(app.node.getAllContext());
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
