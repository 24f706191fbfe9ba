import type { TestProject } from 'vitest/node';
import { launchForAll } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the page, with its slash. */
    readonly page: string;
    /** Where the browser takes orders. */
    readonly browser: string;
  }
}

/** One browser for all tests, and the local run that "npm run test:browser" started. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { READER_PAGE } = process.env;
  if (READER_PAGE === undefined) throw new Error('these tests need a local run: start them by "npm run test:browser"');
  const browser = await launchForAll();
  project.provide('page', READER_PAGE);
  project.provide('browser', browser.wsEndpoint());
  return () => browser.close();
}
