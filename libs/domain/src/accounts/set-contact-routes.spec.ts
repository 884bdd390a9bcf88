import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import type { Account } from './account';
import { type ContactRoute, standingRoutes } from './contact-route';
import { setContactRoutes, type WishedRoute } from './set-contact-routes';

const account: Account = {
  id: 'account-one',
  version: 1,
  name: 'invented.name',
  language: 'ar',
  timeZone: null,
  createdAt: at(0),
  disabledAt: null,
};
const mail: WishedRoute = {
  id: 'new-mail',
  channel: 'mail',
  address: 'a@example.invalid',
  canWake: false,
  waitMinutes: 15,
};
const sms: WishedRoute = { id: 'new-sms', channel: 'sms', address: '+10000000001', canWake: true, waitMinutes: 5 };
const held = (overrides: Partial<ContactRoute> = {}): ContactRoute => ({
  ...mail,
  id: 'route-mail',
  accountId: account.id,
  position: 1,
  setAt: at(0),
  removedAt: null,
  ...overrides,
});
const set = (routes: readonly WishedRoute[], standing: readonly ContactRoute[] = [], timeZone: string | null = null) =>
  setContactRoutes(account, standing, { accountId: account.id, timeZone, routes }, { now: at(60) });

describe('saying how somebody is reached', () => {
  it('keeps the order, and the id of a way that stays', () => {
    const { contactRoutes } = set([sms, mail], [held()], 'Asia/Damascus').changes;
    expect(contactRoutes).toEqual([
      { ...sms, accountId: account.id, position: 1, setAt: at(60), removedAt: null },
      held({ position: 2 }),
    ]);
  });

  it('keeps no address of a way that is taken away', () => {
    const { contactRoutes } = set([sms], [held()]).changes;
    expect(contactRoutes[0]).toEqual(held({ address: null, removedAt: at(60) }));
    expect(standingRoutes(contactRoutes).map(({ id }) => id)).toEqual(['new-sms']);
  });

  it('sets the time zone, or takes it back', () => {
    expect(set([], [], 'Asia/Damascus').changes.accounts).toEqual([
      { ...account, version: 2, timeZone: 'Asia/Damascus' },
    ]);
    expect(set([]).changes.accounts[0]?.timeZone).toBeNull();
  });

  it('keeps addresses out of the ledger', () => {
    const text = JSON.stringify(set([sms, mail], [held({ address: 'b@example.invalid' })]).entry);
    expect(text).not.toMatch(/example|0000001/);
    expect(text).toContain('new-sms');
  });

  it('names no way twice, however it is written', () => {
    const again = { ...mail, id: 'again', address: 'A@EXAMPLE.invalid' };
    expect(() => set([mail, again])).toThrow(refusal('contact_route.named_twice'));
  });

  it('is refused for an account that nobody knows', () => {
    const wish = { accountId: 'account-two', timeZone: null, routes: [] };
    expect(() => setContactRoutes(undefined, [], wish, { now: at(0) })).toThrow(refusal('account.unknown'));
  });
});
