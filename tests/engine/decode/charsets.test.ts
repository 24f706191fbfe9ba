import { describe, expect, it } from 'vitest';
import { cleanSource } from '../../../engine/clean.ts';
import codePages from '../../../engine/decode/data/code-pages.json' with { type: 'json' };
import { decodeSource } from '../../../engine/decode/decode.ts';
import { doubleByte, singleByte, utf16 } from './encode.ts';

type Encode = (text: string, label: string) => Uint8Array;

const utf8: Encode = (text) => new TextEncoder().encode(text);
const LATIN = 'The café on Rué Street reopened – “at last”, its owner Søren Müller said. It had been shut since May. ';
const ISO_LATIN =
  'Le café de la rue Étroite a rouvert mardi, a déclaré son propriétaire Søren Müller. Il était fermé depuis mai. ';
const CENTRAL = 'Rada města schválila nový most přes řeku. Obyvatelé čekali na rozhodnutí několik let, řekl starosta. ';
const RUSSIAN =
  'Городской совет одобрил новый мост через реку. Жители ждали этого решения несколько лет, сообщил мэр. ';
const UKRAINIAN =
  'Міська рада схвалила новий міст через річку. Мешканці чекали на це рішення кілька років, сказав мер. ';
const GREEK = 'Το δημοτικό συμβούλιο ενέκρινε τη νέα γέφυρα στο ποτάμι. Οι κάτοικοι περίμεναν την απόφαση για χρόνια. ';
const TURKISH =
  'Belediye meclisi nehrin üzerindeki yeni köprüyü onayladı. Halk bu kararı yıllardır bekliyordu, dedi başkan. ';
const HEBREW = 'מועצת העיר אישרה את הגשר החדש מעל הנהר. התושבים חיכו להחלטה הזאת שנים רבות, אמר ראש העיר. ';
const ARABIC = 'وافق مجلس المدينة على الجسر الجديد فوق النهر. انتظر السكان هذا القرار سنوات طويلة كما قال العمدة. ';
const BALTIC = 'Miesto taryba patvirtino naują tiltą per upę. Gyventojai šio sprendimo laukė keletą metų, sakė meras. ';
const THAI = 'สภาเมืองอนุมัติสะพานใหม่ข้ามแม่น้ำ ชาวบ้านรอการตัดสินใจนี้มาหลายปี นายกเทศมนตรีกล่าว ';
const ROMANIAN =
  'Consiliul orașului a aprobat noul pod peste râu. Locuitorii așteptau decizia de câțiva ani, a spus primarul. ';
const JAPANESE = '市議会は火曜日に新しい橋の計画を承認した。住民は長い間この決定を待っていたと市長は述べた。';
const CHINESE = '市议会星期二批准了新桥的计划。居民们等待这个决定已经很久了，市长说。这座桥将在春天开工。';
const TAIWANESE = '市議會星期二批准了新橋的計畫。居民們等待這個決定已經很久了，市長說。這座橋將在春天開工。';
const KOREAN = '시의회는 화요일에 새 다리 계획을 승인했다. 주민들은 오랫동안 이 결정을 기다려 왔다고 시장이 말했다. ';

/** Every charset that is read, with a text in it. `detected` where the bytes alone are enough. */
const CHARSETS: readonly (readonly [label: string, text: string, encode: Encode, detected: boolean])[] = [
  ['utf-8', LATIN, utf8, true],
  ['utf-8 with a mark', `\ufeff${LATIN}`, utf8, true],
  ['utf-16le', LATIN, (text) => utf16(text, false, false), true],
  ['utf-16be', LATIN, (text) => utf16(text, true, false), true],
  ['utf-16le with a mark', LATIN, (text) => utf16(text, false, true), true],
  ['utf-16be with a mark', LATIN, (text) => utf16(text, true, true), true],
  ...[RUSSIAN, GREEK, HEBREW, ARABIC, THAI, JAPANESE, CHINESE, KOREAN].flatMap((text) => [
    ['utf-16le', text, (words: string) => utf16(words, false, false), true] as const,
    ['utf-16be', text, (words: string) => utf16(words, true, false), true] as const,
  ]),
  ['windows-1250', CENTRAL, singleByte, true],
  ['windows-1251', RUSSIAN, singleByte, true],
  ['windows-1252', LATIN, singleByte, true],
  ['windows-1253', GREEK, singleByte, true],
  ['windows-1254', TURKISH, singleByte, true],
  ['windows-1255', HEBREW, singleByte, true],
  ['windows-1256', ARABIC, singleByte, true],
  ['windows-1257', BALTIC, singleByte, false],
  ['windows-1258', ISO_LATIN, singleByte, false],
  ['windows-874', THAI, singleByte, false],
  ['iso-8859-1', ISO_LATIN, singleByte, true],
  ['iso-8859-2', CENTRAL, singleByte, true],
  ['iso-8859-4', BALTIC, singleByte, false],
  ['iso-8859-5', RUSSIAN, singleByte, true],
  ['iso-8859-6', ARABIC, singleByte, true],
  ['iso-8859-7', GREEK, singleByte, true],
  ['iso-8859-8', HEBREW, singleByte, true],
  ['iso-8859-9', TURKISH, singleByte, true],
  ['iso-8859-10', BALTIC, singleByte, false],
  ['iso-8859-13', BALTIC, singleByte, false],
  ['iso-8859-15', ISO_LATIN, singleByte, true],
  ['iso-8859-16', ROMANIAN, singleByte, false],
  ['koi8-r', RUSSIAN, singleByte, true],
  ['koi8-u', UKRAINIAN, singleByte, true],
  ['macintosh', ISO_LATIN, singleByte, true],
  ['ibm866', RUSSIAN, singleByte, true],
  ['shift_jis', JAPANESE, doubleByte, true],
  ['euc-jp', JAPANESE, doubleByte, true],
  ['gbk', CHINESE, doubleByte, true],
  ['gb18030', CHINESE, doubleByte, true],
  ['big5', TAIWANESE, doubleByte, true],
  ['euc-kr', KOREAN, doubleByte, true],
];

/** The label a sender would declare. */
const declared = (label: string): string => label.replace(/ .*/, '');
const bytesOf = (text: string, label: string, encode: Encode): Uint8Array => encode(text.repeat(4), declared(label));
const expected = (text: string): string => text.repeat(4).replace(/^\ufeff/, '');

describe('every charset', () => {
  it.each(CHARSETS)('%s, declared', (label, text, encode) => {
    const found = decodeSource(bytesOf(text, label, encode), `text/plain; charset=${declared(label)}`, null);
    expect(found.text.replaceAll('\ufeff', '')).toBe(expected(text).replaceAll('\ufeff', ''));
  });

  it.each(CHARSETS.filter(([, , , detected]) => detected))('%s, from its bytes alone', (label, text, encode) => {
    const found = decodeSource(bytesOf(text, label, encode), null, null);
    expect(found.text.replaceAll('\ufeff', '')).toBe(expected(text).replaceAll('\ufeff', ''));
  });

  it.each(CHARSETS)('%s, as an article', (label, text, encode) => {
    const article = cleanSource({
      bytes: bytesOf(text, label, encode),
      contentType: `text/plain; charset=${declared(label)}`,
    });
    expect(article.text.isWellFormed()).toBe(true);
    expect(article.text).toContain(text.replaceAll('\ufeff', '').trim());
  });
});

it('reads the seven-bit Japanese of mail by its escapes', () => {
  // ESC $ B opens two-byte characters, ESC ( B closes them: "nihon" in ISO-2022-JP.
  const bytes = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42, 0x2e]);
  expect(decodeSource(bytes, 'text/plain; charset=iso-2022-jp', null).text).toBe('日本.');
});

describe('declarations that the bytes refute', () => {
  it.each([
    ['windows-1250', CENTRAL],
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['windows-1253', GREEK],
    ['windows-1255', HEBREW],
    ['windows-1256', ARABIC],
    ['tis-620', THAI],
    ['big5', TAIWANESE],
    ['shift_jis', JAPANESE],
  ])('a page saved again as UTF-8 that declares %s', (label, text) => {
    const page = `<html><head><meta charset="${label}"></head><body><p>${text}</p></body></html>`;
    expect(decodeSource(utf8(page, label), null, 'page.html').text).toBe(page);
  });
});

it('Hebrew with marks that only windows-1255 has', () => {
  const text = `״${HEBREW.trim()}״ `.repeat(4);
  const bytes = Uint8Array.from(text, (letter) => {
    if (letter === '״') return 0xd8;
    return letter >= 'א' ? letter.charCodeAt(0) - 0x5d0 + 0xe0 : letter.charCodeAt(0);
  });
  expect(decodeSource(bytes, null, 'a.txt').text).toBe(text);
});

describe('encodings of old machines', () => {
  const GERMAN =
    'Die Brücke über den Fluß bleibt für ein Jahr gesperrt, sagte die Bürgermeisterin. Später hört man mehr. ';
  const IBM850 = new Map([...'üéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø'].map((letter, at) => [letter, 0x81 + at]));
  IBM850.set('ß', 0xe1);
  it('tells DOS from Windows by how its words are written', () => {
    const bytes = Uint8Array.from([...GERMAN.repeat(3)], (letter) => IBM850.get(letter) ?? letter.charCodeAt(0));
    const found = decodeSource(bytes, null, 'notes.txt');
    expect(found.text).toBe(GERMAN.repeat(3));
    expect(found.format.encoding).toBe('ibm850');
  });
  const POLISH = 'Rada miasta zatwierdziła nowy most przez rzekę. Mieszkańcy czekali na tę decyzję od lat, mówi wójt. ';
  const HUNGARIAN = 'A városi tanács jóváhagyta az új hidat a folyón. A lakók évek óta várták a döntést, mondta őrző. ';
  const CZECH =
    'Nový most přes řeku bude stát do jara, řekl starosta města. Lidé čekali dlouho a těší se na otevření. ';
  it.each([
    ['ibm852', CZECH],
    ['ibm852', POLISH],
    ['ibm852', HUNGARIAN],
    ['x-mac-ce', CZECH],
    ['x-mac-ce', POLISH],
    ['x-mac-ce', HUNGARIAN],
  ] as const)('tells %s from its neighbours, with no declaration: %s', (name, text) => {
    const upper = codePages[name];
    const bytes = Uint8Array.from([...text.repeat(3)], (letter) =>
      letter < '\u0080' ? letter.charCodeAt(0) : 0x80 + upper.indexOf(letter),
    );
    expect(decodeSource(bytes, null, 'notes.txt').text).toBe(text.repeat(3));
    expect(decodeSource(bytes, `text/plain; charset=${name.replace('ibm', 'cp')}`, 'notes.txt').format.encoding).toBe(
      name,
    );
  });
  it('leaves Western text to Windows where nothing speaks against it', () => {
    for (const text of [GERMAN, ISO_LATIN, 'The CAFÉ at No. 4 is “closed” – it’s a pity, the naïve owner said.'])
      expect(decodeSource(singleByte(text, 'windows-1252'), null, 'notes.txt').format.encoding).toBe('windows-1252');
  });
  it('refuses the Korean kin of ISO-2022, which no decoder reads', () => {
    const bytes = new TextEncoder().encode(
      '\u001b$)C\u000eGQ18\u000f is a name in a letter that was otherwise written in English all along, to the ' +
        'end of it.',
    );
    expect(() => decodeSource(bytes, null, 'mail.txt')).toThrow(/encoding/);
  });
});
