import type { List } from '../shared/answers';
import { Code } from '../shared/code';
import { hasText, text } from '../shared/language';
import { useList, useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { type Delivery, deliveryColumns, HowFar } from './how-far';
import { Page, Section } from './page';
import { Table } from './table';
import { t } from './texts';

interface MailFile {
  readonly file: string;
  readonly to: string;
  readonly subject: string;
  readonly at: string;
  readonly text: string;
}

/** What was sent to whom and how far it got; where no mail server is set, the mails themselves. */
export function MailPage() {
  const deliveries = useList<Delivery>('/api/deliveries');
  const files = useLoad<List<MailFile>>('/api/deliveries/mail');
  const isServerSet = files.problem?.code === 'mail.goes_to_a_server';
  return (
    <Page title={t('console.nav_mail')} tab={t('console.nav_mail')}>
      <button
        type="button"
        onClick={() => {
          deliveries.reload();
          files.reload();
        }}
      >
        {t('common.refresh')}
      </button>
      <Section title={t('mail_page.deliveries')}>
        <Loaded from={deliveries}>
          {({ items }) => (
            <Table<Delivery>
              caption={t('mail_page.deliveries')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('mail_page.no_deliveries')}
              more={deliveries.more}
              columns={[
                ...deliveryColumns(),
                {
                  label: t('mail_page.channel'),
                  cell: ({ channel }) =>
                    hasText(`mail_page.channel_${channel}`) ? (
                      text(`mail_page.channel_${channel}`)
                    ) : (
                      <Code>{channel}</Code>
                    ),
                },
                { label: t('mail_page.state'), cell: (delivery) => <HowFar {...delivery} /> },
                { label: t('mail_page.attempts'), cell: ({ attempts }) => attempts, isNumber: true },
                { label: t('mail_page.sent_at'), cell: ({ sentAt }) => (sentAt === null ? '' : moment(sentAt)) },
              ]}
            />
          )}
        </Loaded>
      </Section>
      {!isServerSet && (
        <Section title={t('mail_page.files')}>
          <p class="quiet">{t('mail_page.files_hint')}</p>
          <Loaded from={files}>
            {({ items }) =>
              items.length === 0 ? (
                <p class="note">{t('mail_page.files_none')}</p>
              ) : (
                <ul class="cards">
                  {items.map((mail) => (
                    <Mail key={mail.file} mail={mail} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Section>
      )}
    </Page>
  );
}

const Mail = ({ mail }: { mail: MailFile }) => (
  <li class="card stack">
    <h3>
      <bdi>{mail.subject}</bdi>
    </h3>
    <p class="quiet">
      {moment(mail.at)} · {t('mail_page.recipient')}: <bdi dir="ltr">{mail.to}</bdi>
    </p>
    <div class="mail-text" dir="auto">
      {mail.text}
    </div>
  </li>
);
