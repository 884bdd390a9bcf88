import type { ConvoyPage, ManifestEntry } from '../shared/answers';
import { CaseChip } from '../shared/case-chips';
import { Code } from '../shared/code';
import { StepSaying } from './step-saying';
import { CommandForm } from './command-form';
import { FamilyWarnings } from './family-warnings';
import { ManifestLineForm } from './manifest-line-form';
import { may } from './may';
import { Section } from './page';
import { placeSaying, placesOf } from './places';
import { Readiness } from './readiness';
import { SubstituteForm } from './substitute-form';
import { Table } from './table';
import { t } from './texts';

interface Props {
  readonly convoy: ConvoyPage;
  readonly lines: readonly ManifestEntry[];
  readonly reload: () => void;
}

/** Who is on the convoy and where they sit: draft, then frozen with a value that a printed list is checked against. */
export function ManifestSection({ convoy, lines, reload }: Props) {
  const places = placesOf(convoy.vehicles);
  const placeOf = ({ vehicleId, place }: ManifestEntry) =>
    places.find((each) => each.vehicleId === vehicleId && each.place === place);
  const mayTakeOff = convoy.availableActions.includes('take_off_manifest');
  return (
    <Section title={`${t('convoys.manifest')}: ${t(`convoy.manifest_status.${convoy.manifestStatus}`)}`}>
      <Table<ManifestEntry>
        caption={t('convoys.manifest')}
        rows={lines}
        rowKey={({ id }) => id}
        empty={t('convoys.no_lines')}
        columns={[
          {
            label: t('case.code'),
            cell: ({ caseId, code }) => (
              <a href={`#/case/${caseId}`}>
                <Code>{code}</Code>
              </a>
            ),
          },
          {
            label: t('convoys.person'),
            cell: ({ personKind, caseStatus }) => (
              <span class="chips">
                {t(`convoy.person.${personKind}`)}
                {(caseStatus === 'died_waiting' || caseStatus === 'died_in_transit') && (
                  <CaseChip status={caseStatus} />
                )}
              </span>
            ),
          },
          { label: t('convoys.vehicle'), cell: (line) => <Code>{placeOf(line)?.vehicleLabel}</Code> },
          {
            label: t('convoys.place'),
            cell: (line) => {
              const place = placeOf(line);
              return place ? placeSaying(place) : line.place;
            },
          },
          ...(lines.some(({ travelled }) => travelled === null)
            ? [
                {
                  label: t('prepare.title'),
                  cell: ({ missing = [], travelled }: ManifestEntry) =>
                    travelled === null && (
                      <span class="chips">
                        <Readiness isReady={missing.length === 0} />
                        {missing.map(sayingOf).join(' · ')}
                      </span>
                    ),
                },
              ]
            : []),
          ...(lines.some(({ step }) => step !== null)
            ? [{ label: t('boarding.by_name'), cell: ({ step }: ManifestEntry) => step && <StepSaying step={step} /> }]
            : []),
          ...(lines.some(({ travelled }) => travelled !== null)
            ? [
                {
                  label: t('convoys.travelled'),
                  cell: ({ travelled }: ManifestEntry) =>
                    t(travelled ? 'convoys.did_travel' : 'convoys.did_not_travel'),
                },
              ]
            : []),
          ...(mayTakeOff
            ? [
                {
                  label: t('convoy.action.take_off_manifest'),
                  cell: (line: ManifestEntry) => <TakeOff convoy={convoy} line={line} reload={reload} />,
                },
              ]
            : []),
        ]}
      />
      {convoy.manifestHash && (
        <p class="hash">
          {t('convoys.hash')}: <Code>{convoy.manifestHash}</Code>
        </p>
      )}
      {convoy.families && convoy.families.length > 0 && <FamilyWarnings families={convoy.families} />}
      {may('evacuations.prepare') && lines.length > 0 && isBeforeDeparture(convoy) && (
        <a class="button" href={`#/call-round/${convoy.id}`}>
          {t('round.open')}
        </a>
      )}
      {convoy.availableActions.includes('substitute') && (
        <SubstituteForm convoy={convoy} lines={lines} reload={reload} />
      )}
      {convoy.availableActions.includes('put_on_manifest') && (
        <ManifestLineForm convoy={convoy} lines={lines} reload={reload} />
      )}
    </Section>
  );
}

const isBeforeDeparture = ({ status }: ConvoyPage): boolean => status === 'planned' || status === 'ready';

const sayingOf = ({ gate, missing }: NonNullable<ManifestEntry['missing']>[number]): string =>
  missing === null ? '' : `${t(`prepare.gate.${gate}`)}: ${t(`prepare.reason.${missing}`)}`;

const TakeOff = ({ convoy, line, reload }: { convoy: ConvoyPage; line: ManifestEntry; reload: () => void }) => (
  <CommandForm
    submit={t('convoy.action.take_off_manifest')}
    look="plain"
    request={() => ({ path: `/api/convoys/${convoy.id}/manifest/lines/${line.id}/removal`, body: {} })}
    done={reload}
  >
    <span class="for-readers">{line.code}</span>
  </CommandForm>
);
