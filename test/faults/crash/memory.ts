/** One write as a client sends it, again and again until it is answered. */
export interface Sent {
  readonly commandId: string;
  readonly kind: CommandKind;
  readonly by: string;
  readonly path: string;
  readonly body: object;
  readonly seenVersion?: number;
}

export const commandKinds = [
  'evacuation',
  'incident',
  'plan',
  'put',
  'take',
  'freeze',
  'release',
  'cancel',
  'left',
  'stopped',
  'moving',
  'arrived',
  'problem',
  'head_count',
  'all_clear',
  'close',
  'watch',
  'end_watch',
  'resolve',
] as const;
export type CommandKind = (typeof commandKinds)[number];

/** What the server promised: the answer that a client holds in its hands. */
export interface Acknowledged extends Sent {
  readonly status: number;
  // What it holds depends on the command; the verification looks at what it needs.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  readonly answer: any;
}

/** Everything that the clients were told, and every promise that was seen broken on the way. */
export class Memory {
  readonly acknowledged = new Map<string, Acknowledged>();
  readonly violations: string[] = [];
  /** Commands that were sent more than once before they were answered. */
  retried = 0;
  /** Commands that were sent again after they had been answered. */
  repeated = 0;

  get acks(): number {
    return this.acknowledged.size;
  }

  violated(what: string): void {
    this.violations.push(what);
  }

  remember(said: Acknowledged): void {
    this.acknowledged.set(said.commandId, said);
  }

  /** A repeat must be told what was told the first time. */
  compare(first: Acknowledged, again: Pick<Acknowledged, 'status' | 'answer'>): void {
    this.repeated += 1;
    const tell = ({ status, answer }: typeof again): string =>
      status < 400 ? `${String(answer.seq)} ${String(answer.id)}` : `${String(status)} ${String(answer.code)}`;
    const differs = tell(first) !== tell(again) || (again.status < 400 && again.answer.outcome !== 'duplicate');
    if (differs)
      this.violated(`${first.kind} ${first.commandId} was told ${tell(first)}, and again ${JSON.stringify(again)}`);
  }
}
