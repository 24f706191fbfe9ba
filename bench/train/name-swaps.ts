import towns from '../cases/towns.json' with { type: 'json' };
import { randomFrom } from '../shared.ts';
import type { LabelledName, LabelledText } from './name-texts.ts';
import type { PersonName } from './origins.ts';

/** Of the places and of the organizations, the share that gets another name. */
interface Shares {
  readonly places: number;
  readonly organizations: number;
}

const SHARES: Shares = { places: 0.5, organizations: 0.4 };

/** The last word of a name, by which its short forms are known. */
function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}

/** Gives a value for a key once, and the same from then on. */
function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
  };
}

/**
 * Makes the same text with other names: every person gets another, whole where the whole name stood and the family name
 * alone where that stood, many places become towns from anywhere, and the first word of many organizations becomes a
 * coined one. Contexts of real news are so learnt with names of every origin, and an unknown word is no more often a
 * person than anything else.
 *
 * @param next - gives the next person
 */
export function renamer(
  seed: number,
  next: () => PersonName,
  shares: Shares = SHARES,
): (text: LabelledText) => LabelledText {
  const random = randomFrom(seed);
  const town = () => towns[Math.floor(random() * towns.length)] ?? '';
  return ({ id, text, names }) => {
    const personOf = remembered(() => next());
    const placeOf = remembered((form) => (random() < shares.places ? town() : form));
    const coinedOf = remembered((word) =>
      random() < shares.organizations ? coined(town(), random() < 0.5 ? next().short : town()) : word,
    );
    const renamed = (form: string, type: LabelledName['type']): string => {
      if (type === 'place') return cased(form, placeOf(form));
      if (type === 'organization') {
        const [first = '', ...others] = form.split(' ');
        return /^\p{Lu}\p{Ll}{3,}$/u.test(first) ? [coinedOf(first), ...others].join(' ') : form;
      }
      const person = personOf(lastWord(form));
      return cased(form, form.includes(' ') ? person.full : person.short);
    };
    let out = '';
    let at = 0;
    const moved: LabelledName[] = [];
    for (const name of [...names].sort((a, b) => a.start - b.start)) {
      if (name.start < at) continue;
      out += text.slice(at, name.start);
      const start = out.length;
      out += renamed(text.slice(name.start, name.end), name.type);
      moved.push({ start, end: out.length, type: name.type });
      at = name.end;
    }
    return { id, text: out + text.slice(at), names: moved };
  };
}

/** A name for a firm: the beginning of one name and the end of another. */
function coined(a: string, b: string): string {
  const word = `${a.slice(0, 4)}${b.slice(-3)}`.replace(/[^\p{L}]/gu, '').toLowerCase();
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** In capitals where the name it takes the place of is. */
function cased(old: string, name: string): string {
  return old === old.toUpperCase() && old.length > 3 ? name.toUpperCase() : name;
}
