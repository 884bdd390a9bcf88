/** Why a request did not leave, or was not taken. Stable words: they are kept with a delivery and shown in words. */
export type FailureReason =
  | 'target_invalid'
  | 'target_scheme'
  | 'target_credentials'
  | 'target_fragment'
  | 'target_port'
  | 'target_private'
  | 'dns_failed'
  | 'connect_failed'
  | 'tls'
  | 'timeout'
  | 'redirect'
  | 'too_large'
  | 'bad_answer'
  | `refused_${number}`;

/** What an answer may say of the next try. */
interface AnswerSaid {
  readonly isFinal: boolean;
  /** How long the receiver asks us to wait, in milliseconds; null where it does not say. */
  readonly retryAfterMs: number | null;
}

/**
 * A request that failed. It holds no address and no cause: an address may carry a token in its path, and Node puts
 * addresses into the messages of its errors.
 */
export class OutgoingFailed extends Error {
  override readonly name = 'OutgoingFailed';
  /** Trying again is of no use. */
  readonly isFinal: boolean;
  readonly retryAfterMs: number | null;

  constructor(
    readonly reason: FailureReason,
    { isFinal = reason.startsWith('target_') || reason === 'too_large', retryAfterMs = null }: Partial<AnswerSaid> = {},
  ) {
    super(reason);
    this.isFinal = isFinal;
    this.retryAfterMs = retryAfterMs;
  }
}
