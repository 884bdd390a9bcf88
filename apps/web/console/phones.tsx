import type { List } from '../shared/answers';
import { Name } from '../shared/code';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { Table } from './table';
import { t } from './texts';

interface Device {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  readonly isMine: boolean;
  readonly enrolledAt: string;
  readonly revokedAt: string | null;
  readonly lastHeardAt: string | null;
}

/** Phones that were set up, each to be taken out of use at once: the person's own, or everybody's for who keeps them. */
export function Phones({ isMine }: { isMine: boolean }) {
  const devices = useLoad<List<Device>>('/api/devices');
  return (
    <>
      <p>{t('accounts.phones_intro')}</p>
      <Loaded from={devices}>
        {({ items }) => (
          <Table<Device>
            caption={t('accounts.phones')}
            rows={isMine ? items.filter((each) => each.isMine) : items}
            rowKey={({ id }) => id}
            empty={t('accounts.phones_none')}
            columns={[
              { label: t('accounts.phone'), cell: ({ name }) => <Name>{name}</Name> },
              ...(isMine
                ? []
                : [{ label: t('accounts.phone_of'), cell: ({ accountName }: Device) => <Name>{accountName}</Name> }]),
              { label: t('accounts.phone_since'), cell: ({ enrolledAt }) => moment(enrolledAt) },
              {
                label: t('accounts.phone_heard'),
                cell: ({ lastHeardAt }) => (lastHeardAt === null ? t('accounts.phone_never') : moment(lastHeardAt)),
              },
              {
                label: t('accounts.phone_end'),
                cell: ({ id, revokedAt }) =>
                  revokedAt === null ? (
                    <CommandForm
                      look="plain"
                      submit={t('accounts.phone_end')}
                      done={devices.reload}
                      failed={devices.reload}
                      request={() => ({ path: `/api/devices/${id}/revocation`, body: {} })}
                    />
                  ) : (
                    t('accounts.phone_ended', { time: moment(revokedAt) })
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
