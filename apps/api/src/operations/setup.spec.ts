import { createLog } from '@corridor/platform/log';
import type { Storage } from '@corridor/storage/storage';
import { refusal } from '../../../../test/support/refusal';
import { Setup } from './setup';

const withoutAccounts = { all: () => Promise.resolve([]) } as unknown as Storage;

it('lets the token be used once, though two use it at the same moment', async () => {
  const setup = new Setup(withoutAccounts, createLog({ LOG_LEVEL: 'silent' }));
  await setup.onApplicationBootstrap();
  const token = setup.printable ?? '';
  const make = jest.fn(() => new Promise((made) => setTimeout(made, 20)));
  const first = setup.once(token, make);
  await expect(setup.once(token, make)).rejects.toThrow(refusal('setup.already_done'));
  await first;
  expect(make).toHaveBeenCalledTimes(1);
});

it('may be tried again with the right token, or where making the account failed', async () => {
  const setup = new Setup(withoutAccounts, createLog({ LOG_LEVEL: 'silent' }));
  await setup.onApplicationBootstrap();
  await expect(setup.once('wrong', () => Promise.resolve())).rejects.toThrow(refusal('setup.wrong_token'));
  const token = setup.printable ?? '';
  await expect(setup.once(token, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  await expect(setup.once(token, () => Promise.resolve('made'))).resolves.toBe('made');
});
