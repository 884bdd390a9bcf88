import { at } from '../../../../test/support/domain-builders';
import {
  addOutsideWatch,
  endOutsideWatch,
  type NewOutsideWatch,
  type OutsideWatch,
  rotateSecret,
} from './outside-watch';

const plan = (more: Partial<NewOutsideWatch> = {}): NewOutsideWatch => ({
  id: 'watch-one',
  channel: 'mail',
  language: 'en',
  organisationId: null,
  secretId: null,
  sealedAddress: 'sealed words',
  addressHash: 'hash',
  ...more,
});
const add = (more: Partial<NewOutsideWatch> = {}, same: readonly OutsideWatch[] = []) =>
  addOutsideWatch('o', plan(more), same, { now: at(0), actorId: 'a' });
const standing = (more: Partial<NewOutsideWatch> = {}): OutsideWatch => add(more).changes.outsideWatches[0]!;
const ended = (): OutsideWatch => endOutsideWatch(standing(), { now: at(1), actorId: 'a' }).changes.outsideWatches[0]!;

describe('an address outside', () => {
  it('stands in no entry', () => {
    expect(JSON.stringify(add().entry)).not.toMatch(/sealed words|hash/);
  });

  it('is there once, and may come back when its watch has ended', () => {
    expect(() => add({ id: 'another' }, [standing()])).toThrow('outside_watch.exists');
    expect(add({ id: 'another' }, [ended()]).answer.id).toBe('another');
  });

  it.each([
    ['the office', 'a', 'by_the_office'],
    ['its owner', null, 'unsubscribed'],
  ])('goes when its watch is ended by %s', (_, actorId, ending) => {
    const { changes, entry } = endOutsideWatch(standing(), { now: at(1), actorId });
    expect(changes.outsideWatches[0]).toMatchObject({
      sealedAddress: null,
      addressHash: null,
      ending,
      endedBy: actorId,
    });
    expect(entry.body).toEqual({ watchId: 'watch-one', ending });
  });

  it('ends once', () => {
    expect(() => endOutsideWatch(ended(), { now: at(2), actorId: 'a' })).toThrow('outside_watch.already_ended');
  });

  it('is given another secret where it is a webhook that stands', () => {
    const webhook = standing({ channel: 'webhook', secretId: 'secret-one' });
    expect(rotateSecret(webhook, 'secret-two').changes.outsideWatches[0]).toMatchObject({ secretId: 'secret-two' });
    expect(() => rotateSecret(standing(), 'secret-two')).toThrow('outside_watch.has_no_secret');
    expect(() => rotateSecret(ended(), 'secret-two')).toThrow('outside_watch.already_ended');
  });
});
