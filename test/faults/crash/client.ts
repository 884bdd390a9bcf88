import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Person } from '../../support/person';
import { PLACES_OF_A_CONVOY, wish } from './commands';
import type { Acknowledged, Memory, Sent } from './memory';
import type { Random } from './random';
import type { World } from './world';

const PATIENCE_MS = 120_000;

/** Somebody who works on, whatever happens to the server: sends, and sends again under the same key until there is an answer. */
export class Client {
  private readonly mine: Acknowledged[] = [];

  constructor(
    private readonly person: Person,
    private readonly world: World,
    private readonly memory: Memory,
    private readonly random: Random,
    private readonly paceMs: number,
  ) {}

  async workUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.doSomething();
      await sleep(this.random.next() * this.paceMs);
    }
  }

  private async doSomething(): Promise<void> {
    if (this.random.chance(0.03)) return this.sayAgain();
    if (this.random.chance(0.01)) return this.lookForOpenItems();
    const wanted = wish(this.random, this.world);
    if (wanted === null) return;
    const { kind, path, body, seen } = wanted;
    const seenVersion = seen === undefined ? undefined : Number((await this.read(`/api/convoys/${seen}`)).version);
    const sent: Sent = {
      commandId: randomUUID(),
      kind,
      by: this.person.accountId,
      path,
      body,
      ...(seenVersion === undefined ? {} : { seenVersion }),
    };
    const said: Acknowledged = { ...sent, ...(await this.sendUntilAnswered(sent)) };
    this.memory.remember(said);
    this.mine.push(said);
    await this.learnFrom(said);
  }

  /** Sends something anew that was answered long ago, as a phone does that lost the answer. */
  private async sayAgain(): Promise<void> {
    const first = this.random.pick(this.mine);
    if (first) this.memory.compare(first, await this.sendUntilAnswered(first));
  }

  private async sendUntilAnswered({
    commandId,
    path,
    body,
    seenVersion,
    kind,
  }: Sent): Promise<{ status: number; answer: Answer['body'] }> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    for (let tries = 1; ; tries += 1) {
      const answer = await this.attempt('POST', path, {
        body,
        commandId,
        ...(seenVersion === undefined ? {} : { seenVersion }),
      });
      if (answer !== null) {
        if (tries > 1) this.memory.retried += 1;
        return { status: answer.status, answer: answer.body };
      }
      if (Date.now() > giveUpAt) throw new Error(`${kind} ${commandId} has had no answer for two minutes`);
      await sleep(20 + this.random.next() * 60);
    }
  }

  private async read(path: string): Promise<Answer['body']> {
    for (;;) {
      const answer = await this.attempt('GET', path);
      if (answer?.status === 200) return answer.body;
      if (answer !== null) throw new Error(`${path} answered ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
      await sleep(50);
    }
  }

  /** The answer, or null where there was none, or only that it could not be written. */
  private async attempt(
    method: string,
    path: string,
    sending: Parameters<Person['send']>[2] = {},
  ): Promise<Answer | null> {
    try {
      const answer = await this.person.send(method, path, sending);
      return answer.status >= 500 ? null : answer;
    } catch {
      return null; // the server is down, or went down while it answered
    }
  }

  private async lookForOpenItems(): Promise<void> {
    const { items } = await this.read('/api/open-items?limit=20');
    for (const { id } of items) this.world.keep(this.world.openItems, String(id));
  }

  /** What is known now may be spoken of by everybody. */
  private async learnFrom({ kind, status, answer, path }: Acknowledged): Promise<void> {
    if (status >= 400) return;
    const id = String(answer.id);
    if (kind === 'evacuation') this.world.keep(this.world.cases, id);
    if (kind === 'watch') this.world.keep(this.world.watches, id);
    if (kind === 'put')
      this.world.keep(this.world.lines, { convoyId: path.split('/')[3] ?? '', lineId: String(answer.lineId) });
    if (kind !== 'plan') return;
    const { vehicles } = await this.read(`/api/convoys/${id}`);
    this.world.keep(this.world.convoys, { id, vehicleId: String(vehicles[0].id), places: PLACES_OF_A_CONVOY });
  }
}
