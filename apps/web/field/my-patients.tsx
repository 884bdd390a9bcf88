import type { List, OwnPatient } from '../shared/answers';
import { AcuityChip, CaseChip } from '../shared/case-chips';
import { Code } from '../shared/code';
import { useList } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { day } from '../shared/time';
import { useFresh } from './keep-fresh';
import { t } from './texts';

/** How many fit beneath the button of a new patient without hiding what was sent. */
const FEW = 5;

/** Everyone this account asked for, newest first. */
export const MyPatients = () => (
  <>
    <h1>{t('field.my_patients')}</h1>
    <Patients />
  </>
);

/** The latest few, on the first screen of a phone in a facility. */
export const PatientList = () => (
  <section>
    <h2>{t('field.my_patients')}</h2>
    <Patients most={FEW} />
  </section>
);

function Patients({ most }: { most?: number }) {
  const patients = useList<OwnPatient>(`/api/evacuations/mine?limit=${String(most ?? 50)}`);
  useFresh(patients);
  return (
    <Loaded from={patients}>
      {({ items, nextCursor }: List<OwnPatient>) => (
        <>
          {items.length === 0 && <p class="quiet">{t('field.no_patients')}</p>}
          <ul class="patients">
            {items.map((patient) => (
              <Patient key={patient.id} patient={patient} />
            ))}
          </ul>
          {most !== undefined && typeof nextCursor === 'string' && (
            <a class="button" href="#/patients">
              {t('field.all_patients')}
            </a>
          )}
          {most === undefined && patients.more && (
            <button type="button" onClick={patients.more}>
              {t('common.show_more')}
            </button>
          )}
        </>
      )}
    </Loaded>
  );
}

const Patient = ({
  patient: { code, codeAlias, status, ageBand, sex, acuity, submittedAt },
}: {
  patient: OwnPatient;
}) => (
  <li class="card">
    <p class="patient-code">
      <Code>{code}</Code>
    </p>
    {codeAlias !== null && <p class="note note-wait">{t('field.code_changed', { code, old: codeAlias })}</p>}
    <p class="chips">
      <CaseChip status={status} />
      <AcuityChip acuity={acuity} />
    </p>
    <p class="quiet">
      {t('field.patient_facts', {
        age: t(`case.age.${ageBand}`),
        sex: t(`case.sex.${sex}`),
        day: day(submittedAt.slice(0, 10)),
      })}
    </p>
  </li>
);
