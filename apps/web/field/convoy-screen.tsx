import { useEffect } from 'preact/hooks';
import type { ConvoyPage } from '../shared/answers';
import { Chip, ConvoyChip } from '../shared/chip';
import { Code } from '../shared/code';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { operation, session } from '../shared/session-state';
import { moment } from '../shared/time';
import { AnotherCode } from './another-code';
import { aboardByName, familiesOf } from './boarding';
import { BoardingSection } from './boarding-section';
import { foresee } from './foreseen-convoy';
import { HeadCountForm } from './head-count-form';
import { useFresh } from './keep-fresh';
import { OthersForm } from './others-form';
import { sent } from './sending';
import { SentLog } from './sent-log';
import { t } from './texts';
import { WordButtons } from './word-buttons';

/** One convoy and nothing else: where it stands, what comes next, who boards, the head count, what was sent. */
export function ConvoyScreen({ id }: { id: string }) {
  const load = useLoad<ConvoyPage>(`/api/convoys/${id}`);
  const received = sent.value.filter(
    ({ state, about }) =>
      state === 'received' && (about.kind === 'report' || about.kind === 'boarding') && about.convoyId === id,
  ).length;
  useFresh(load);
  useEffect(() => {
    if (received > 0) load.reload();
  }, [received]);
  // Without a connection the phone goes on with what it holds; a notice says how old that is.
  const shown = load.value && load.problem?.status === 0 ? { ...load, problem: undefined } : load;
  return (
    <Loaded from={shown}>
      {(convoy) => (
        <>
          {load.problem?.status === 0 && (
            <p class="note note-wait" role="status">
              {t('common.no_connection_read')}
            </p>
          )}
          <Convoy convoy={convoy} />
        </>
      )}
    </Loaded>
  );
}

function Convoy({ convoy }: { convoy: ConvoyPage }) {
  if (!session.value || !operation.value) return null;
  const foreseen = foresee(convoy, sent.value, session.value, operation.value);
  const families = familiesOf(convoy, sent.value);
  const named = aboardByName(families);
  const leg = [...foreseen.legs].reverse().find(({ departedAt }) => departedAt !== null) ?? foreseen.legs[0];
  return (
    <>
      <section class="card">
        <h1 class="reference">
          <Code>{convoy.reference}</Code>
        </h1>
        <p class="chips">
          <ConvoyChip status={foreseen.status} />
          {convoy.problemAt && (
            <Chip shape="alert" tone="alarm">
              {t('convoy.report.problem')} {moment(convoy.problemAt)}
            </Chip>
          )}
        </p>
        {leg && <p class="leg">{t('field.leg', { from: leg.fromPlace, to: leg.toPlace })}</p>}
        <Standing status={foreseen.status} newsDueAt={foreseen.newsDueAt} />
      </section>
      <WordButtons convoyId={convoy.id} foreseen={foreseen} />
      {families.length > 0 && <BoardingSection convoy={convoy} families={families} actions={foreseen.actions} />}
      {foreseen.actions.includes('board') && <AnotherCode convoyId={convoy.id} families={families} />}
      {foreseen.actions.includes('others') && <OthersForm convoyId={convoy.id} />}
      {foreseen.actions.includes('head_count') && (
        <HeadCountForm
          // Whoever boards by name meanwhile is counted in.
          key={`${String(named?.patients)} ${String(named?.companions)}`}
          convoy={convoy}
          named={named}
        />
      )}
      <SentLog convoy={convoy} />
    </>
  );
}

/** What is waited for, in a sentence. */
function Standing({ status, newsDueAt }: { status: ConvoyPage['status']; newsDueAt: string | null }) {
  if (status === 'planned') return <p>{t('field.waiting_release')}</p>;
  if (status === 'arrived') return <p>{t('field.wait_base_count')}</p>;
  if (status === 'all_clear' || status === 'closed' || status === 'cancelled') return <p>{t('field.over')}</p>;
  return newsDueAt === null ? null : <p>{t('field.news_due', { time: moment(newsDueAt) })}</p>;
}
