import { setFlagsFromString } from 'node:v8';

/**
 * V8 compiles a function anew after some 400 calls and again after some 3,000, each time with up to 920 bytes of what
 * it calls. The engine has thousands of functions, none of which takes a twentieth of the time: over the first 400
 * articles of a process nearly half of its processor time goes into compiling them. With less of it the articles
 * themselves take as long.
 */
const FLAGS = [
  '--invocation-count-for-maglev=1000',
  '--max-maglev-inlined-bytecode-size-cumulative=300',
  '--invocation-count-for-turbofan=15000',
  '--max-inlined-bytecode-size-cumulative=300',
] as const;

/**
 * Has V8 compile later and less. It compiles in threads beside the one that runs, but the memory of a function buys a
 * part of a processor, and all its threads share that. Pages are another matter: a few loops over characters take much
 * of their time, so `clean` leaves V8 alone.
 */
export function compileSparingly(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}
