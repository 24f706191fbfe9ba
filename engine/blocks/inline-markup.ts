/** Marks of Markdown inside a line, and what stays of them. */

import { cutInside, type InnerCut, type RemovalLog, type TextBlock } from './blocks.ts';

/**
 * Inline markup with what stays of it: `[from, to)` pieces of the text that go. Links between notes
 * (`[[pier|the pier]]`), highlights and the marks of callouts are written by programs for notes.
 */
const TARGET = String.raw`\([^()\s]{0,400}(?:\([^()\s]{0,200}\))?[^()\n]{0,200}\)`;
const INLINE_MARKUP = new RegExp(
  [
    String.raw`!\[\[[^\]\n]{1,200}\]\]`,
    String.raw`\[\[(?:[^[\]|\n]{1,200}\|)?([^[\]|\n]{1,200})\]\]`,
    String.raw`==(?=\S)([^=\n]{1,300})==`,
    String.raw`^\[![a-z]{2,20}\][+-]? ?`,
    String.raw`!\[[^\]\n]{0,300}\]${TARGET}`,
    String.raw`\[([^\]\n]{0,300})\]${TARGET}`,
    String.raw`\[([^\]\n]{1,300})\]\[[^\]\n]{0,100}\]`,
    String.raw`<(https?:\/\/[^\s>]{1,500})>`,
    String.raw`<\/?[a-zA-Z][^<>\n]{0,300}>`,
    String.raw`\*\*(?=\S)([^*\n]{1,300})\*\*`,
    String.raw`__(?=\S)([^_\n]{1,300})__`,
    String.raw`(?<![\w*])\*(?=\S)([^*\n]{1,300})\*(?=\*\*(?!\*)|[^\w*]|$)`,
    String.raw`(?<![\w_])_(?=\S)([^_\n]{1,300})_(?![\w_])`,
    String.raw`~~(?=\S)[^~\n]{1,300}~~`,
    String.raw`\[\^[\w-]{1,40}\](?!:)`,
    '`([^`\\n]{1,500})`',
    '\\\\(?=[\\\\`*_{}[\\]()#+.!>~-])',
  ].join('|'),
  'g',
);

/** Takes inline markup off a block; the words stay. Nested emphasis needs a second turn. */
export function stripInline(block: TextBlock, source: string, log: RemovalLog): void {
  for (let turn = 0; turn < 3; turn++) {
    if (!/[[*_`<~\\=]/.test(block.text)) return;
    const cuts: InnerCut[] = [];
    INLINE_MARKUP.lastIndex = 0;
    for (let match = INLINE_MARKUP.exec(block.text); match !== null; match = INLINE_MARKUP.exec(block.text)) {
      const inner = match.slice(1).find((group) => group !== undefined);
      const from = match.index;
      const to = from + match[0].length;
      if (inner === undefined) cuts.push({ start: from, end: to, rule: null });
      else {
        const innerFrom = from + match[0].indexOf(inner);
        cuts.push(
          { start: from, end: innerFrom, rule: null },
          { start: innerFrom + inner.length, end: to, rule: null },
        );
      }
    }
    if (cuts.length === 0) return;
    cutInside(block, cuts, log, source);
  }
}
