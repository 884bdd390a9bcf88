import { type BedFit, takesFewer } from '@corridor/domain/evacuations';
import type { CasePage } from '../shared/answers';
import { Chip } from '../shared/chip';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { AssessmentsSection } from './assessments-section';
import { CaseDecisions } from './case-decisions';
import { ClearancesSection } from './clearances-section';
import { useLiveLoad } from './live';
import { may } from './may';
import { Section } from './page';
import { OverrideForm } from './override-form';
import { nameOf, Readiness } from './readiness';
import { PrepareForms } from './prepare-forms';
import type { GateOfPerson, Preparation } from './prepare';
import { SharingSection } from './sharing-section';
import { Table } from './table';
import { t } from './texts';

/** Ready, or what is missing, person by person: since when, and who can mend it. */
export function GatesSection({ of, reload }: { of: CasePage; reload: () => void }) {
  const load = useLiveLoad<Preparation>(`/api/evacuations/${of.id}/gates`, ['case'], of.id);
  const done = (): void => {
    load.reload();
    reload();
  };
  return (
    <Loaded from={load}>
      {(preparation) => (
        <>
          <Section title={t('prepare.title')}>
            {preparation.people.map((person) => (
              <div key={person.personId}>
                <h3 class="chips">
                  {nameOf(of, person.personId)}
                  <Readiness isReady={person.isReady} />
                </h3>
                <Gates of={person.gates} bed={preparation.bed} caption={nameOf(of, person.personId)} />
              </div>
            ))}
            {!hasDestination(preparation) && <BedWarning bed={preparation.bed} />}
            {may('evacuations.prepare') && <PrepareForms of={of} preparation={preparation} done={done} />}
            {may('evacuations.override') && <OverrideForm of={of} preparation={preparation} done={done} />}
          </Section>
          {preparation.clearances && (
            <ClearancesSection of={of} preparation={preparation} standings={preparation.clearances} done={done} />
          )}
          {preparation.sharing && <SharingSection of={of} sharing={preparation.sharing} done={done} />}
          <AssessmentsSection of={of} preparation={preparation} done={done} />
          <CaseDecisions of={of} preparation={preparation} done={done} />
        </>
      )}
    </Loaded>
  );
}

/** Not every operation asks for one before somebody leaves. */
const hasDestination = ({ people }: Preparation): boolean =>
  people.some(({ gates }) => gates.some(({ gate }) => gate === 'destination'));

interface GatesProps {
  readonly of: readonly GateOfPerson[];
  readonly bed: BedFit | null;
  readonly caption: string;
}

const Gates = ({ of, bed, caption }: GatesProps) => (
  <Table<GateOfPerson>
    caption={caption}
    rows={of}
    rowKey={({ gate }) => gate}
    empty={t('prepare.no_gates')}
    columns={[
      { label: t('open_item.what'), cell: (gate) => <GateChip of={gate} /> },
      {
        label: t('waiting.status'),
        cell: (gate) => (
          <>
            {sayingOf(gate)}
            {gate.gate === 'destination' && <BedWarning bed={bed} />}
          </>
        ),
      },
    ]}
  />
);

/** Said, and no gate: a family may choose a bed that takes fewer of them. */
const BedWarning = ({ bed }: { bed: BedFit | null }) =>
  bed !== null &&
  takesFewer(bed) && (
    <div>
      <strong>{t('prepare.bed_takes_fewer', { taken: bed.takes, n: bed.companions })}</strong>
    </div>
  );

const GateChip = ({ of }: { of: GateOfPerson }) => (
  <Chip
    shape={of.isOpen ? 'check' : of.overrideId !== null ? 'half' : 'ring'}
    tone={of.isOpen ? 'good' : of.overrideId !== null ? 'alarm' : 'wait'}
  >
    {t(`prepare.gate.${of.gate}`)}
  </Chip>
);

function sayingOf({ missing, since, until, overrideId, mendedBy, mayMend }: GateOfPerson) {
  if (missing === null) return until === null ? t('prepare.ready') : t('prepare.until', { time: moment(until) });
  return (
    <>
      {overrideId !== null && <strong>{t('prepare.answered_for')}: </strong>}
      {t(`prepare.reason.${missing}`)}
      {since !== null && <> · {t('prepare.since', { time: moment(since) })}</>}
      {!mayMend && <span class="quiet"> · {t('prepare.mended_by', { who: t(`prepare.may.${mendedBy}`) })}</span>}
    </>
  );
}
