import { PermanentError } from '../errors.ts';
import { parsed, text } from '../json.ts';
import { SEQUENCER_WIDTH } from '../store/keys.ts';
import type { DigestMessage } from './messages.ts';

const SEQUENCER = new RegExp(`^[0-9A-F]{${SEQUENCER_WIDTH}}$`);
const ENGINE = /^\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/**
 * Reads the body of a message on the digest queue. What is not one is returned as an error, to be beside the good ones.
 */
export function readDigestMessage(body: string): DigestMessage | PermanentError {
  const message = parsed(body);
  const id = text(message, 'id');
  const sequencer = text(message, 'sequencer');
  const engine = text(message, 'engine');
  if (
    id === undefined ||
    sequencer === undefined ||
    engine === undefined ||
    !SEQUENCER.test(sequencer) ||
    !ENGINE.test(engine)
  ) {
    return new PermanentError('foreign-message', 'not a digest message; check what else sends to the digest queue');
  }
  const sealed = text(message, 'text');
  return { id, sequencer, engine, ...(sealed === undefined ? {} : { text: sealed }) };
}
