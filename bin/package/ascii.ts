/**
 * Writes what a bundle has beyond ASCII as escapes: `node bin/package/ascii.ts BUNDLE`. esbuild does so in strings, but
 * leaves patterns and raw templates, which are patterns too, as they stand; and a single character beyond Latin-1 makes
 * a runtime keep and compile megabytes of code with two bytes a character.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { inAscii } from '../in-ascii.ts';

const [, , bundle = ''] = process.argv;
writeFileSync(bundle, inAscii(readFileSync(bundle, 'utf8')));
