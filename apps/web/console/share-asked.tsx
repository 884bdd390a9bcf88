import { Code, Name } from '../shared/code';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { columnsSaid, type CopyAskedFor, versionName } from './lists';
import { t } from './texts';

/** What somebody is asked to sign for, as it would go out now. */
export function ShareAsked({ id }: { id: string }) {
  const load = useLoad<CopyAskedFor>(`/api/lists/copies/asked/${id}`);
  return (
    <Loaded from={load}>
      {(asked) => (
        <>
          <p>{versionName(asked, asked.versionNumber ?? 0)}</p>
          <dl class="facts">
            <div>
              <dt>{t('lists.recipient')}</dt>
              <dd>
                <Name>{asked.recipient}</Name>
              </dd>
            </div>
            <div>
              <dt>{t('lists.columns')}</dt>
              <dd>{columnsSaid(asked.columns)}</dd>
            </div>
            <div>
              <dt>{t('lists.purpose_label')}</dt>
              <dd>{t(`lists.copy_purpose.${asked.purpose}`)}</dd>
            </div>
            <div>
              <dt>{t('lists.until')}</dt>
              <dd>{moment(asked.expiresAt)}</dd>
            </div>
          </dl>
          <p>
            <strong>{t('lists.would_name', { n: asked.people })}</strong>
          </p>
          {asked.neverAsked > 0 && <p class="note note-wait">{t('lists.never_asked', { n: asked.neverAsked })}</p>}
          {asked.sharingUnanswered > 0 && (
            <p class="note note-wait">{t('lists.sharing_unanswered', { n: asked.sharingUnanswered })}</p>
          )}
          {asked.declinedToShare > 0 && <p>{t('lists.declined_to_share', { n: asked.declinedToShare })}</p>}
          {asked.leftOut.length > 0 && (
            <>
              <p>{t('lists.left_out')}</p>
              <ul>
                {asked.leftOut.map(({ id: caseId, code, why }) => (
                  <li key={caseId}>
                    <Code>{code}</Code> {t(`lists.why.${why}`)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Loaded>
  );
}
