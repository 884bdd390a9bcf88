import { anArea, at, aWitness } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { firstForbiddenText } from '../audit';
import { type EvacuationRequest, requestEvacuation } from './request-evacuation';

const asked = (...given: Parameters<typeof aWitness>) => ({ ...aWitness(...given), organisationId: null });

const request = (overrides: Partial<EvacuationRequest> = {}): EvacuationRequest => ({
  id: 'case-new',
  enclaveId: 'area-one',
  facilityId: null,
  priority: 'unknown',
  acuity: 'unknown',
  mobility: 'unknown',
  ageBand: 'unknown',
  sex: 'unknown',
  conditionGroup: 'unknown',
  codes: ['AAAA-AAA', 'BBBB-BBB'],
  cardCode: null,
  companions: [],
  sealed: {},
  tokens: [],
  ...overrides,
});

const none: ReadonlySet<string> = new Set();

describe('asking for an evacuation', () => {
  it('takes unknown for an answer everywhere, and the case waits', () => {
    const { changes, openItems } = requestEvacuation(anArea(), none, request(), asked());
    expect(changes.medevacCases).toEqual([
      expect.objectContaining({ status: 'submitted', version: 1, code: 'AAAA-AAA', codeAlias: null }),
    ]);
    expect(openItems).toEqual([]);
  });

  it('counts from when the patient was seen and keeps when base heard it', () => {
    const { changes } = requestEvacuation(anArea(), none, request(), asked({ now: at(500), occurredAt: at(20) }));
    expect(changes.medevacCases).toEqual([expect.objectContaining({ submittedAt: at(20), recordedAt: at(500) })]);
  });

  it('belongs to the operation of its area, as do its companions', () => {
    const companion = { id: 'companion-new', relation: 'mother', ageBand: '18_59', sex: 'female' } as const;
    const { changes } = requestEvacuation(
      anArea({ operationId: 'operation-two' }),
      none,
      request({ companions: [companion] }),
      asked(),
    );
    expect(changes.medevacCases[0]?.operationId).toBe('operation-two');
    expect(changes.companions).toEqual([
      { ...companion, operationId: 'operation-two', caseId: 'case-new', isCarer: false },
    ]);
  });

  it('keeps the code that is written on the card', () => {
    const { answer, changes } = requestEvacuation(anArea(), none, request({ cardCode: 'CCCC-CCC' }), asked());
    expect(answer.code).toBe('CCCC-CCC');
    expect(changes.medevacCases[0]?.codeAlias).toBeNull();
  });

  it('gives a second case with a known card code a new one, keeps the card as alias and asks a person', () => {
    const { answer, changes, openItems } = requestEvacuation(
      anArea(),
      new Set(['CCCC-CCC', 'AAAA-AAA']),
      request({ cardCode: 'CCCC-CCC' }),
      asked(),
    );
    expect(answer.code).toBe('BBBB-BBB');
    expect(changes.medevacCases[0]?.codeAlias).toBe('CCCC-CCC');
    expect(openItems).toEqual([
      expect.objectContaining({
        code: 'code_taken',
        subject: { kind: 'case', id: 'case-new' },
        details: { cardCode: 'CCCC-CCC', code: 'BBBB-BBB' },
      }),
    ]);
  });

  it('asks for new draws where every code is taken', () => {
    const taken = new Set(['AAAA-AAA', 'BBBB-BBB']);
    expect(() => requestEvacuation(anArea(), taken, request(), asked())).toThrow(refusal('evacuation.no_free_code'));
  });

  it('needs an area that base knows', () => {
    expect(() => requestEvacuation(undefined, none, request(), asked())).toThrow(refusal('enclave.unknown'));
  });

  it('is recorded with a clock that runs ahead, and a person is asked to look', () => {
    const { openItems } = requestEvacuation(anArea(), none, request(), asked({ now: at(0), occurredAt: at(11) }));
    expect(openItems).toEqual([expect.objectContaining({ kind: 'discrepancy', code: 'clock_ahead' })]);
  });

  it('trusts a clock that is ten minutes ahead', () => {
    const { openItems } = requestEvacuation(anArea(), none, request(), asked({ now: at(0), occurredAt: at(10) }));
    expect(openItems).toEqual([]);
  });

  it('leaves no word that somebody typed in the ledger, and no finer place than the province', () => {
    const { entry } = requestEvacuation(anArea(), none, request({ sealed: { name: 'sealed-1' } }), asked());
    expect(firstForbiddenText(entry.body)).toBeNull();
    expect(entry.body).toMatchObject({ admin1Code: 'XX01', sealed: { name: 'sealed-1' } });
    expect(JSON.stringify(entry.body)).not.toContain('area-one');
  });
});
