import { describe, expect, it } from 'vitest';
import { cleanSource } from '../../../engine/clean.ts';
import { signedOffBy } from '../../../engine/metadata/sign-off.ts';

describe('the sign-off of a wire', () => {
  it.each([
    ['(Reporting by Eva Malik; Editing by Tom Reece)', 'Eva Malik'],
    ['(Reporting by Eva Malik in Velde and Jo van Dam in Arle; editing by Tom Reece)', 'Eva Malik'],
    ['Reporting and writing by Eva Malik, Bo Lund and Ana Roe; Editing by Jo Fry', 'Eva Malik, Bo Lund and Ana Roe'],
    ['(Writing by Bo Lund)', 'Bo Lund'],
    ['(Additional reporting by Eva Malik)', null],
    ['(Editing by Tom Reece)', null],
    ['(Reporting by our staff)', null],
  ])('%s', (line, name) => {
    expect(signedOffBy(line)).toBe(name);
  });

  const article = (above: string) =>
    cleanSource({
      bytes: Buffer.from(
        `Board reopens the quay\n\n${above}The board reopened the quay on Monday, the warden said.\n\n` +
          'The flood had closed it. Ships will sail again from Friday, the board said.\n\n' +
          '(Reporting by Eva Malik; Editing by Tom Reece)\n',
      ),
      name: 'quay.txt',
    });

  it('is the byline where there is no other, and leaves the text', () => {
    const { byline, authors, text } = article('');
    expect({ byline, authors }).toEqual({ byline: 'Eva Malik', authors: ['Eva Malik'] });
    expect(text).not.toContain('Malik');
  });

  it('gives way to a byline', () => {
    expect(article('By Ana Roe\n\n').authors).toEqual(['Ana Roe']);
  });
});
