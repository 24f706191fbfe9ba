import { describe, expect, it } from 'vitest';
import { readCredit } from '../../../engine/metadata/credits.ts';

function names(line: string, reading = {}): readonly string[] {
  return readCredit(line, reading)?.names ?? [];
}

describe('a credit line', () => {
  it.each([
    ['Ida Vell and Per Holt | 4 min read', ['Ida Vell', 'Per Holt']],
    ['By Ida Vell, Harbour Correspondent, and Per Holt in Ostrey', ['Ida Vell', 'Per Holt']],
    ['By Ida Vell, Senior Editor, The Courier', ['Ida Vell']],
    ['By IDA VELL Staff Writer', ['Ida Vell']],
    ['By Ida Vell and Per Holt, with additional reporting by Una Moss', ['Ida Vell', 'Per Holt']],
    ['Ida Vell for the Ostrey Courier', ['Ida Vell']],
    ['By Ida Vell Email the author @idavell', ['Ida Vell']],
    ['Words: Ida Vell. Pictures: Una Moss', ['Ida Vell']],
    ['Story by Ida Vell Photographs by Una Moss', ['Ida Vell']],
    ['Ida VellLifestyle Writer', ['Ida Vell']],
    ['Text and photos by Ida Vell', ['Ida Vell']],
    ['Contributed by Ida Vell', ['Ida Vell']],
    ['Text: Ida Vell Foto: Una Moss', ['Ida Vell']],
    ['Report: Ida Vell, Editing: Una Moss', ['Ida Vell']],
    ['Par Inès Vellé avec AFP', ['Inès Vellé']],
    ['Por Inés Vela, de Lisboa', ['Inés Vela']],
    ['By Ida Vell, MD, PhD', ['Ida Vell, MD, PhD']],
    ['By Ida Vell, AFP', ['Ida Vell']],
    ['By the Associated Press', ['Associated Press']],
    ['By Jan van der Velde & María Núñez-Rey', ['Jan van der Velde', 'María Núñez-Rey']],
    ['By José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Von Ida Vell und Per Holt', ['Ida Vell', 'Per Holt']],
    ['Von Ida Vell, Hamburg', ['Ida Vell']],
    ['Par Inès Vellé et Luc Holt', ['Inès Vellé', 'Luc Holt']],
    ['Por Inés Vela', ['Inés Vela']],
    ['Di Ida Velli', ['Ida Velli']],
    ['Av Ida Vell og Per Holt', ['Ida Vell', 'Per Holt']],
    ['Autor: Jan Wel', ['Jan Wel']],
    ['Автор: Ида Велл', ['Ида Велл']],
    ['Ида Велл и Пётр Хольт', ['Ида Велл', 'Пётр Хольт']],
    ['作者：李文海', ['李文海']],
    ['文・鈴木京子', ['鈴木京子']],
    ['بقلم: سعيد حداد', ['سعيد حداد']],
    ['Mehmet Kaya ve Elif Şahin', ['Mehmet Kaya', 'Elif Şahin']],
    ['Posted by ivell on 7 October 2024', ['ivell']],
    ['이서연 기자', ['이서연']],
    ['記者 李文海', ['李文海']],
    ['Reported by Ida Vell', ['Ida Vell']],
    ['Written by Ida Vell and edited by Una Moss', ['Ida Vell']],
    ['An analysis by Ida Vell', ['Ida Vell']],
    ['Text von Ida Vell', ['Ida Vell']],
    ['Ida Vell, Agence du Nord', ['Ida Vell']],
    ['Ida VellLantern Editor', ['Ida Vell']],
    ['Von Ida Vell, dpa', ['Ida Vell']],
    ['Par Inès Vellé (avec Luc Holt et Cy Dahl)', ['Inès Vellé']],
    ['By Ida Vell Tuesday, Oct. 7, 2024', ['Ida Vell']],
    ['IDA VELL, LAURE HOLT Envoyées spéciales', ['Ida Vell', 'Laure Holt']],
    ['By Ida Vell, MD, and Per Holt, PhD', ['Ida Vell, MD', 'Per Holt, PhD']],
    ['Von I\u00adda Vell', ['Ida Vell']],
    ['Autor: Ida Vell/dpa-X', ['Ida Vell']],
    ['von Ida Vell, Online-Redaktion Veröffentlicht: 26.12.2022', ['Ida Vell']],
    ['Ida Vellvor 5 Stunden', ['Ida Vell']],
    ['Alles von Ida Vell', ['Ida Vell']],
    ['Un documentaire de Inès Vellé', ['Inès Vellé']],
    ['Ida Vell, Ostrey Avis', ['Ida Vell']],
    ['Ida Vell, Per Post', ['Ida Vell']],
    ['Ida Vell and Per Post', ['Ida Vell', 'Per Post']],
    ['Words Ida Vell Pictures Una Moss', ['Ida Vell']],
    ['By harbour editor Ida Vell', ['Ida Vell']],
    ['Door onze verslaggever Ida Vell', ['Ida Vell']],
    ['Van onze verslaggever Ida Vell', ['Ida Vell']],
    ['Par notre correspondante Inès Vellé', ['Inès Vellé']],
    ['Submitted by Ida Vell on Fri, 09/12/2025 - 07:00', ['Ida Vell']],
    ['Par Inès Vellé, publié le 3 mars 2025 à 18h05', ['Inès Vellé']],
  ])('%s', (line, authors) => {
    expect(names(line)).toEqual(authors);
  });

  it.each([
    'The pier will close in May',
    'Von Hamburg aus fuhr das Schiff nach Norden',
    'Par exemple, le port',
    'Photographs by Una Moss',
    'Guardian staff reporter',
    'By popular demand',
    'By Appointment Only',
    'By Invitation Only',
    'By Ostrey Staff',
    'DE FR IT EN',
    'By Ostrey Staff | Episode',
    'Former Ostrey Columnist',
    'By Appointment to the Crown',
    'Words matter in pictures',
    '文川大桥将关闭一年',
  ])('names nobody: %s', (line) => {
    expect(names(line)).toEqual([]);
  });

  it('reads names without capitals only where the source names authors', () => {
    expect(names('이서연')).toEqual([]);
    expect(names('이서연 기자', { sure: true })).toEqual(['이서연']);
    expect(names('इदा वेल', { sure: true })).toEqual(['इदा वेल']);
  });

  it('takes a short word for a name, a longer one before a whole name for a label', () => {
    expect(names('Oleh Ida Vell', { sure: true })).toEqual(['Ida Vell']);
    expect(names('Oleh Bondar', { sure: true })).toEqual(['Oleh Bondar']);
    expect(names('Ni Wayan Sari', { sure: true })).toEqual(['Ni Wayan Sari']);
  });

  it('turns inverted names round, in fields for machines alone', () => {
    expect(names('Vell, Ida; Holt, Per', { inverted: true })).toEqual(['Ida Vell', 'Per Holt']);
    expect(names('Ida Vell, Per Holt', { inverted: true })).toEqual(['Ida Vell', 'Per Holt']);
    expect(names('ida.vell@courier.example (Ida Vell)', { inverted: true })).toEqual(['Ida Vell']);
    expect(names('VELL, Ida', { inverted: true })).toEqual(['Ida Vell']);
    expect(names('IDA VELL | Ostrey Courier', { inverted: true })).toEqual(['Ida Vell']);
  });

  it('leaves names that begin with a small word of another language whole', () => {
    expect(names('Dimitri Vell', { sure: true })).toEqual(['Dimitri Vell']);
    expect(names('Dan Vell', { sure: true })).toEqual(['Dan Vell']);
    expect(names('Oleh Vell', { sure: true })).toEqual(['Oleh Vell']);
  });
});
