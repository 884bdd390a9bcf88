import { at, aWitness } from '../../../../test/support/domain-builders';
import { reportChannels } from '../commands';
import { type CallSubject, callSubjectKinds, logCall } from '.';

const said = { id: 'call-one', channel: 'radio', noteId: 'sealed-1', saidById: null } as const;
const about = (kind: CallSubject['subject']['kind']): CallSubject => ({
  subject: { kind, id: 'subject-one' },
  others: [{ kind: 'enclave', id: 'area-one' }],
  reference: '1111-111',
});

describe('a call', () => {
  it.each(reportChannels)('by %s is kept as it was said', (channel) => {
    const { changes } = logCall(
      'operation-one',
      null,
      { ...said, channel },
      aWitness({ now: at(5), occurredAt: at(0) }),
    );
    expect(changes.calls).toEqual([
      {
        ...said,
        channel,
        operationId: 'operation-one',
        subjectKind: null,
        subjectId: null,
        occurredAt: at(0),
        recordedAt: at(5),
        recordedBy: 'account-of-the-leader',
      },
    ]);
  });

  it.each(callSubjectKinds)('about a %s stands in its history, and its area hears', (kind) => {
    const { entry, changes } = logCall('operation-one', about(kind), said, aWitness());
    expect(entry.subjects).toEqual([
      { kind, id: 'subject-one' },
      { kind: 'enclave', id: 'area-one' },
      { kind: 'call', id: 'call-one' },
    ]);
    expect(entry.body).toEqual({
      callId: 'call-one',
      reference: '1111-111',
      channel: 'radio',
      noteId: 'sealed-1',
      saidById: null,
    });
    expect(changes.calls[0]).toMatchObject({ subjectKind: kind, subjectId: 'subject-one' });
  });

  it('from the future is recorded, and somebody looks at the clock', () => {
    const { openItems } = logCall('operation-one', null, said, aWitness({ now: at(0), occurredAt: at(60) }));
    expect(openItems?.map(({ code, subject }) => [code, subject.kind])).toEqual([['clock_ahead', 'call']]);
  });
});
