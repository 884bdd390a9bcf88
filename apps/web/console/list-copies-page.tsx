import { Code, Name } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { moment, operationNow } from '../shared/time';
import { CommandForm } from './command-form';
import { CopyOut } from './copy-out';
import { columnsSaid, type CopyItem, versionName } from './lists';
import { useLiveList } from './live';
import { Folded, Page } from './page';
import { t } from './texts';

/** The register: who was given which list. */
export function ListCopiesPage() {
  const copies = useLiveList<CopyItem>('/api/lists/copies', ['list_copy']);
  return (
    <Page title={t('lists.copies')} tab={t('lists.copies')}>
      <p>{t('lists.copies_hint')}</p>
      <p>
        <a href="#/lists">{t('lists.title')}</a>
      </p>
      <Loaded from={copies}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="note">{t('lists.copies_empty')}</p>
          ) : (
            <ul class="cards">
              {items.map((copy) => (
                <li key={copy.id} class="card stack">
                  <CopyCard copy={copy} reload={copies.reload} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {copies.more && (
        <button type="button" onClick={copies.more}>
          {t('common.show_more')}
        </button>
      )}
    </Page>
  );
}

function CopyCard({ copy, reload }: { copy: CopyItem; reload: () => void }) {
  const isOver = copy.expiresAt <= new Date(operationNow()).toISOString();
  return (
    <>
      <h2>
        <Name>{copy.recipient}</Name>
      </h2>
      <p>
        {t('lists.copy_n', { n: copy.number })} · {versionName(copy, copy.versionNumber)}{' '}
        <Code>{copy.hash.slice(0, 12)}</Code>
      </p>
      <CopyFacts copy={copy} />
      {copy.withdrawnAt !== null && (
        <p class="note note-alarm">{t('lists.withdrawn', { time: moment(copy.withdrawnAt) })}</p>
      )}
      {copy.withdrawnAt === null && isOver && <p class="note">{t('lists.expired')}</p>}
      {copy.withdrawnAt === null && !isOver && copy.isMine && <CopyOut id={copy.id} done={reload} />}
      {copy.withdrawnAt === null && (
        <Folded title={t('lists.withdraw')}>
          <p>{t('lists.withdraw_hint')}</p>
          <CommandForm
            submit={t('lists.withdraw')}
            look="alarm"
            done={reload}
            failed={reload}
            request={() => ({ path: `/api/lists/copies/${copy.id}/withdrawal`, body: {} })}
          />
        </Folded>
      )}
    </>
  );
}

const CopyFacts = ({ copy }: { copy: CopyItem }) => (
  <dl class="facts">
    {(
      [
        [t('lists.columns'), columnsSaid(copy.columns)],
        [t('lists.purpose_label'), t(`lists.copy_purpose.${copy.purpose}`)],
        [t('lists.who'), t('lists.people_n', { n: copy.people })],
        ...(copy.declinedToShare > 0
          ? [[t('prepare.sharing'), t('lists.declined_to_share', { n: copy.declinedToShare })] as const]
          : []),
        [t('lists.asked_by'), <Name key="asked">{copy.askedByName}</Name>],
        [t('lists.signed_by'), <Name key="signed">{copy.signedByName}</Name>],
        [t('lists.shared_at'), moment(copy.sharedAt)],
        [t('lists.until'), moment(copy.expiresAt)],
        [t('lists.take'), t('lists.taken', { n: copy.timesTaken })],
      ] as const
    ).map(([label, said]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{said}</dd>
      </div>
    ))}
  </dl>
);
