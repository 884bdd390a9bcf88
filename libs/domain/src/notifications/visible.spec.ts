import { type Actor, inAllOfIt, type Role, roles } from '../accounts';
import { subjectKinds } from '../audit';
import { seesEveryArea, sightOf, visibleSubjects } from './visible';

const actor = (...held: readonly Role[]): Actor => ({ accountId: 'a', operationId: 'o', grants: inAllOfIt(...held) });

describe('what a person hears of', () => {
  it('is what they may read, role by role', () => {
    expect(Object.fromEntries(roles.map((role) => [role, Object.keys(sightOf(actor(role))).join(' ')])))
      .toMatchInlineSnapshot(`
     {
       "administrator": "operation organisation party facility account proposal device outside_watch",
       "coordinator": "operation organisation party facility account enclave incident case convoy watch shift open_item call pasted_text proposal device held_command list list_copy import report outside_watch",
       "donor": "operation",
       "duty_officer": "operation organisation party facility account enclave incident case convoy watch shift open_item call pasted_text proposal device held_command",
       "field": "operation organisation party facility enclave",
       "head_of_office": "operation organisation party facility account enclave incident case convoy watch shift open_item call pasted_text proposal device held_command list list_copy import report outside_watch",
       "logistics": "operation organisation party facility enclave incident case convoy watch shift open_item call pasted_text held_command",
       "medical_reviewer": "operation organisation party facility enclave incident case convoy watch shift open_item call pasted_text proposal held_command list import",
       "security": "operation organisation party facility enclave incident convoy watch shift open_item call pasted_text proposal device held_command",
       "situation_analyst": "operation organisation party facility enclave incident convoy watch shift call pasted_text report",
     }
    `);
  });

  it('is nothing for nobody', () => {
    expect(sightOf(actor())).toEqual({});
  });

  it('ends at the border of an area, kind by kind', () => {
    const grants = [
      { role: 'coordinator' as const, organisationId: null, enclaveId: 'area-b' },
      { role: 'coordinator' as const, organisationId: null, enclaveId: 'area-a' },
      ...inAllOfIt('situation_analyst'),
    ];
    const sight = sightOf({ accountId: 'a', operationId: 'o', grants });
    expect(sight).toMatchObject({ case: ['area-a', 'area-b'], open_item: ['area-a', 'area-b'], convoy: 'every' });
    expect([seesEveryArea(sight), seesEveryArea(sightOf(actor('coordinator')))]).toEqual([false, true]);
  });

  it('names each subject once and none of a hidden kind', () => {
    const subjects = subjectKinds.flatMap((kind) => [
      { kind, id: '1' },
      { kind, id: '1' },
      { kind, id: '2' },
    ]);
    expect(visibleSubjects(subjects, { convoy: 'every', case: 'every' })).toEqual([
      { kind: 'case', id: '1' },
      { kind: 'case', id: '2' },
      { kind: 'convoy', id: '1' },
      { kind: 'convoy', id: '2' },
    ]);
  });
});
