import type { ClientKind } from '@corridor/domain/accounts';
import { useState } from 'preact/hooks';
import type { List } from '../shared/answers';
import { type Problem, send } from '../shared/api';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { loadSession } from '../shared/session';
import { saidOf } from '../shared/texts';
import { moment } from '../shared/time';
import { Section } from './page';
import { Table } from './table';
import { t } from './texts';

interface OpenSession {
  readonly id: string;
  readonly client: ClientKind;
  readonly createdAt: string;
  readonly isThis: boolean;
}

/** Where the person is signed in, each to be ended at once: a phone that was lost. */
export function MySessions() {
  const sessions = useLoad<List<OpenSession>>('/api/sessions');
  const [problem, setProblem] = useState<Problem>();
  const end = async ({ id, isThis }: OpenSession): Promise<void> => {
    const answer = await send({ method: 'DELETE', path: `/api/sessions/${id}` });
    setProblem(answer.ok ? undefined : answer.problem);
    if (isThis) void loadSession();
    else sessions.reload();
  };
  return (
    <Section title={t('accounts.sessions')}>
      <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
      <Loaded from={sessions}>
        {({ items }) => (
          <Table<OpenSession>
            caption={t('accounts.sessions')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('common.none')}
            columns={[
              { label: t('accounts.session_from'), cell: ({ client }) => t(`accounts.client.${client}`) },
              {
                label: t('accounts.session_opened'),
                cell: ({ createdAt, isThis }) =>
                  `${moment(createdAt)}${isThis ? ` · ${t('accounts.session_this')}` : ''}`,
              },
              {
                label: t('accounts.session_end'),
                cell: (each) => (
                  <button type="button" onClick={() => void end(each)}>
                    {t('accounts.session_end')}
                  </button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
