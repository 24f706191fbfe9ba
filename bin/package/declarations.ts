import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Entry points with types, by where their declarations go. */
const ENTRIES = {
  'index.d.ts': 'engine/index',
  'client/index.d.ts': 'client/index',
  'cdk/index.d.ts': 'lib/index',
} as const;

/**
 * Writes the declarations of the package's entry points and of everything they name.
 * The sources import each other with `.ts`, which a declaration of a package must not.
 */
export function writeDeclarations(root: string, dist: string): void {
  const scratch = mkdtempSync(path.join(tmpdir(), 'nutgraf-types-'));
  try {
    const config = path.join(scratch, 'tsconfig.json');
    writeFileSync(
      config,
      JSON.stringify({
        extends: path.join(root, 'tsconfig.json'),
        compilerOptions: {
          noEmit: false,
          declaration: true,
          emitDeclarationOnly: true,
          rootDir: root,
          outDir: path.join(dist, 'types'),
          typeRoots: [path.join(root, 'node_modules/@types')],
        },
        include: [],
        files: Object.values(ENTRIES).map((entry) => path.join(root, `${entry}.ts`)),
      }),
    );
    execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', config], {
      stdio: 'inherit',
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  for (const file of globSync('types/**/*.d.ts', { cwd: dist })) {
    const at = path.join(dist, file);
    writeFileSync(at, readFileSync(at, 'utf8').replace(NAMED, '$1$2.js$3'));
  }
  dropUnnamed(path.join(dist, 'types'));
  for (const [name, entry] of Object.entries(ENTRIES)) {
    const depth = '../'.repeat(name.split('/').length - 1) || './';
    writeFileSync(path.join(dist, name), `export * from '${depth}types/${entry}.js';\n`);
  }
}

/** The module that a declaration names. */
const NAMED = /(from\s+['"]|import\s*\(?['"])(\.[^'"]+)\.[jt]s(['"])/g;

/** Takes out the declarations that none of the entry points leads to: those of what only functions do inside. */
function dropUnnamed(types: string): void {
  const open = Object.values(ENTRIES).map((entry) => path.join(types, `${entry}.d.ts`));
  const named = new Set(open);
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const [, , module = ''] of readFileSync(file, 'utf8').matchAll(NAMED)) {
      const next = path.join(path.dirname(file), `${module}.d.ts`);
      if (named.has(next)) continue;
      named.add(next);
      open.push(next);
    }
  }
  for (const file of globSync('**/*.d.ts', { cwd: types }).map((name) => path.join(types, name)))
    if (!named.has(file)) rmSync(file);
}
