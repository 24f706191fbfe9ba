import { describe, expect, it } from 'vitest';
import { cleanSource, type SenderDetails } from '../../../engine/index.ts';

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

  it('wins over the front matter of Markdown', () => {
    const bytes = new TextEncoder().encode(`---\ntitle: Front\ndate: 2020-01-01\n---\n\n${TEXT}`);
    const article = cleanSource({ bytes, name: 'a.md', sender: { title: 'Sent', published: '2026-03-05' } });
    expect(article).toMatchObject({ title: 'Sent', publishedAt: '2026-03-05' });
  });
});
