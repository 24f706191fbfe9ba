/** What went wrong, in one word a metric, a log filter or a record's `reason` can hold. */
export type FaultCode =
  | 'foreign-message'
  | 'malformed-event'
  | 'malformed-key'
  | 'no-sequencer'
  | 'access-denied'
  | 'archived-object'
  | 'clean-text-gone'
  | 'key-collision'
  | 'damaged-row'
  | 'contended'
  | 'deadline'
  | 'service';

/**
 * Trying again cannot help: the message goes the way to the dead-letter queue. The text says what to do and holds no
 * article text.
 */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
  readonly permanent = true;
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Trying again may help: the message is reported as failed, and the queue delivers it once more. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
  readonly permanent = false;
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
