import { describe, expect, it, test } from 'vitest';
import { cleanDecoded, cleanSource } from '../../../engine/clean.ts';

const BEFORE = 'The weekly of Port Ellery had two pages on Thursday, because half of its newsroom had gone home.';
const AFTER = 'The owners met again on Friday, and one of them told the staff that talks would go on for a month.';

const middleOf = (line: string): string =>
  cleanDecoded({ text: [BEFORE, line, AFTER].join('\n\n'), mediaType: 'text/plain' })
    .text.replace(BEFORE, '')
    .replace(AFTER, '')
    .trim();

describe('lines that look like furniture', () => {
  test.each([
    ['Become a member, the banner asked on Monday, and by noon someone had painted it over.'],
    ['Donate to the weekly, its readers were told, or lose it.'],
    ['Sign up or leave, she told the crew when she came aboard on Monday.'],
    ['Leave a comment, the old site used to say, and nobody ever did.'],
    ['No part of the letter may be reproduced without permission, the board wrote, and pinned it to the door.'],
    ['Abonnez-vous, disait la pancarte, et le quai entier s’était abonné.'],
    ['Síguenos, decía el cartel del muelle, y nadie se reía.'],
    ['Подпишитесь, говорила хозяйка каждому, и люди подписывались.'],
    ['Abonneer je op de krant, riep de drukker, en niemand deed het.'],
    ['Iscriviti alla vita, scriveva il guardiano in ogni numero.'],
    ['Limited-time offers were how he filled two pages a week, with beds and with boats.'],
    ['Ellery Weekly is a reader-supported publication. Its staff walked out on Thursday.'],
    ['The Weekly is run by three sisters who choose the editor and staff every fourth year.'],
    ['Paid partnerships with hotels are what the owners want, and two of them are signed.'],
  ])('%s stays', (line) => {
    expect(middleOf(line)).toBe(line);
  });

  test.each([
    ['Become a member today and support the weekly.'],
    ['Sign up to get an email from reporter Una Holt when she publishes a new story.'],
    ['Sign up for our newsletter from Odd Hamre, in which he writes about the harbour.'],
    ['Follow Una Holt on Twitter, where she posts about ferries.'],
    ['Donate to keep our reporting free for everyone.'],
    ['Abonnez-vous à notre lettre du matin'],
    ['Síguenos en Facebook y Telegram'],
    ['Ellery Weekly is a reader-supported publication. To receive new posts, consider becoming a subscriber.'],
    ['Paid partnership with Ellery Tourism'],
  ])('%s goes', (line) => {
    expect(middleOf(line)).toBe('');
  });
});

describe('what is said of something else than the article, its site and its readers', () => {
  test.each([
    ['First published in 1931, the timetable has changed four times.'],
    ['The report was first published in March and names nobody.'],
    ['The report was produced by two engineers of the county.'],
    ['The report was written before the machine room was sold.'],
    ['Summaries were produced by AI, and the union objected.'],
    ['The lighthouse can be reached by a path along the wall.'],
    ['Contact was lost here in 1971.'],
    ['Donors contributed in Harrow and Dray.'],
    ['With files from the archive they went to court.'],
    ['Something went wrong in the boiler room.'],
    ['An error occurred in the count.'],
    ['Save the ferry!'],
    ['Save the post office!'],
    ['Like it or not.'],
    ['Print the names.'],
    ['Follow me into the boiler room.'],
    ['Become a member of the crew if you have strong arms.'],
    ['Register to vote by 1 May at the town hall.'],
    ['Support to the crew came from the church.'],
    ['Never miss a tide.'],
    ['If you continue along the wall you reach the site of the mill.'],
    ['Cookies help the crew through the night.'],
    ['The opinions expressed in the hall were loud.'],
    ['The union does not provide legal advice to passengers.'],
    ['Reproduction of eels in the basin has stopped.'],
    ['Paid for by the town, the ship belongs to nobody.'],
    ['Next: the boiler.'],
    ['Live – and let live.'],
    ['No comment.'],
    ['More on that later.'],
    ['For more information, call 555 0100 or ask at the desk.'],
    ['Follow her on the ice and you will learn to skate.'],
    ['Tell us the truth.'],
    ['Copyright expired in 1999.'],
    ['The site uses cookies to count its readers, and that is where the trouble began.'],
    ['Inscrivez-vous à la mairie avant le 1er mai.'],
    ['Inscreva-se na prefeitura até 1º de maio.'],
    ['Voir aussi loin que possible était son métier.'],
    ['Foto: ninguna. Nadie llevaba cámara.'],
    ['Фото: нет. Ни у кого не было камеры.'],
    ['Lesen Sie auch das Kleingedruckte, rät der Kämmerer.'],
    ['Mehr zum Thema wollte die Kapitänin nicht sagen.'],
    ['Читайте также мелкий шрифт, советует казначей.'],
    ['Share your vision with the crew before you sail.'],
    ['Share our harvest with the town, the farmers were asked.'],
    ['Share by share, the family sold the mill.'],
    ['Pin this on the harbour master and nobody will believe you.'],
    ['Like us now, they lived by the tide.'],
    ['Like the story of the mill, the tale of the wall is a sad one.'],
    ['Post this on the door of every church, the decree began.'],
    ['Follow this story back to 1890 and it begins with a storm.'],
    ['Follow this channel to the sea and turn north at the wreck.'],
    ['Cancel any time the wind blows harder than force six.'],
    ['Tell us the story of the wall again, the children begged.'],
    ['Tired of ads? The people of Ellery are, and they voted to ban them.'],
    ['If you buy a fish at the quay, the boats may earn commissions from the hall.'],
    ['Did a friend send you this? the judge asked the witness.'],
    ['To contact the editors of the weekly, the thief used a false name.'],
    ['From Wikipedia, the free encyclopedia, the judge read the definition aloud.'],
    ['Contact with the boat was lost at 555 metres.'],
    ['Data delayed by the storm reached the council in May.'],
    ['The story of the wall was first published in Ellery in 1890, and it made its author rich.'],
    ['The article was republished by the council as a poster, and it hung in every shop.'],
    ['With reports from Ellery came the first photos of the flood.'],
    ['Questo messaggio era riservato, ha detto il giudice.'],
    ['Este mensaje confidencial llegó a la prensa el lunes.'],
  ])('%s stays', (line) => {
    expect(middleOf(line)).toBe(line);
  });

  test.each([
    ['First published in The Harrow Post on 3 May.'],
    ['The article was originally published by The Harrow Post.'],
    ['The story was republished with permission of the Post.'],
    ['This report was produced by the county desk.'],
    ['Summaries were produced by AI and checked by an editor.'],
    ['Una Holt can be reached at una@weekly.example'],
    ['Una Holt and Odd Hamre contributed from Tessel.'],
    ['With inputs from Newsline'],
    ['Something went wrong. Please try again later.'],
    ['An error occurred while loading comments.'],
    ['Save this article for later'],
    ['Share on Facebook'],
    ['Like us on Facebook'],
    ['Follow us for more news'],
    ['Become a member of our community today.'],
    ['Register now to read on'],
    ['Support our work.'],
    ['Never miss a story from us.'],
    ['If you continue to use this site we will assume that you accept cookies.'],
    ['The views expressed in this article are those of the author.'],
    ['Sponsored by Ellery Tourism'],
    ['Next: How the ferry was saved'],
    ['LIVE: Crew votes on ferry'],
    ['No comments yet'],
    ['More on the ferry'],
    ['For more information about the ferry, visit our website.'],
    ['Follow her on Twitter @unaholt'],
    ['Copyright Harrow Post 1999'],
    ['Harrow Post uses cookies to improve your visit.'],
    ['Inscrivez-vous à notre lettre du matin'],
    ['Voir aussi : le bac est réparé'],
    ['Newsline writer Tom Adair in Brissen contributed.'],
    ['Bekijk deze nieuwsbrief online'],
    ['Foto: Ana Roe'],
    ['Lesen Sie auch: Fähre fährt wieder'],
    ['Mehr zum Thema Fähren'],
    ['Share on Bluesky'],
    ['Share via SMS'],
    ['Share your photos with us'],
    ['Share your story with us'],
    ['Share this with your friends'],
    ['Share this on Facebook, Twitter and by mail'],
    ['Like this story'],
    ['Follow this story for updates'],
    ['Follow this author'],
    ['Cancel any time'],
    ['From Wikipedia, the free encyclopedia'],
    ['Tired of ads? Subscribe for a page without them.'],
    ['If you buy something through a link, Harrow Post may earn a commission.'],
    ['Did a friend send you this? Sign up here.'],
    ['To contact the reporter on this story: Una Holt in Ellery at una@weekly.example'],
    ['You can reach Una Holt at una@weekly.example'],
    ['Data delayed at least 15 minutes.'],
    ['The story “How the wall fell” first appeared in The Harrow Post.'],
    ['With files from The Harrow Press'],
    ['Holt reported from Ellery.'],
    ['Ce message et ses pièces jointes sont confidentiels.'],
    ['Este correo electrónico contiene información confidencial.'],
    ['Questo messaggio e i suoi allegati sono riservati al destinatario.'],
  ])('%s goes', (line) => {
    expect(middleOf(line)).toBe('');
  });
});

it('a story on banners is no page of consent', () => {
  const text = [
    'Two shops in Port Ellery must pay for their banners, the data office said on Tuesday.',
    '“We use cookies” is no question, it wrote.',
    'Accept all was large and green. Reject all was hidden behind four clicks.',
  ].join('\n\n');
  expect(cleanDecoded({ text, mediaType: 'text/plain' }).text).toBe(text);
});

it('the hours of a live page stay above short sentences', () => {
  const hours = ['18:20\nSirens in the lower town.', '19:05\nThe bridge is shut.', '21:40\nTwo metres to go.'];
  const text = [BEFORE, ...hours, AFTER].join('\n\n');
  expect(cleanDecoded({ text, mediaType: 'text/plain' }).text.replace(/\n+/g, '\n')).toBe(text.replace(/\n+/g, '\n'));
});

it('nothing below a first sentence is a kicker', () => {
  const text = ['A word in the grid', 'On Saturday a name stood between two clues: Una.', '7 Down: ____ me'];
  const bytes = new TextEncoder().encode([...text, 'She read it at eight.', AFTER].join('\n\n'));
  expect(cleanSource({ bytes, name: 'a.txt' }).text).toContain('7 Down: ____ me');
});

it.each([
  ['a colon in the first lines', ['On 3 May Karl Imm wrote to his neighbour:', 'Your hedge is too high.']],
  ['a heart that is told of', ['It was this that cost the job:', '❤️ 1', 'The court gave it back.']],
  [
    'names of whom a list tells',
    ['Three to watch', 'Una Marsh juggles.', 'Una Marsh writes to the dead, and posts it.'],
  ],
])('%s leads on to what stays', (_, lines) => {
  const bytes = new TextEncoder().encode(['A letter and its hedge', BEFORE, ...lines, AFTER].join('\n\n'));
  const { text } = cleanSource({ bytes, name: 'a.txt' });
  for (const line of lines) expect(text).toContain(line);
});
