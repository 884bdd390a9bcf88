import { CallsTable } from './calls-table';
import { Page, Section } from './page';
import { PastedInbox } from './pasted-inbox';
import { t } from './texts';

/** What reached base by phone, radio, message or paper, and what was pasted and waits to become an entry. */
export const CallsPage = () => (
  <Page title={t('console.nav_calls')} tab={t('console.nav_calls')}>
    <Section title={t('calls.pasted')}>
      <PastedInbox />
    </Section>
    <Section title={t('calls.list')}>
      <CallsTable />
    </Section>
  </Page>
);
