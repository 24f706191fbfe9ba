/**
 * Holds what the package exports against what is written down of it, `docs/face/`, so that a change of the public face
 * is seen in review: `node bin/package/face.ts`, after `npm run build`.
 *
 *     --write   writes it down anew
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { DIST, ROOT } from './bundles.ts';

/** Entry points of the package, by the name of their report. */
const ENTRIES = {
  nutgraf: 'index.d.ts',
  'nutgraf-client': 'client/index.d.ts',
  'nutgraf-cdk': 'cdk/index.d.ts',
} as const;

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const folder = path.join(ROOT, 'docs/face');
const scratch = mkdtempSync(path.join(tmpdir(), 'nutgraf-face-'));
mkdirSync(folder, { recursive: true });

/** @returns whether the report is as it was written down */
function report(name: string, entry: string): boolean {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: path.join(ROOT, 'api-extractor.json'),
    packageJsonFullPath: path.join(ROOT, 'package.json'),
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: path.join(DIST, entry),
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2023',
            module: 'nodenext',
            moduleResolution: 'nodenext',
            strict: true,
            skipLibCheck: true,
            types: [],
          },
          files: [path.join(DIST, entry)],
        },
        skipLibCheck: true,
      },
      apiReport: { enabled: true, reportFolder: folder, reportFileName: name, reportTempFolder: scratch },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      },
    },
  });
  const { apiReportChanged, succeeded } = Extractor.invoke(config, {
    localBuild: values.write,
    messageCallback: (message) => {
      // What is left to be told is told below.
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
    },
  });
  return (succeeded || values.write) && !(apiReportChanged && !values.write);
}

try {
  const changed = Object.entries(ENTRIES).filter(([name, entry]) => !report(name, entry));
  for (const [name] of changed)
    console.error(
      `${name}: the public face is another than docs/face/${name}.api.md says. If that is meant: npm run face -- ` +
        '--write',
    );
  process.exitCode = changed.length === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
