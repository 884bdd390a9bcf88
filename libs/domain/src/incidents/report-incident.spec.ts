import { anArea, at, aWitness } from '../../../../test/support/domain-builders';
import { firstForbiddenText } from '../audit';
import { type IncidentReport, reportIncident } from '.';

const report = (overrides: Partial<IncidentReport> = {}): IncidentReport => ({
  id: 'incident-new',
  kind: 'unknown',
  enclaveId: 'area-one',
  latitude: null,
  longitude: null,
  precisionMetres: null,
  hurt: null,
  areWeAffected: 'unknown',
  noteId: null,
  ...overrides,
});

describe('reporting an incident', () => {
  it('is recorded as it was said, with who said it and when base heard it', () => {
    const { changes, openItems, entry } = reportIncident(
      'operation-one',
      anArea(),
      report({ kind: 'shelling', hurt: 3 }),
      aWitness({ now: at(90), occurredAt: at(30) }),
    );
    expect(changes.incidents).toEqual([
      expect.objectContaining({
        kind: 'shelling',
        hurt: 3,
        happenedAt: at(30),
        recordedAt: at(90),
        reportedBy: 'account-of-the-leader',
      }),
    ]);
    expect(entry.subjects).toContainEqual({ kind: 'enclave', id: 'area-one' });
    expect(openItems).toEqual([]);
  });

  it('is recorded without a place, and that is nothing to settle', () => {
    const { changes, openItems } = reportIncident('operation-one', undefined, report({ enclaveId: null }), aWitness());
    expect(changes.incidents[0]?.enclaveId).toBeNull();
    expect(openItems).toEqual([]);
  });

  it('is recorded in an area that base does not know, and a person finds out which', () => {
    const { changes, openItems } = reportIncident(
      'operation-one',
      undefined,
      report({ enclaveId: 'area-nine' }),
      aWitness(),
    );
    expect(changes.incidents[0]?.enclaveId).toBeNull();
    expect(openItems).toEqual([expect.objectContaining({ code: 'unknown_area', details: { enclaveId: 'area-nine' } })]);
  });

  it('is recorded with a clock that runs ahead, and a person is asked to look', () => {
    const { openItems } = reportIncident(
      'operation-one',
      anArea(),
      report(),
      aWitness({ now: at(0), occurredAt: at(600) }),
    );
    expect(openItems).toEqual([expect.objectContaining({ code: 'clock_ahead', details: { occurredAt: at(600) } })]);
  });

  it('puts neither words nor the exact point into the ledger', () => {
    const { entry } = reportIncident(
      'operation-one',
      anArea(),
      report({ latitude: 12.345678, longitude: 23.456789, noteId: 'sealed-1' }),
      aWitness(),
    );
    expect(firstForbiddenText(entry.body)).toBeNull();
    expect(JSON.stringify(entry.body)).not.toMatch(/12\.34|23\.45/);
  });
});
