import { clockAhead, type Decision, type Witness } from '../commands';
import { type ConsentAnswer, type Consent, type ConsentSpeaker, likelySpeaker, recordConsent } from './consent';
import { byLook } from './deterioration';
import { checkDocuments, type DocumentChanges, type DocumentState } from './documents';
import { about, type ManyAnswered, type Seen, split } from './many';
import { isWaiting, type MedevacCase } from './medevac-case';
import { assessTriage, type TriageAssessment, type TriageChanges } from './triage';

export interface SeenLooks extends Seen {
  readonly earlier: readonly TriageAssessment[];
  /** An id for the new look. */
  readonly lookId: string;
}

export interface LooksRepeated extends ManyAnswered {
  /** Nobody has looked at them yet: there is nothing to repeat. */
  readonly unassessed: readonly string[];
  /** They do not wait any more. */
  readonly ended: readonly string[];
}

/** *No change*: each one's last look holds from now on. Who was never looked at is named, and needs a look of their own. */
export function repeatTriage(
  operationId: string,
  seen: readonly SeenLooks[],
  witness: Witness,
): Decision<TriageChanges, LooksRepeated> {
  const { taken, conflicts } = split(seen);
  const waiting = taken.filter(({ patient }) => isWaiting(patient));
  const looked = waiting.flatMap((each) => {
    const last = [...each.earlier].sort(byLook).at(-1);
    return last ? [{ ...each, last }] : [];
  });
  const decided = looked.map(({ patient, earlier, last, lookId }) => {
    const { system, acuity, priority, deteriorationDays } = last;
    const look = { id: lookId, system, acuity, priority, deteriorationDays, noteId: null };
    return assessTriage(patient, look, earlier, witness);
  });
  const patients = looked.map(({ patient }) => patient);
  return {
    changes: {
      medevacCases: decided.flatMap(({ changes }) => changes.medevacCases),
      triageAssessments: decided.flatMap(({ changes }) => changes.triageAssessments),
    },
    entry: {
      name: 'evacuation.assessed',
      body: { codes: patients.map(({ code }) => code), unchanged: true },
      subjects: about(patients),
    },
    deadlines: decided.flatMap(({ deadlines }) => deadlines ?? []),
    openItems: clockAhead(witness.occurredAt, witness.now, { kind: 'operation', id: operationId }),
    answer: {
      cases: patients.length,
      conflicts,
      unassessed: waiting.filter(({ earlier }) => earlier.length === 0).map(({ patient }) => patient.id),
      ended: taken.filter(({ patient }) => !isWaiting(patient)).map(({ patient }) => patient.id),
    },
  };
}

export interface SeenConsent extends Seen {
  readonly convoyIds: readonly string[];
  /** An id for the new record. */
  readonly consentId: string;
}

/** What many said about one destination. A report: it is recorded whatever the cases look like. */
export function recordConsentOfMany(
  operationId: string,
  said: { readonly facilityId: string | null; readonly answer: ConsentAnswer; readonly speaker: ConsentSpeaker | null },
  seen: readonly SeenConsent[],
  witness: Witness,
): Decision<{ readonly medevacCases: readonly MedevacCase[]; readonly consents: readonly Consent[] }, ManyAnswered> {
  const { taken, conflicts } = split(seen);
  const decided = taken.map(({ patient, consentId }) => {
    const { facilityId, answer } = said;
    const speaker = said.speaker ?? likelySpeaker(patient);
    const words = { id: consentId, facilityId, answer, speaker, noteId: null, channel: null, saidById: null };
    return recordConsent(patient, words, witness);
  });
  const patients = taken.map(({ patient }) => patient);
  return {
    changes: {
      medevacCases: decided.flatMap(({ changes }) => changes.medevacCases),
      consents: decided.flatMap(({ changes }) => changes.consents),
    },
    entry: {
      name: 'evacuation.consent_recorded',
      body: { facilityId: said.facilityId, answer: said.answer, codes: patients.map(({ code }) => code) },
      subjects: about(
        patients,
        taken.flatMap(({ convoyIds }) => convoyIds),
      ),
    },
    openItems: clockAhead(witness.occurredAt, witness.now, { kind: 'operation', id: operationId }),
    answer: { cases: patients.length, conflicts },
  };
}

export interface SeenPapers extends Seen {
  readonly companionIds: readonly string[];
  /** An id for each new record, as many as there can be people. */
  readonly ids: readonly string[];
}

/** The papers of everybody of these cases, all alike. */
export function checkDocumentsOfMany(
  operationId: string,
  state: DocumentState,
  seen: readonly SeenPapers[],
  witness: Witness,
): Decision<DocumentChanges, ManyAnswered> {
  const { taken, conflicts } = split(seen);
  const decided = taken.map(({ patient, companionIds, ids }) => {
    const people = [patient.id, ...companionIds].map((personId, i) => ({ id: ids[i] ?? '', personId, state }));
    return checkDocuments(patient, people, witness);
  });
  const patients = taken.map(({ patient }) => patient);
  return {
    changes: {
      medevacCases: decided.flatMap(({ changes }) => changes.medevacCases),
      documentChecks: decided.flatMap(({ changes }) => changes.documentChecks),
    },
    entry: {
      name: 'evacuation.documents_checked',
      body: { state, codes: patients.map(({ code }) => code) },
      subjects: about(patients),
    },
    openItems: clockAhead(witness.occurredAt, witness.now, { kind: 'operation', id: operationId }),
    answer: { cases: patients.length, conflicts },
  };
}
