import type { SubjectKind } from '@corridor/domain/audit';
import type { ProposalDetails, ProposalKind } from '@corridor/domain/open-items';
import { useState } from 'preact/hooks';
import { newKey, type Problem, send } from '../shared/api';
import { Name } from '../shared/code';
import { NoteField, textOf } from '../shared/fields';
import { Loaded } from '../shared/loaded';
import { saidOf } from '../shared/texts';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { useLiveList } from './live';
import { may } from './may';
import { Folded, Page } from './page';
import { ShareAsked } from './share-asked';
import { SubjectLink } from './subject-link';
import { TakeSignatureBack } from './take-signature-back';
import { t } from './texts';

interface Proposal {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly reference: string | null;
  readonly proposedAt: string;
  readonly proposedByName: string;
  readonly isMine: boolean;
  /** When whoever asked went ahead alone. */
  readonly proceededAt: string | null;
  readonly mayProceedAlone: boolean;
  readonly details: ProposalDetails;
  /** Signed for already; until when it can be taken out, or taken back. */
  readonly openUntil: string | null;
}

/** What one person asked for and a second has to sign before it happens. */
export function SignaturesPage() {
  const proposals = useLiveList<Proposal>('/api/proposals', ['case', 'operation', 'open_item', 'list', 'import']);
  return (
    <Page title={t('open_item.signatures')} tab={t('open_item.signatures')}>
      <Loaded from={proposals}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="note">{t('open_item.signatures_none')}</p>
          ) : (
            <ul class="cards">
              {items.map((each) => (
                <Waiting key={each.id} proposal={each} reload={proposals.reload} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {may('keys.rotate') && (
        <Folded title={t('open_item.rotate')}>
          <p>{t('open_item.rotate_intro')}</p>
          <CommandForm
            submit={t('waiting.erase_ask')}
            done={proposals.reload}
            request={(data) => ({
              path: '/api/operations/current/key-rotation',
              body: { reason: textOf(data, 'reason') },
            })}
          >
            <NoteField name="reason" label={t('waiting.reason')} />
          </CommandForm>
        </Folded>
      )}
    </Page>
  );
}

const Waiting = ({ proposal, reload }: { proposal: Proposal; reload: () => void }) => (
  <li class="card stack">
    <h2>{t(`open_item.proposal.${proposal.kind}`)}</h2>
    <SubjectLink kind={proposal.subjectKind} id={proposal.subjectId} reference={proposal.reference} />
    <p class="quiet">
      {t('open_item.proposed_by')}: <Name>{proposal.proposedByName}</Name> · {moment(proposal.proposedAt)}
    </p>
    {proposal.proceededAt !== null && (
      <p class="note note-alarm">{t('open_item.proceeded', { time: moment(proposal.proceededAt) })}</p>
    )}
    {proposal.kind === 'share_list' && <ShareAsked id={proposal.id} />}
    {proposal.kind === 'export_import' && (
      <p>
        <strong>{t('imports.export_names', { n: Number(proposal.details['people']) })}</strong>
      </p>
    )}
    <Reason id={proposal.id} />
    {proposal.openUntil === null ? (
      <Answers proposal={proposal} reload={reload} />
    ) : (
      <>
        <p class="note note-good">{t('imports.export_until', { time: moment(proposal.openUntil) })}</p>
        <TakeSignatureBack id={proposal.id} reload={reload} />
      </>
    )}
  </li>
);

const Answers = ({ proposal, reload }: { proposal: Proposal; reload: () => void }) => (
  <>
    {proposal.isMine ? (
      <>
        <p class="note">{t('open_item.own_proposal')}</p>
        {proposal.mayProceedAlone && (
          <Folded title={t('open_item.proceed')}>
            <p>{t('open_item.proceed_hint')}</p>
            <CommandForm
              submit={t('open_item.proceed')}
              look="alarm"
              done={reload}
              failed={reload}
              request={() => ({ path: `/api/proposals/${proposal.id}/proceeding`, body: {} })}
            />
          </Folded>
        )}
      </>
    ) : (
      <CommandForm
        submit={t('open_item.sign')}
        look="alarm"
        done={reload}
        failed={reload}
        request={() => ({ path: `/api/proposals/${proposal.id}/signature`, body: {} })}
      />
    )}
    <CommandForm
      submit={t('open_item.decline')}
      look="plain"
      done={reload}
      failed={reload}
      request={() => ({ path: `/api/proposals/${proposal.id}/decline`, body: {} })}
    />
  </>
);

/** The words that say why: sealed, and each reading is logged. */
function Reason({ id }: { id: string }) {
  const [reason, setReason] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const show = async (): Promise<void> => {
    const path = `/api/proposals/${id}/disclosures`;
    const answer = await send<{ reason: string | null }>({ path, body: { purpose: 'audit' }, key: newKey() });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setReason(answer.value.reason ?? '');
  };
  return (
    <div aria-live="polite">
      {problem && <p class="note note-alarm">{saidOf(problem)}</p>}
      {reason === undefined ? (
        <button type="button" title={t('waiting.identity_hint')} onClick={() => void show()}>
          {t('open_item.show_reason')}
        </button>
      ) : (
        <p>
          <Name>{reason}</Name>
        </p>
      )}
    </div>
  );
}
