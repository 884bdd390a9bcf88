import { anArea, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { logEnclave, recordAccessClassification } from '.';

describe('an area', () => {
  it('is logged once under its slug', () => {
    const { loggedAt: _loggedAt, version: _version, operationId: _operationId, ...plan } = anArea();
    expect(logEnclave(undefined, 'operation-one', plan, { now: at(0) }).changes.enclaves).toEqual([
      anArea({ loggedAt: at(0) }),
    ]);
    expect(() => logEnclave(anArea(), 'operation-one', { ...plan, id: 'area-two' }, { now: at(0) })).toThrow(
      refusal('enclave.slug_taken'),
    );
  });

  it('gets one more opinion of its classification beside those that stand', () => {
    const opinion = {
      id: 'opinion-new',
      enclaveId: 'area-one',
      classification: 'besieged',
      classifier: 'Classifier One',
      effectiveOn: '2031-04-01',
      knownOn: '2031-04-20',
      knownOnBasis: 'publication',
      scopeNote: 'All of Area One',
      sourceKey: 'source-one',
    } as const;
    const { changes, entry } = recordAccessClassification(anArea(), opinion, { now: at(0) });
    expect(changes).toEqual({
      accessClassifications: [{ ...opinion, operationId: 'operation-one', recordedAt: at(0) }],
    });
    expect(JSON.stringify(entry.body)).not.toMatch(/Classifier|All of/);
  });
});
