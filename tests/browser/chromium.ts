import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserServer, chromium, firefox, type LaunchOptions } from 'playwright-core';

/** First the one without windows: the same engine opens a page in it for a third of the work. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A Chromium of this machine: the one that CHROMIUM names, else the first on the path. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const named = process.env.CHROMIUM === undefined ? [] : [process.env.CHROMIUM];
  return [...named, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))].find(isExecutable) ?? null;
}

/** Debian's package, where this is Debian and we may. @returns why it is still not there, or null */
export function installChromium(): string | null {
  if (process.getuid?.() !== 0) return 'it is not installed, and only root may install it (apt-get install chromium)';
  const apt = (...args: readonly string[]) =>
    spawnSync('apt-get', ['-qq', '-y', '--no-install-recommends', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const updated = apt('update');
  if (updated.error !== undefined)
    return 'there is no apt-get on this machine: install Chromium, or name it in CHROMIUM';
  const said = [updated.stderr];
  // Older releases have only the one with windows.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    // Palatino's free cut: without any serif the page would be drawn in a font nobody sees.
    const { status, stderr } = apt('install', name, 'fonts-urw-base35', 'fonts-liberation');
    if (status === 0 && findChromium() !== null) return null;
    said.push(stderr);
  }
  return `apt-get could not install it: ${said.join('').trim().split('\n').at(-1)}`;
}

/** The Firefox that playwright-core drives, which is one of its own; null where it is not installed. */
export function findFirefox(): string | null {
  const path = firefox.executablePath();
  return isExecutable(path) ? path : null;
}

/** Firefox where `BROWSER` asks for that. */
function isFirefox(): boolean {
  return process.env.BROWSER === 'firefox';
}

/** Root, as in a container, has no sandbox. */
function chromiumOptions(): LaunchOptions {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('there is no Chromium: "npm run test:browser" installs one');
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
}

/** Starts a browser without a window. */
export async function launch(): Promise<Browser> {
  return isFirefox() ? await firefox.launch() : await chromium.launch(chromiumOptions());
}

/** Starts a browser that several processes can use, each with contexts of its own. */
export async function launchForAll(): Promise<BrowserServer> {
  return isFirefox() ? await firefox.launchServer() : await chromium.launchServer(chromiumOptions());
}

/** The browser that serves all tests. Closing it closes the contexts that were made here. */
export async function connect(address: string): Promise<Browser> {
  return await (isFirefox() ? firefox : chromium).connect(address);
}
