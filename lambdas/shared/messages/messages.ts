/**
 * What `clean` puts on the digest queue: which text is ready. Ids only; never a text that could be read once its
 * article is removed.
 */
export interface DigestMessage {
  readonly id: string;
  /** Padded sequencer of the text's event. */
  readonly sequencer: string;
  /** The engine that cleaned it. */
  readonly engine: string;
  /** The text as `seal` makes it, where the record on its way holds the key; else it is in a row. */
  readonly text?: string;
}

/** Our own messages on the intake queue, beside the bucket's events. */
export type IntakeCommand =
  /** An object that was in the bucket before the pipeline: a record is written only where none exists. */
  | { readonly nutgraf: 'backfill'; readonly key: string; readonly eventTime: string }
  /** Clean a stored article again, from the object at its stored version, with the engine that runs now. */
  | { readonly nutgraf: 'reclean'; readonly key: string }
  /**
   * The table may be older than the bucket: make the record what the current object says, whatever it was made from.
   */
  | { readonly nutgraf: 'resync'; readonly key: string; readonly eventTime: string };
