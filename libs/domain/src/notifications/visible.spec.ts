import { type Actor, roles } from '../accounts';
import { subjectKinds } from '../audit';
import { visibleKinds, visibleSubjects } from './visible';

const actor = (...held: Actor['roles']): Actor => ({ accountId: 'a', operationId: 'o', roles: held });

describe('what a person hears of', () => {
  it('is what they may read, role by role', () => {
    expect(Object.fromEntries(roles.map((role) => [role, visibleKinds(actor(role)).join(' ')]))).toMatchInlineSnapshot(`
     {
       "administrator": "operation organisation party facility account",
       "coordinator": "operation organisation party facility account enclave incident case convoy watch open_item call pasted_text",
       "donor": "operation",
       "duty_officer": "operation organisation party facility account enclave incident case convoy watch open_item call pasted_text",
       "field": "operation organisation party facility enclave convoy",
       "head_of_office": "operation organisation party facility account enclave incident case convoy watch open_item call pasted_text",
       "logistics": "operation organisation party facility enclave incident case convoy watch open_item call pasted_text",
       "medical_reviewer": "operation organisation party facility enclave incident case convoy watch call pasted_text",
       "security": "operation organisation party facility enclave incident convoy watch open_item call pasted_text",
       "situation_analyst": "operation organisation party facility enclave incident convoy watch call pasted_text",
     }
    `);
  });

  it('is nothing for nobody', () => {
    expect(visibleKinds(actor())).toEqual([]);
  });

  it('names each subject once and none of a hidden kind', () => {
    const subjects = subjectKinds.flatMap((kind) => [
      { kind, id: '1' },
      { kind, id: '1' },
      { kind, id: '2' },
    ]);
    expect(visibleSubjects(subjects, ['convoy', 'case'])).toEqual([
      { kind: 'case', id: '1' },
      { kind: 'case', id: '2' },
      { kind: 'convoy', id: '1' },
      { kind: 'convoy', id: '2' },
    ]);
  });
});
