import type { RejectReason } from './record.ts';

/**
 * Content that can never become an article, however often it is tried. The message says what to do and holds no article
 * text.
 */
export class RejectedError extends Error {
  override readonly name = 'RejectedError';
  readonly permanent = true;
  readonly reason: RejectReason;

  constructor(reason: RejectReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
