import { describe, expect, it } from 'vitest';
import { cleanSource, type SenderDetails, unreadDetails } from '../../../engine/index.ts';

const TEXT = `Old title of the quay

By Ben Ruiz

The quay of Marrow opened again on Tuesday after two years of repairs, its owner said. Ships came in at noon.`;

const clean = (sender: SenderDetails | null, text = TEXT) =>
  cleanSource({ bytes: new TextEncoder().encode(text), contentType: 'text/plain', name: 'quay.txt', sender });

describe('what a sender says of an article', () => {
  it('wins over what the article says', () => {
    expect(
      clean({
        title: 'Quay opens',
        author: 'Ada Holm and Cleo Marsh',
        published: '2026-03-05',
        url: 'https://quay.example/opens',
        site: 'The Marrow Post',
      }),
    ).toMatchObject({
      title: 'Quay opens',
      authors: ['Ada Holm', 'Cleo Marsh'],
      publishedAt: '2026-03-05',
      url: 'https://quay.example/opens',
      site: 'The Marrow Post',
    });
  });

  it('leaves what it does not say, or says in blanks or badly, as the article has it', () => {
    const alone = clean(null);
    expect(clean({})).toEqual(alone);
    expect(clean({ title: '  ', author: '', published: 'yesterday', url: 'quay', site: '\t' })).toEqual(alone);
  });

  it('may be encoded, as S3 gives what is not ASCII', () => {
    expect(clean({ title: '=?UTF-8?B?TcO8bmNoZW4gw7ZmZm5ldA==?=', site: '=?UTF-8?Q?Caf=C3=A9_Post?=' })).toMatchObject({
      title: 'München öffnet',
      site: 'Café Post',
    });
  });

  it('may be misread, as S3 reads UTF-8 that was not encoded', () => {
    const misread = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));
    expect(misread('Zoë')).not.toBe('Zoë');
    for (const title of ['Zoë opens', '“Quay” – offen', '港が開いた'])
      expect(clean({ title: misread(title) }).title).toBe(title);
    // What is not misread stays as it is.
    for (const title of ['Zoë', 'Ã', 'São Tomé', '港 Ã']) expect(clean({ title }).title).toBe(title);
  });

  it('holds nothing that a terminal or a page would obey, and is read no further than S3 takes it', () => {
    const esc = '\u001b';
    expect(
      clean({
        title: `Quay${esc}[31m \u202eopens\0`,
        author: 'Ada =?UTF-8?Q?=07?=Holm',
        site: 'The\u200b Marrow\nPost',
        url: `https://quay.example/${esc}`,
      }),
    ).toMatchObject({ title: 'Quay[31m opens', authors: ['Ada Holm'], site: 'The Marrow Post', url: null });
    const long = 'Quay opens, '.repeat(100_000);
    const { title, site, byline } = clean({ title: long, author: long, site: long, published: long });
    for (const value of [title, site]) expect(value?.length).toBeGreaterThan(1900);
    for (const value of [title, site, byline]) expect(value?.length ?? 0).toBeLessThanOrEqual(2000);
    expect(clean({ url: `https://quay.example/${'a'.repeat(5000)}` }).url).toBe(null);
  });

  it('dates an article as other dates are read', () => {
    const dated = (published: string) => clean({ published }).publishedAt;
    expect(dated('2026-03-05T10:00')).toBe('2026-03-05');
    expect(dated('Thu, 05 Mar 2026 10:00:00 +0100')).toBe('2026-03-05T10:00:00+01:00');
    expect(dated('5 March 2026')).toBe('2026-03-05');
    expect(dated('1772704800')).toBe('2026-03-05T10:00:00Z');
    expect(dated('03/05/2026')).toBe(null);
  });

  it('is named where it cannot be read', () => {
    expect(unreadDetails({ title: '?', published: 'yesterday', url: 'quay' })).toEqual(['published', 'url']);
    expect(unreadDetails({ published: '2026-02-30', url: 'ftp://quay.example/a' })).toEqual(['published', 'url']);
    expect(unreadDetails({ published: ' 2026-03-05 ', url: 'https://quay.example/a' })).toEqual([]);
    expect(unreadDetails({ published: ' ', url: '' })).toEqual([]);
    expect(unreadDetails({})).toEqual([]);
  });

  it('wins over the front matter of Markdown', () => {
    const bytes = new TextEncoder().encode(`---\ntitle: Front\ndate: 2020-01-01\n---\n\n${TEXT}`);
    const article = cleanSource({ bytes, name: 'a.md', sender: { title: 'Sent', published: '2026-03-05' } });
    expect(article).toMatchObject({ title: 'Sent', publishedAt: '2026-03-05' });
  });
});
