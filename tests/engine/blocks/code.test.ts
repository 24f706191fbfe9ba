import { describe, expect, it } from 'vitest';
import { fenced, looksLikeCode } from '../../../engine/blocks/code.ts';
import { cleanDecoded } from '../../../engine/clean.ts';

const BEFORE =
  'The harbour office of Ostrey counts its boats with a script that a clerk wrote in one evening last winter.';
const AFTER = 'Since then nobody has to stand on the quay with a pencil, she said, and the figures are there by noon.';
const CODE = 'def count(boats):\n    late = [b for b in boats if b.hour > 9]\n\n    return len(late)  # after nine';
const KEPT = `\`\`\`\n${CODE}\n\`\`\``;
const escaped = CODE.replaceAll('>', '&gt;');

function clean(text: string, mediaType: 'text/plain' | 'text/markdown' | 'text/html') {
  return cleanDecoded({ text, mediaType, title: 'A script counts boats' });
}

function page(code: string): string {
  return `<article><p>${BEFORE}</p>${code}<p>${AFTER}</p></article>`;
}

describe('code in an article', () => {
  it.each([
    ['a page', 'text/html', page(`<pre><code class="language-py">${escaped}\n</code></pre>`)],
    ['a page, by its class', 'text/html', page(`<div class="highlight"><pre>${escaped}</pre></div>`)],
    ['a page, by its looks', 'text/html', page(`<pre>${escaped}</pre>`)],
    ['a page, with line breaks', 'text/html', page(`<pre><code>${escaped.replaceAll('\n', '<br>')}</code></pre>`)],
    ['Markdown', 'text/markdown', `${BEFORE}\n\n\`\`\`python\n${CODE}\n\`\`\`\n\n${AFTER}`],
    ['Markdown, between tildes', 'text/markdown', `${BEFORE}\n\n~~~\n${CODE}\n~~~\n\n${AFTER}`],
    ['Markdown, left open', 'text/markdown', `${BEFORE}\n\n${AFTER}\n\n\`\`\`\n${CODE}`],
    ['plain text', 'text/plain', `${BEFORE}\n${KEPT}\n${AFTER}`],
  ] as const)('is kept as it stands: %s', (_, mediaType, source) => {
    const { text } = clean(source, mediaType);
    expect(text).toContain(KEPT);
    expect(text.replace(KEPT, '').split(/\n+/).filter(Boolean)).toEqual([BEFORE, AFTER]);
    expect(clean(text, 'text/plain').text).toBe(text);
  });

  it('is not touched by the repairs of the prose around it', () => {
    const code = '```\n<b>&amp;</b> well-\nknown = "a\\n" <\n```';
    const { text } = clean(`${BEFORE.replace('script', '&quot;script&quot;')}\n\n${code}\n\n${AFTER}`, 'text/plain');
    expect(text).toContain('"script"');
    expect(text).toContain(code);
  });

  it('is not what a letter in preformatted lines is', () => {
    const { text } = clean(page(`<pre>${BEFORE.replace(' with', '\nwith')}\n\n${AFTER}</pre>`), 'text/html');
    expect(text).not.toContain('```');
  });

  it('is no fence alone', () => {
    expect(clean(`${BEFORE}\n\n\`\`\`\n\n${AFTER}`, 'text/plain').text).toBe(`${BEFORE}\n\n${AFTER}`);
  });

  it('does not begin where a cut leaves nothing but a fence', () => {
    const { text } = clean(`${BEFORE}\n\nLoading... \`\`\`\n\n${AFTER}\n\n\`\`\`\n\nx = 1`, 'text/plain');
    expect(text.split(/\n+/)).toEqual([BEFORE, AFTER]);
    expect(clean(text, 'text/plain').text).toBe(text);
  });

  it('is fenced by more marks than it holds', () => {
    expect(fenced('\n\na\r\n````\nb  \n\n')).toBe('`````\na\n````\nb\n`````');
    expect(fenced(' \n')).toBeNull();
  });

  it('looks like statements and not like sentences', () => {
    expect(looksLikeCode('const a = b;\nrun(a)')).toBe(true);
    expect(looksLikeCode('Rain fell on the quay,\nand nobody came.')).toBe(false);
  });
});
