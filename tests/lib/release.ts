/** Keeps the template as it is now as that of the last release: `npm run release:template`, once a release has been deployed. */
import { writeFileSync } from 'node:fs';
import { templateWith } from './synthesise.ts';

const file = new URL('./data/released-template.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(templateWith().toJSON(), null, 1)}\n`);
process.stdout.write(`kept in ${file.pathname}\n`);
