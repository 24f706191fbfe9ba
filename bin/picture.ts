/**
 * Draws what `nutgraf digest` prints in a terminal as an SVG, so that the README's picture is what the command says:
 * `npm run picture` writes docs/digest.svg from events/articles/wire-harbour.txt.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ARTICLE = 'events/articles/wire-harbour.txt';
const CHARACTER_WIDTH = 8.4;
const LINE_HEIGHT = 20;
const MARGIN = 24;
const TITLE_BAR = 36;

const ESCAPE = String.fromCharCode(27);
const STYLE_CODES: Readonly<Record<string, string>> = { 1: 'bold', 2: 'dim', 33: 'yellow', 36: 'cyan' };
const RESET_CODES: Readonly<Record<string, readonly string[]>> = {
  0: ['bold', 'dim', 'yellow', 'cyan'],
  22: ['bold', 'dim'],
  39: ['yellow', 'cyan'],
};

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** One line with ANSI styles as SVG spans. */
function lineSpans(line: string): string {
  const active = new Set<string>();
  return line
    .split(ESCAPE)
    .map((part, index) => {
      const match = index === 0 ? null : /^\[(\d+)m/.exec(part);
      const code = match?.[1];
      if (code !== undefined) {
        for (const style of RESET_CODES[code] ?? []) active.delete(style);
        const style = STYLE_CODES[code];
        if (style !== undefined) active.add(style);
      }
      const text = match === null ? part : part.slice(match[0].length);
      return text === '' ? '' : `<tspan class="${[...active].join(' ')}">${escapeXml(text)}</tspan>`;
    })
    .join('');
}

function plainLength(line: string): number {
  return line
    .split(ESCAPE)
    .reduce((length, part, index) => length + (index === 0 ? part : part.replace(/^\[\d+m/, '')).length, 0);
}

function terminalPicture(command: string, output: string): string {
  const lines = [`$ ${command}`, ...output.trimEnd().split('\n')];
  const width = Math.ceil(Math.max(...lines.map(plainLength)) * CHARACTER_WIDTH + 2 * MARGIN);
  const height = lines.length * LINE_HEIGHT + 2 * MARGIN + TITLE_BAR;
  const rows = lines.map(
    (line, index) =>
      `<text x="${MARGIN}" y="${TITLE_BAR + MARGIN + index * LINE_HEIGHT}" ` +
      `xml:space="preserve">${lineSpans(line)}</text>`,
  );
  const size = `width="${width}" height="${height}"`;
  const buttons = ['#ff5f57', '#febc2e', '#28c840']
    .map((fill, at) => `<circle cx="${22 + 20 * at}" cy="18" r="6" fill="${fill}"/>`)
    .join('');
  const [root, label] = ['xmlns="http://www.w3.org/2000/svg"', 'A terminal that shows the digest of a sample article'];
  return `<svg ${root} ${size} viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d8dee9; }
.bold { font-weight: 700; fill: #ffffff; } .dim { fill: #8b97a8; } .yellow { fill: #e5c07b; } .cyan { fill: #67c7d9; }
</style>
<rect ${size} rx="10" fill="#1b212c"/>
${buttons}
${rows.join('\n')}
</svg>
`;
}

const run = spawnSync(process.execPath, ['bin/nutgraf.ts', 'digest', ARTICLE], {
  cwd: ROOT,
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1' },
});
if (run.status !== 0) throw new Error(`nutgraf digest failed: ${run.stderr}`);
writeFileSync(
  new URL('../docs/digest.svg', import.meta.url),
  terminalPicture(`npm run -s nutgraf -- digest ${ARTICLE}`, run.stdout),
);
