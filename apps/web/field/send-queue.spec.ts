import type { Written } from '../shared/answers';
import { type Answer, NO_CONNECTION, type Write } from '../shared/api';
import { isUnsent, makeSendQueue } from './send-queue';

const received: Answer<Written> = {
  ok: true,
  value: { outcome: 'applied', seq: 1, recordedAt: '2017-12-28T17:40:00.000Z', openItems: 0, id: 'a', version: 2 },
};
const refused: Answer<Written> = { ok: false, problem: { status: 400, code: 'request.invalid', details: {} } };
const lost: Answer<Written> = { ok: false, problem: NO_CONNECTION };
const signedOut: Answer<Written> = { ok: false, problem: { status: 401, code: 'session.required', details: {} } };

function aQueue(answers: Answer<Written>[]) {
  const tries: Write[] = [];
  const pauses: number[] = [];
  let person: string | undefined = 'nurse';
  const queue = makeSendQueue<string>({
    send: (write) => {
      tries.push(write);
      return Promise.resolve(answers.shift() ?? received);
    },
    signedInAs: () => person,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
  });
  const put = (key: string, isSigned = false): void => {
    queue.put({ key, accountId: 'nurse', isSigned, write: { path: `/${key}`, body: {} }, about: key });
  };
  return { queue, put, tries, pauses, signInAs: (name: string | undefined) => (person = name) };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('send queue', () => {
  it('sends again with the same key until base has it, and keeps the order', async () => {
    const { queue, put, tries, pauses } = aQueue([lost, lost, received, received]);
    put('left');
    put('stopped');
    await settle();
    expect(tries.map(({ key }) => key)).toEqual(['left', 'left', 'left', 'stopped']);
    expect(pauses).toEqual([1000, 2000]);
    expect(queue.items.value.map(({ state }) => state)).toEqual(['received', 'received']);
  });

  it('goes on after a refusal, which only a call can mend', async () => {
    const { queue, put } = aQueue([refused, received]);
    put('left');
    put('stopped');
    await settle();
    expect(queue.items.value.map(({ state }) => state)).toEqual(['refused', 'received']);
    expect(queue.items.value.some(isUnsent)).toBe(false);
  });

  it('waits for the person who wrote it to sign in again', async () => {
    const { queue, put, tries, signInAs } = aQueue([signedOut]);
    put('left');
    await settle();
    signInAs('somebody else');
    queue.resume();
    await settle();
    expect(queue.items.value.map(({ state }) => state)).toEqual(['signed_out']);
    expect(tries).toHaveLength(1);

    signInAs('nurse');
    queue.resume();
    await settle();
    expect(queue.items.value.map(({ state }) => state)).toEqual(['received']);
    expect(tries.map(({ key }) => key)).toEqual(['left', 'left']);
  });

  it('sends what the phone signed with whoever signs in, and nothing that it did not sign', async () => {
    const { queue, put, tries, signInAs } = aQueue([]);
    signInAs(undefined);
    put('signed', true);
    put('plain');
    await settle();
    expect(tries).toHaveLength(0);
    signInAs('somebody else');
    queue.resume();
    await settle();
    expect(queue.items.value.map(({ state }) => state)).toEqual(['received', 'signed_out']);
    expect(tries.map(({ key }) => key)).toEqual(['signed']);
  });

  it('keeps what somebody of another operation cannot carry', async () => {
    const stranger: Answer<Written> = { ok: false, problem: { status: 404, code: 'operation.unknown', details: {} } };
    const { queue, put } = aQueue([stranger]);
    put('signed', true);
    await settle();
    expect(queue.items.value.map(({ state }) => state)).toEqual(['signed_out']);
  });
});
