import officials from '../../english/data/officials.json' with { type: 'json' };
import type { Person } from '../../names/people.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';

const POLICE: ReadonlySet<string> = new Set(officials.police);
const COURT: ReadonlySet<string> = new Set([...officials.court, ...officials.inCourt]);
const POLICE_ADDRESSED: ReadonlySet<string> = new Set(officials.policeAddressed);
const CONFESSING: ReadonlySet<string> = new Set(officials.confessing);
/** How far after "told" the noun that says who was told may be, in atoms: "told the two arresting officers". */
const ADDRESSEE_REACH = 4;

/**
 * Whom "he" may stand for, by what he does: who told the officers something is none of them, and who admitted it speaks
 * neither for the police nor in court for somebody else.
 *
 * @param cue the verb group
 */
export function whoMaySpeak(atoms: Atoms, cue: AtomRange): (person: Person) => boolean {
  const verb = atoms.lower(cue.to - 1);
  if (CONFESSING.has(verb)) return ({ words }) => !hasAny(words, POLICE) && !hasAny(words, COURT);
  if ((verb === 'told' || verb === 'tells') && addressesPolice(atoms, cue.to))
    return ({ words }) => !hasAny(words, POLICE);
  return () => true;
}

function addressesPolice(atoms: Atoms, from: AtomNumber): boolean {
  for (let at = from; at < from + ADDRESSEE_REACH && atoms.at(at).kind === 'word'; at++)
    if (POLICE_ADDRESSED.has(atoms.lower(at))) return true;
  return false;
}

function hasAny(words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...words].some((word) => wanted.has(word));
}
