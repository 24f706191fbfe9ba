import { describe, expect, it } from 'vitest';
import { fileOf } from '../../web/drop/pasted.ts';

const TEXT = 'Ferry stops: "no crew"\n\nThe night ferry to Skarvik will stop in June.';

describe('what is pasted', () => {
  it('is a text file with the name of its first line', async () => {
    const file = fileOf({ html: '', text: TEXT });
    expect([file?.name, await file?.text()]).toEqual(['Ferry stops no crew.txt', TEXT]);
  });

  it('is a page where the clipboard has one, and text where its HTML is only how an editor looks', async () => {
    const page = fileOf({ html: '<h1>Ferry stops</h1><p>The night ferry.</p>', text: TEXT });
    expect(page?.name).toBe('Ferry stops no crew.html');
    expect(await page?.text()).toContain('<h1>Ferry stops</h1>');
    expect(fileOf({ html: `<pre><span>${TEXT}</span></pre>`, text: TEXT })?.name).toMatch(/\.txt$/);
  });

  it('is nothing where it is a word or two', () => {
    expect(fileOf({ html: '<p>Ferry</p>', text: 'Ferry' })).toBeNull();
  });

  it('never has a name that is a path, hidden, or too long', () => {
    const long = 'word '.repeat(60);
    for (const first of ['../../etc/passwd', '.hidden', '\u202egnp.txt', '///', long]) {
      const name = fileOf({ html: '', text: `${first}\n\n${TEXT}` })?.name ?? '';
      expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N} ]*\.txt$/u);
      expect(name.length).toBeLessThan(70);
    }
  });
});
