import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** A package that a bundle holds a part of. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as its manifest states it. */
  readonly licence: string;
  /** Text of its licence file; null where it ships none. */
  readonly text: string | null;
}

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The packages that bundles were made from, each once, by name. */
export function bundledPackages(root: string, metafiles: readonly Metafile[]): readonly BundledPackage[] {
  const folders = new Set<string>();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const folder = PACKAGE.exec(input)?.[1];
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders].map((folder) => readPackage(path.join(root, folder))).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license }: { name: string; version: string; license?: string } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)(?:\.|-|$)/i.test(entry));
  const text =
    file !== undefined && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : null;
  return { name, version, licence: license ?? 'none stated', text };
}

/** What the package says of other people's work in it, as Markdown. Equal licence texts stand once. */
export function notices(root: string, metafiles: readonly Metafile[]): string {
  const byText = new Map<string, BundledPackage[]>();
  for (const found of bundledPackages(root, metafiles)) {
    const text = (found.text ?? `Licence: ${found.licence}. The package ships no licence file.`).trim();
    byText.set(text, [...(byText.get(text) ?? []), found]);
  }
  const parts = [...byText].map(([text, packages]) => {
    const names = packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join(', ');
    return `## ${names}\n\n${text.replace(/^/gm, '    ').replace(/[ \t]+$/gm, '')}\n`;
  });
  return [
    '# Other people’s work in this package\n',
    'The weights and word lists have cards of their own in the repository, which name their sources and licences.\n',
    ...parts,
  ].join('\n');
}
