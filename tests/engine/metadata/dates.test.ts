import { describe, expect, it } from 'vitest';
import { dateLabels, dateLine, shownDates } from '../../../engine/metadata/date-labels.ts';
import { declaredDate, findDate, isoDate, writtenDate } from '../../../engine/metadata/dates.ts';

describe('a written date', () => {
  const day = '2024-10-07';
  it.each([
    ['7 октября 2024, 18:05', null],
    ['7 жовтня 2024', null],
    ['7 октомври 2024 г.', null],
    ['2024年10月7日 18:05', null],
    ['2024年10月7日（月）', null],
    ['令和6年10月7日', null],
    ['民國113年10月7日', null],
    ['2024년 10월 7일', null],
    ['2024. 10. 7. 오후 6:05', null],
    ['7 أكتوبر 2024', null],
    ['٧ أكتوبر ٢٠٢٤', null],
    ['7 تشرين الأول/أكتوبر 2024', null],
    ['۷ اکتبر ۲۰۲۴', null],
    ['۱۶ مهر ۱۴۰۳', null],
    ['7 באוקטובר 2024', null],
    ['७ अक्टूबर २०२४', null],
    ['7 października 2024', null],
    ['7 Ekim 2024 Pazartesi', null],
    ['7. října 2024', null],
    ['7 Οκτωβρίου 2024', null],
    ['ΔΕΥΤΕΡΑ 7 ΟΚΤΩΒΡΙΟΥ 2024', null],
    ['Senin, 7 Oktober 2024 18:05', null],
    ['7 ตุลาคม 2567', null],
    ['7 ต.ค. 2567', null],
    ['7 ต.ค. 67 | 18:05 น.', null],
    ['7 tháng 10 năm 2024', null],
    ['Thứ hai, 7/10/2024', 'vi'],
    ['2024. október 7.', null],
    ['2024. gada 7. oktobris', null],
    ['2024 m. spalio 7 d.', null],
    ['7 octombrie 2024', null],
    ['7. listopada 2024', 'hr'],
    ['lunes 7 de octubre de 2024', null],
    ['7 d’octubre del 2024', null],
    ['7 de outubro de 2024 às 18h05', null],
    ['7 out 2024', 'pt'],
    ['lunedì 7 ottobre 2024', null],
    ['7. lokakuuta 2024', null],
    ['Oktubre 7, 2024', null],
    ['Oct 7 2024', null],
    ['07.10.2024', null],
    ['07/10/2024', 'en-GB'],
    ['10/07/2024', 'en-US'],
    ['2024/10/7', null],
    ['25.10.24', null],
    ['7.10.24', 'de'],
  ])('%s', (line, language) => {
    expect(writtenDate(line, language)).toBe(line === '25.10.24' ? '2024-10-25' : day);
  });

  it.each([
    ['7 October 2024 18:05 GMT+7', '2024-10-07T18:05:00+07:00'],
    ['7 October 2024 18:05 UTC-5', '2024-10-07T18:05:00-05:00'],
    ['October 7, 2024 6:05 pm AEDT', '2024-10-07T18:05:00+11:00'],
    ['October 7, 2024 at 6:05 p.m. ET', '2024-10-07'],
    ['7 Oktober 2024, 18:05 WIB', '2024-10-07T18:05:00+07:00'],
    ['2024年10月7日 下午6:05 JST', '2024-10-07T18:05:00+09:00'],
    ['7 October 2024 18:05 UTC+25', '2024-10-07'],
    ['Mon, 07 Oct 2024 18:05:09 +0200', '2024-10-07T18:05:00+02:00'],
  ])('keeps the time of %s only with a zone of known offset', (line, value) => {
    expect(writtenDate(line)).toBe(value);
  });

  it.each([
    '03/04/2024',
    'Recorded in 2024',
    '3 out of 2024',
    '31 Juni 2024',
    'May the 4th',
    '5 ago, 2024',
    '99/99/2024',
    '7 Oct 67',
    '7 ต.ค. 18:05',
  ])('finds none in %s', (line) => {
    expect(writtenDate(line)).toBeNull();
  });

  it('says where it begins', () => {
    expect(findDate('Von Ana Roe, 7. Oktober 2024')?.start).toBe(13);
  });
});

describe('a declared date', () => {
  it.each([
    ['20241007', '2024-10-07'],
    ['20241007T180500Z', '2024-10-07T18:05:00Z'],
    ['1728324300', '2024-10-07T18:05:00Z'],
    ['1728324300000', '2024-10-07T18:05:00Z'],
    ['October 7, 2024T18:05:00', '2024-10-07'],
    ['2024-10-07T18:05:00+0200', '2024-10-07T18:05:00+02:00'],
    ['1970-01-01T00:00:00Z', null],
    ['0001-01-01T00:00:00', null],
    ['0', null],
  ])('%s', (value, date) => {
    expect(declaredDate(value)).toBe(date);
  });

  it('is never the day on which computers begin to count', () => {
    expect(isoDate('1970-01-01')).toBeNull();
  });
});

describe('the labels of dates', () => {
  it.each([
    ['Publié le 7 octobre 2024 - Mis à jour le 9 octobre 2024', '2024-10-07', '2024-10-09'],
    ['7 Ekim 2024 - 18:05 | Son Güncelleme: 9 Ekim 2024', '2024-10-07', '2024-10-09'],
    ['입력 2024.10.07 18:05 수정 2024.10.09 08:00', '2024-10-07', '2024-10-09'],
    ['2024年10月9日更新', null, '2024-10-09'],
    ['Обновлено: 9 октября 2024', null, '2024-10-09'],
    ['Ažurirano 9. listopada 2024', null, '2024-11-09'],
    ['Monday 7 October 2024', '2024-10-07', null],
  ])('%s', (line, published, updated) => {
    expect(shownDates(line)).toEqual({ published, updated });
    expect(dateLine(line)).toEqual({ published, updated });
  });

  it('are found with their places', () => {
    const line = 'Zuletzt aktualisiert am 9. Oktober 2024';
    const [label] = dateLabels(line);
    expect(line.slice(label?.start, label?.end)).toBe('Zuletzt aktualisiert');
  });

  it.each([
    'The ferry sank on 7 October 2024',
    'October 2024',
    'Konzert am 7. Oktober 2024',
    'Паром затонул 7 октября 2024',
  ])('a line with more than a date is none: %s', (line) => {
    expect(dateLine(line)).toBeNull();
  });
});

it.each([
  ['April Vell, 5 October 2024', '2024-10-05'],
  ['Par Marc Vell, le 5 octobre 2024', '2024-10-05'],
  ['Jan Lund 14 oktober 2024', '2024-10-14'],
  ['May Vell | October 5, 2024', '2024-10-05'],
  ['Mai Lund', null],
])('is of the month beside its day, not of a name: %s', (line, day) => {
  expect(findDate(line)?.value ?? null).toBe(day);
});
