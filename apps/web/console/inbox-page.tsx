import type { SubjectKind } from '@corridor/domain/audit';
import type { Severity, ToldEvent } from '@corridor/domain/notifications';
import { useEffect, useRef } from 'preact/hooks';
import { send } from '../shared/api';
import { Chip, type Shape, type Tone } from '../shared/chip';
import { useList } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { Page } from './page';
import { SubjectLink } from './subject-link';
import { Table } from './table';
import { t } from './texts';
import { Undelivered } from './undelivered';

interface Message {
  readonly id: string;
  readonly event: ToldEvent;
  readonly severity: Severity;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly reference: string | null;
  readonly at: string;
  readonly readAt: string | null;
  readonly acknowledgedAt: string | null;
}

const look: Readonly<Record<Severity, readonly [Shape, Tone]>> = {
  info: ['ring', 'quiet'],
  attention: ['dot', 'wait'],
  alarm: ['alert', 'alarm'],
};

/** A message is written a moment after the entry that it tells of, and the live stream tells of entries: so the page asks. */
const ASK_AGAIN_MS = 5_000;
const PAGE = 50;

export function InboxPage() {
  const messages = useList<Message>(`/api/notifications?limit=${String(PAGE)}`);
  const latest = useRef(messages);
  latest.current = messages;
  useEffect(() => {
    const timer = setInterval(() => {
      // Who asked for older ones is reading: they stay.
      const isFirstPage = (latest.current.value?.items.length ?? 0) <= PAGE;
      if (document.visibilityState === 'visible' && isFirstPage) latest.current.reload();
    }, ASK_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const markRead = async (id: string): Promise<void> => {
    await send({ path: `/api/notifications/${id}/read` });
    messages.reload();
  };
  const acknowledge = async (id: string): Promise<void> => {
    await send({ path: `/api/notifications/${id}/acknowledgement` });
    messages.reload();
  };
  return (
    <Page title={t('console.nav_inbox')} tab={t('console.nav_inbox')}>
      <button type="button" onClick={messages.reload}>
        {t('common.refresh')}
      </button>
      <Undelivered />
      <Loaded from={messages}>
        {({ items }) => (
          <Table<Message>
            caption={t('console.nav_inbox')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('inbox.empty')}
            more={messages.more}
            columns={[
              { label: t('inbox.when'), cell: ({ at }) => moment(at) },
              {
                label: t('inbox.how_loud'),
                cell: ({ severity }) => (
                  <Chip shape={look[severity][0]} tone={look[severity][1]}>
                    {t(`severity.${severity}`)}
                  </Chip>
                ),
              },
              { label: t('inbox.what'), cell: ({ event }) => t(`event.${event}`) },
              {
                label: t('inbox.about'),
                cell: ({ subjectKind, subjectId, reference }) => (
                  <SubjectLink kind={subjectKind} id={subjectId} reference={reference} />
                ),
              },
              {
                label: t('inbox.unread'),
                cell: ({ id, severity, readAt, acknowledgedAt }) =>
                  // An alarm goes on looking for its reader until they say that they have seen it.
                  severity === 'alarm' && acknowledgedAt === null ? (
                    <button type="button" class="primary" onClick={() => void acknowledge(id)}>
                      {t('inbox.acknowledge')}
                    </button>
                  ) : acknowledgedAt !== null ? (
                    <span class="quiet">{t('inbox.acknowledged_at', { time: moment(acknowledgedAt) })}</span>
                  ) : readAt === null ? (
                    <button type="button" onClick={() => void markRead(id)}>
                      {t('inbox.mark_read')}
                    </button>
                  ) : (
                    <span class="quiet">{t('inbox.read_at', { time: moment(readAt) })}</span>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
