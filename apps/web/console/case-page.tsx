import { AcuityChip, CaseChip } from '../shared/case-chips';
import { areaName, useAreas } from '../shared/areas';
import type { CasePage as Case } from '../shared/answers';
import { Code, Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { AftercareSection } from './aftercare-section';
import { CallsTable } from './calls-table';
import { CopiesOfCase } from './case-copies';
import { CompanionsSection, SubstitutionsSection } from './case-family';
import { CaseProtection } from './case-protection';
import { DeterioratedChip } from './deteriorated-chip';
import { DuplicatesSection } from './duplicates-section';
import { DeathSection } from './death-section';
import { GatesSection } from './gates-section';
import { useLiveLoad } from './live';
import { may } from './may';
import { Page, Section } from './page';
import { ReadersSection } from './readers-section';
import type { RoomProps } from './room-props';
import { t } from './texts';

/** One case as its code: the person behind it shows only on request. */
export function CasePage({ id }: RoomProps) {
  const load = useLiveLoad<Case>(`/api/evacuations/${id}`, ['case'], id);
  const areas = useAreas();
  const areaOf = ({ enclaveId }: Case): string => {
    const area = areas.value?.items.find((each) => each.id === enclaveId);
    return area ? areaName(area) : '';
  };
  return (
    <Loaded from={load}>
      {(each) => (
        <Page title={<Code>{each.code}</Code>} tab={t('subject.case')}>
          <span class="chips">
            <CaseChip status={each.status} />
            <AcuityChip acuity={each.acuity} />
            <DeterioratedChip since={each.deterioratedAt} />
          </span>
          <dl class="facts">
            <div>
              <dt>{t('case.priority_label')}</dt>
              <dd>{t(`case.priority.${each.priority}`)}</dd>
            </div>
            <div>
              <dt>{t('case.mobility_label')}</dt>
              <dd>{t(`case.mobility.${each.mobility}`)}</dd>
            </div>
            <div>
              <dt>{t('case.age_label')}</dt>
              <dd>{t(`case.age.${each.ageBand}`)}</dd>
            </div>
            <div>
              <dt>{t('case.sex_label')}</dt>
              <dd>{t(`case.sex.${each.sex}`)}</dd>
            </div>
            <div>
              <dt>{t('case.condition_label')}</dt>
              <dd>{t(`case.condition.${each.conditionGroup}`)}</dd>
            </div>
            <div>
              <dt>{t('case.area_label')}</dt>
              <dd>
                <Name>{areaOf(each)}</Name>
              </dd>
            </div>
            <div>
              <dt>{t('waiting.submitted')}</dt>
              <dd>{moment(each.submittedAt)}</dd>
            </div>
            <div>
              <dt>{t('waiting.waiting_since')}</dt>
              <dd>{t('waiting.days', { n: each.daysWaiting })}</dd>
            </div>
          </dl>
          <DuplicatesSection of={each} reload={load.reload} />
          <AftercareSection of={each} />
          <GatesSection of={each} reload={load.reload} />
          <DeathSection of={each} reload={load.reload} />
          <CompanionsSection of={each} reload={load.reload} />
          <SubstitutionsSection of={each} />
          <CaseProtection of={each} reload={load.reload} />
          {may('evacuations.read_disclosures') && <ReadersSection caseId={each.id} />}
          {may('lists.second_share') && <CopiesOfCase caseId={each.id} />}
          {may('calls.read') && (
            <Section title={t('console.nav_calls')}>
              <CallsTable about={each.id} />
            </Section>
          )}
          {may('audit.read') && (
            <p>
              <a href={`#/history/case/${each.id}`}>{t('console.nav_history')}</a>
            </p>
          )}
        </Page>
      )}
    </Loaded>
  );
}
