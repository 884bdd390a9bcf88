import type { Answer } from '../../support/person';

/** What races brought: how many had their one winner, and everything that was not as it should be. */
export class Tally {
  races = 0;
  readonly violations: string[] = [];

  /** Exactly one won; each loser was refused by the rule, with its stable code, and not by the database. */
  take(what: string, answers: readonly Answer[], code: string): void {
    this.races += 1;
    const winners = new Set(answers.filter(({ status }) => status < 300).map(({ body }) => Number(body.seq)));
    if (winners.size !== 1) this.violations.push(`${what}: ${String(winners.size)} winners: ${told(answers)}`);
    for (const { status, body } of answers.filter((each) => each.status >= 300)) {
      if (status !== 409 || body.code !== code)
        this.violations.push(`${what}: a loser was told ${String(status)} ${String(body.code)}`);
      // A rule says what it refused; the refusal that a broken constraint stands for has no details.
      else if (body.details === undefined) this.violations.push(`${what}: the database had to refuse`);
    }
  }
}

const told = (answers: readonly Answer[]): string =>
  answers.map(({ status, body }) => `${String(status)} ${String(body.code ?? body.outcome)}`).join(', ');

/** Runs `times` pieces of work, so many at a time. */
export async function inLanes(times: number, lanes: number, work: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < times) await work(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
