import { describe, expect, it } from 'vitest';
import { BODY, longBody, page } from './page.ts';

const REFUSED = expect.objectContaining({ reason: 'not-an-article' });

describe('a page in an article’s place', () => {
  it.each([
    [
      'a wall before robots',
      '<title>Just a moment...</title>',
      '<h1>courier.example</h1><p>Checking your browser before you visit the Courier. This takes a few seconds.</p>',
    ],
    [
      'a puzzle',
      '<title>Security check</title>',
      '<p>Please complete the CAPTCHA so that we can tell you from a machine.</p>',
    ],
    [
      'a wall in German',
      '<title>Zugriff verweigert</title>',
      '<h1>Bitte zeigen Sie, dass Sie kein Roboter sind</h1><p>Aktivieren Sie JavaScript und Cookies.</p>',
    ],
    [
      'a wall in French',
      '<title>Un instant…</title>',
      '<h1>Vérification en cours</h1><p>Veuillez patienter : nous vérifions votre navigateur.</p>',
    ],
    [
      'a choice of advertisements',
      '<title>Ihre Wahl</title>',
      '<h1>Mit Werbung weiterlesen</h1><p>Lesen Sie den Boten mit Werbung und Tracking.</p><p>Zustimmen und weiter</p>',
    ],
    [
      'a door in Japanese',
      '<title>ログイン | 港新聞</title>',
      '<h1>ログイン</h1><p>メールアドレスを入れてください。</p><p>パスワードを忘れた方</p>',
    ],
    [
      'a site that is mended, in French',
      '<title>Site en maintenance</title>',
      '<p>Notre site est actuellement en maintenance. Nous serons de retour très bientôt.</p>',
    ],
    [
      'a door in Spanish',
      '<title>Inicia sesión | El Muelle</title>',
      '<h1>Inicia sesión</h1><p>¿No tienes cuenta? Lee cinco artículos al mes.</p><p>Acepta las condiciones.</p>',
    ],
    [
      'a refusal',
      '<title>Access Denied</title>',
      '<h1>Access Denied</h1><p>You have no permission to see this page on this server.</p>',
    ],
    [
      'a server that is asked too often',
      '<title>429 Too Many Requests</title>',
      '<h1>Too Many Requests</h1><p>Wait a little before you ask this server for another page.</p>',
    ],
    [
      'an article taken down',
      '<title>Gone</title>',
      '<h1>410 Gone</h1><p>This article is no longer available here.</p>',
    ],
    [
      'a page closed to a country',
      '<title>451</title>',
      '<h1>Unavailable due to legal reasons</h1><p>Your country has a General Data Protection Regulation, and so ' +
        'access cannot be granted at this time.</p>',
    ],
    [
      'a door',
      '<title>Log in - The Courier</title>',
      '<h1>Log in</h1><p>Forgot your password? New to the Courier? Create an account to save what you read.</p>',
    ],
    [
      'an address for sale',
      '<title>courier.example</title>',
      '<h1>courier.example</h1><p>This domain is for sale. Its domain owner takes offers of any size.</p>',
    ],
    [
      'a page that is not there',
      '<title>404 - The Courier</title>',
      '<h1>Page not found</h1><p>What you were after is not here. It may have been moved some time ago.</p>',
    ],
    [
      'the same in German',
      '<title>Seite nicht gefunden | Der Kurier</title>',
      '<h1>Seite nicht gefunden</h1><p>Unter dieser Adresse haben wir leider nichts, was wir zeigen könnten.</p>',
    ],
    [
      'the same in Japanese',
      '<title>ページが見つかりません</title>',
      '<p>お探しのページは移動または削除された可能性がありますので、もう一度ご確認ください。</p>',
    ],
    [
      'a broken server',
      '<title>502 Bad Gateway</title>',
      '<h1>502 Bad Gateway</h1><p>The server had no answer for us; please come back in a while.</p>',
    ],
    [
      'a page of consent',
      '<title>Before you continue</title>',
      '<p>We use cookies and data to run this site. Accept all, or reject all but those it needs to work at all.</p>',
    ],
    [
      'an old browser',
      '<title>The Courier</title>',
      '<p>Your browser is not supported. Please update your browser to read on, or choose another one.</p>',
    ],
  ])('%s is refused', (_, head, body) => {
    expect(() => page(head, body)).toThrow(REFUSED);
  });

  const teaser = (at: number): string =>
    `<div class="item"><h3><a href="/n/${at}">Boat number ${at} comes home from the bay</a></h3><p>The crew of ` +
    `boat number ${at} were out for a week, they said on Monday.</p></div>`;
  const teasers = Array.from({ length: 12 }, (_, at) => teaser(at)).join('');
  const headlines = teasers.replace(/<p>.*?<\/p>/g, '');
  const ONE =
    '<p>The harbour board voted on Tuesday night to build a second pier, after a debate of five hours in which the ' +
    'fishermen asked for a breakwater first.</p>';
  const results = Array.from({ length: 80 }, (_, at) =>
    at % 12 === 0
      ? `<p><a href="/c/${at}">Rowing club of quay ${at}</a></p>`
      : `<p>${at}. Crew ${at}, 2:0${at % 10}</p>`,
  ).join('');

  it.each([
    'Los vecinos accedieron el lunes a concentrarse en la plaza. Nadie pudo entrar en el puerto.',
    'Il sindaco accedì al molo e i pescatori chiesero di entrarvi. Il porto resta chiuso fino a maggio.',
    'Os moradores não podem entrar no porto desde segunda. Os barcos concentraram-se no cais.',
  ])('a short article is no door for verbs that are on its buttons: %#', (text) => {
    expect(page('<title>El puerto sigue cerrado</title>', `<h1>El puerto sigue cerrado</h1><p>${text}</p>`).text).toBe(
      text,
    );
  });

  it('a page that is called by such a button is refused', () => {
    const head = '<title>Accedi | La Riva</title>';
    expect(() => page(head, '<h1>Accedi</h1><p>Scrivi qui il nome e la parola che hai scelto.</p>')).toThrow(REFUSED);
  });

  it('a front page is refused', () => {
    expect(() =>
      page(
        '<title>The Courier</title><link rel="canonical" href="https://courier.example/">',
        `<h1>The Courier</h1>${teasers}`,
      ),
    ).toThrow(REFUSED);
  });

  it('the page of an author is refused, whose list gives a day beside each headline', () => {
    const entries = [1, 2, 3, 4, 5, 6].map(
      (day) => `<li><a href="/${day}">Ferry ${day} is late for the third time</a> ${day} May 2025</li>`,
    );
    expect(() =>
      page('<title>Ida Vell</title>', `<h1>Ida Vell</h1><p>Ida covers ports.</p>${entries.join('')}`),
    ).toThrow();
  });

  it('the page of a section is refused', () => {
    expect(() =>
      page('<title>Harbour news - The Courier</title>', `<main><h1>Harbour news</h1>${teasers}</main>`),
    ).toThrow();
  });

  it.each([
    [
      'an article below a warning about browsers',
      '<title>Town builds a pier</title>',
      '<div>Internet Explorer is not supported. Please update your browser.</div><article><h1>Town builds a ' +
        `pier</h1>${longBody(4)}</article>`,
    ],
    [
      'a short article about such a page',
      '<title>Page not found: how the town lost its archive</title>',
      `<article><h1>Page not found: how the town lost its archive</h1>${BODY}</article>`,
    ],
    [
      'an article whose address is a question to the front page',
      '<title>Town builds a pier</title><link rel="canonical" href="https://courier.example/?p=5031">',
      `<article><h1>Town builds a pier</h1>${BODY}</article><aside>${teasers}</aside>`,
    ],
    [
      'an article of one paragraph beside a long sidebar',
      '<title>Town builds a pier</title>',
      `<article><h1>Town builds a pier</h1>${ONE}</article><aside>${headlines}</aside>`,
    ],
    [
      'a list of results that links some of its names',
      '<title>Town builds a pier</title>',
      `<article><h1>Town builds a pier</h1>${ONE}${results}</article>`,
    ],
    [
      'an article beside many teasers',
      '<title>Town builds a pier</title>',
      `<article><h1>Town builds a pier</h1>${longBody(2)}</article>${teasers}`,
    ],
  ])('%s is read', (_, head, body) => {
    expect(page(head, body).text).toContain('second pier');
  });
});

describe('an article in a script without spaces', () => {
  it('is no list, though its paragraphs have few characters', () => {
    const story = [
      '港务局周二批准再建一座码头，此前的辩论一直持续到午夜，市民旁听。',
      '渔民要求先修防波堤，三名委员因此投票反对这项计划，理由已公布。',
    ];
    const links = Array.from(
      { length: 12 },
      (_, at) => `<li><a href="/${at}">港口新闻第${at}号：渡船明天起暂停往返两岸的服务</a></li>`,
    );
    const { text } = page(
      '<title>港口将再建一座码头</title>',
      `<h1>港口将再建一座码头</h1>${story.map((line) => `<p>${line}</p>`).join('')}<ul>${links.join('')}</ul>`,
    );
    expect(text).toContain('港务局周二批准');
  });
});
