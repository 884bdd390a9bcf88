import type { Actor, Permission } from '@corridor/domain/accounts';
import type { Command, Decision, Moment, RuleViolation } from '@corridor/domain/commands';
import type { Beside, Changes } from './records';
import type { Touched } from './touched';
import type { Needs, Rows } from './working-set';

/** The moment of a decision, who acts, and the one function of the platform that a rule may use. */
export interface Context extends Moment {
  readonly actor: Actor;
  readonly sha256: (text: string) => string;
}

/**
 * A write: which rows it needs and which rule decides. `needs` are asked in turn; a later one sees what the earlier
 * ones found. `decide` runs in memory, between a read and a commit, and waits for nothing.
 */
export interface UseCase<Payload, Answer> {
  readonly needs: readonly ((command: Command<Payload>, rows: Rows) => Needs)[];
  readonly decide: (rows: Rows, command: Command<Payload>, context: Context) => Decision<Changes, Answer>;
  /**
   * What it touches: the actor's permission must reach that far. A use case that does not say touches the whole operation,
   * which a role for one area never reaches.
   */
  readonly touches?: (rows: Rows, command: Command<Payload>) => Touched;
  /** The version of the subject that stands, where a command must have seen it. */
  readonly version?: (rows: Rows, command: Command<Payload>) => number;
}

/** A command with what goes beside it: secrets and sealed values, written only if it is applied. */
export interface Submission<Payload> {
  readonly command: Command<Payload>;
  readonly actor: Actor;
  /** What the actor must be allowed; null for what the system does by itself, and for an installation's first account. */
  readonly permission: Permission | null;
  readonly beside?: Beside;
  /**
   * What is decided instead where this was refused: a phone's report that waits for a person. Null: the refusal stands. What
   * lies beside is then not written.
   */
  readonly orHold?: (refusal: RuleViolation, command: Command, moment: Moment) => Decision<Changes, object> | null;
  /** What a repeat is compared with: the request as it came, before anything was drawn or sealed for it. */
  readonly asSubmitted: unknown;
}

/** A command with the rule that decides it, sealed and ready to be run. */
export interface Prepared<Payload, Answer extends object> {
  readonly submission: Submission<Payload>;
  readonly useCase: UseCase<Payload, Answer>;
}

/** What the caller is told of an applied command. `openItems` is how many points of it wait for a person. */
export interface Receipt {
  readonly outcome: 'applied' | 'duplicate';
  readonly seq: number;
  readonly recordedAt: string;
  readonly openItems: number;
}
