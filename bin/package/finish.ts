/**
 * Finishes the bundle of a function: `node bin/package/finish.ts BUNDLE`.
 *
 * A file beside it says that it is CommonJS: in a checkout, below a package of ES modules, it would be one of them.
 * What it has beyond ASCII is written as escapes. esbuild does so in strings, but leaves patterns and raw templates,
 * which are patterns too, as they stand; and a single character beyond Latin-1 makes a runtime keep and compile
 * megabytes of code with two bytes a character.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inAscii } from '../in-ascii.ts';

const [, , bundle = ''] = process.argv;
writeFileSync(join(dirname(bundle), 'package.json'), JSON.stringify({ type: 'commonjs' }));
writeFileSync(bundle, inAscii(readFileSync(bundle, 'utf8')));
