import type { DisclosurePurpose } from '@corridor/domain/evacuations';
import { Name } from '../shared/code';
import { useList } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { Section } from './page';
import { Table } from './table';
import { t } from './texts';

interface Reading {
  readonly seq: number;
  readonly readByName: string;
  readonly purpose: DisclosurePurpose;
  readonly at: string;
}

/** Who was shown what is sealed about a patient, when and what for. */
export function ReadersSection({ caseId }: { caseId: string }) {
  const readings = useList<Reading>(`/api/evacuations/${caseId}/disclosures`);
  return (
    <Section title={t('waiting.readers')}>
      <Loaded from={readings}>
        {({ items }) => (
          <Table<Reading>
            caption={t('waiting.readers')}
            rows={items}
            rowKey={({ seq }) => String(seq)}
            empty={t('waiting.readers_none')}
            more={readings.more}
            columns={[
              { label: t('accounts.name'), cell: ({ readByName }) => <Name>{readByName}</Name> },
              { label: t('waiting.purpose'), cell: ({ purpose }) => t(`waiting.purpose_${purpose}`) },
              { label: t('waiting.read_at'), cell: ({ at }) => moment(at) },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
