import type { Person } from './boarding';
import { t } from './texts';

/** The patient, or the n-th companion: no more is said of anybody here. */
export function nameOf(person: Person, all: readonly Person[]): string {
  if (person.personKind === 'patient') return t('boarding.person_patient');
  const companions = all.filter(({ personKind }) => personKind === 'companion');
  return t('boarding.person_companion', {
    n: companions.findIndex(({ personId }) => personId === person.personId) + 1,
  });
}
