import { aConvoy, aLeg } from '../../../test/support/domain-builders';
import { WorkingSet } from './working-set';

describe('the records of one batch', () => {
  it('shows a command what those before it changed, under its new value and no more under the old', () => {
    const set = new WorkingSet();
    set.missing({ convoys: { id: ['one'], reference: ['OLD', 'NEW'] } });
    set.load('convoys', [aConvoy({ id: 'one', reference: 'OLD' })]);
    expect(set.where('convoys', 'reference', 'OLD')).toHaveLength(1);
    set.apply({ convoys: [aConvoy({ id: 'one', reference: 'NEW' })] });
    expect(set.where('convoys', 'reference', 'OLD')).toHaveLength(0);
    expect(set.where('convoys', 'reference', 'NEW')).toHaveLength(1);
  });

  it('asks the database for each value once', () => {
    const set = new WorkingSet();
    expect(set.missing({ convoys: { id: ['one', 'two'] } })).toEqual([
      { name: 'convoys', property: 'id', values: ['one', 'two'] },
    ]);
    expect(set.missing({ convoys: { id: ['two', 'three'] } })).toEqual([
      { name: 'convoys', property: 'id', values: ['three'] },
    ]);
  });

  it('tells a new record from one that the database holds', () => {
    const set = new WorkingSet();
    set.missing({ convoys: { id: ['known'] } });
    set.load('convoys', [aConvoy({ id: 'known' })]);
    set.apply({ convoys: [aConvoy({ id: 'known', version: 2 }), aConvoy({ id: 'new' })] });
    const { updates, inserts } = set.changesOf('convoys');
    expect([updates.map(({ id }) => id), inserts.map(({ id }) => id)]).toEqual([['known'], ['new']]);
  });

  it('stops a rule that would decide on records nobody asked for', () => {
    const set = new WorkingSet();
    set.apply({ convoyLegs: [aLeg({ convoyId: 'one' })] });
    expect(() => set.where('convoyLegs', 'convoyId', 'one')).toThrow('not asked for');
    expect(() => set.find('convoys', 'one')).toThrow('not asked for');
  });

  it('refuses an id that this operation does not know', () => {
    const set = new WorkingSet();
    set.missing({ convoys: { id: ['nowhere'] } });
    expect(() => set.get('convoys', 'nowhere', 'convoy')).toThrow(expect.objectContaining({ code: 'convoy.unknown' }));
  });
});
