import { gazetteer } from './gazetteer.ts';

export type Gender = 'male' | 'female';

/** What a person's first name tells of their sex; null where it is borne by both, unknown, or not given. */
export function genderOfName(name: string): Gender | null {
  const [first = '', ...others] = name.toLowerCase().split(' ');
  return others.length === 0 ? null : gazetteer().genderOf(first);
}
