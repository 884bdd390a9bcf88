/** What `npm run admin -- NAME` can be told to do. */
export interface AdminCommand {
  /** Each form with what it does. */
  readonly usage: readonly (readonly [form: string, says: string])[];
  /** What holds for all of its forms. */
  readonly note?: string;
  /** Rejects with WrongUse where the words are not a form of it, and with an error in plain words where it cannot be done. */
  readonly run: (args: readonly string[]) => Promise<void>;
}

/** It was not asked for in a way that it understands. Nothing was done. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** It was asked for rightly, and is not done; the message says why, for a person, with the stable code where there is one. */
export class NotDone extends Error {
  override readonly name = 'NotDone';
}
