import type { Token } from '../analysis.ts';
import { gazetteer } from './gazetteer.ts';

export type Gender = 'male' | 'female';

const MALE_ADDRESS = /^(?:mr|sir|lord)$/;
const FEMALE_ADDRESS = /^(?:mrs|ms|miss|dame|lady)$/;

/** What a person's first name tells of their sex; null where it is borne by both, unknown, or not given. */
export function genderOfName(name: string): Gender | null {
  const [first = '', ...others] = name.toLowerCase().split(' ');
  return others.length === 0 ? null : gazetteer().genderOf(first);
}

/** What the form of address right before token `from` tells: "Mr. Okafor", "Mrs Okafor". */
export function genderOfAddress(tokens: readonly Token[], from: number): Gender | null {
  const before = tokens[from - 1]?.text === '.' ? tokens[from - 2] : tokens[from - 1];
  const address = before?.lower.replace(/\.$/, '') ?? '';
  if (MALE_ADDRESS.test(address)) return 'male';
  return FEMALE_ADDRESS.test(address) ? 'female' : null;
}
