import { facilityKinds } from '@corridor/domain/facilities';
import type { ComponentChildren } from 'preact';
import { areaOptions, useAreas } from '../shared/areas';
import type { FacilityItem, List } from '../shared/answers';
import { Name } from '../shared/code';
import { SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { CommandForm } from './command-form';
import { GatesForm } from './gates-form';
import { may } from './may';
import { Folded, Page, Section } from './page';
import { Table } from './table';
import { t } from './texts';

/** The names that other pages choose from. */
export function RegistersPage() {
  const areas = useAreas();
  return (
    <Page title={t('console.nav_registers')} tab={t('console.nav_registers')}>
      <Register path="/api/facilities" title={t('registers.facilities')}>
        <SelectField
          name="kind"
          label={t('convoys.kind')}
          options={facilityKinds.map((each) => [each, t(`facility.kind.${each}`)])}
        />
        <SelectField
          name="enclaveId"
          label={t('case.area_label')}
          isOptional
          blank={t('common.none')}
          options={areaOptions(areas.value?.items ?? [])}
        />
      </Register>
      <Register path="/api/organisations" title={t('registers.organisations')} />
      <Register path="/api/parties" title={t('registers.parties')} />
      {may('operation.set_gates') && <GatesForm />}
    </Page>
  );
}

type Entry = Pick<FacilityItem, 'id' | 'name'> & Partial<Pick<FacilityItem, 'kind'>>;

function Register({ path, title, children }: { path: string; title: string; children?: ComponentChildren }) {
  const entries = useLoad<List<Entry>>(path);
  return (
    <Section title={title}>
      <Loaded from={entries}>
        {({ items }) => (
          <Table<Entry>
            caption={title}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('registers.empty')}
            columns={[
              { label: t('registers.name'), cell: ({ name }) => <Name>{name}</Name> },
              ...(children
                ? [{ label: t('convoys.kind'), cell: ({ kind }: Entry) => (kind ? t(`facility.kind.${kind}`) : '') }]
                : []),
            ]}
          />
        )}
      </Loaded>
      {may('registers.write') && (
        <Folded title={`${t('registers.add')}: ${title}`}>
          <CommandForm
            submit={t('registers.add')}
            request={(data) => ({
              path,
              body: { name: textOf(data, 'name'), kind: textOf(data, 'kind'), enclaveId: textOf(data, 'enclaveId') },
            })}
            done={entries.reload}
          >
            <TextField name="name" label={t('registers.name')} />
            {children}
          </CommandForm>
        </Folded>
      )}
    </Section>
  );
}
