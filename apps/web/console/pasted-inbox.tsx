import { minutesBetween } from '@corridor/domain/time';
import { useEffect, useRef, useState } from 'preact/hooks';
import { newKey, type Problem, send } from '../shared/api';
import { Chip } from '../shared/chip';
import { Name } from '../shared/code';
import { NoteField, textOf } from '../shared/fields';
import { useList } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { saidOf } from '../shared/texts';
import { instantIn, moment } from '../shared/time';
import { CommandForm } from './command-form';
import { useLive } from './live';
import { logCall, useAfterCall } from './log-call';
import { may } from './may';
import { Folded } from './page';
import { t } from './texts';

interface PastedItem {
  readonly id: string;
  readonly pastedAt: string;
  readonly pastedByName: string;
  readonly purgeAt: string;
}

/** The time that is left shrinks while somebody looks at it. */
const LOOK_EVERY_MS = 60_000;

/** Texts that wait for somebody, the one with the least time first. */
export function PastedInbox() {
  const texts = useList<PastedItem>('/api/calls/pasted');
  useAfterCall(texts.reload);
  useLive(texts, ({ kind }) => kind === 'pasted_text');
  const latest = useRef(texts.reload);
  latest.current = texts.reload;
  useEffect(() => {
    const timer = setInterval(() => {
      latest.current();
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return (
    <>
      <p>{t('calls.pasted_hint')}</p>
      {may('calls.log') && (
        <Folded title={t('calls.pasted_new')}>
          <CommandForm
            submit={t('calls.pasted_keep')}
            request={(data) => ({ path: '/api/calls/pasted', body: { text: textOf(data, 'text') } })}
            done={texts.reload}
          >
            <NoteField name="text" label={t('calls.pasted_text')} maxLength={8_000} />
          </CommandForm>
        </Folded>
      )}
      <Loaded from={texts}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="note">{t('calls.pasted_empty')}</p>
          ) : (
            <ul class="cards">
              {items.map((item) => (
                <PastedCard key={item.id} item={item} reload={texts.reload} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {texts.more && (
        <button type="button" onClick={texts.more}>
          {t('common.show_more')}
        </button>
      )}
    </>
  );
}

function PastedCard({ item, reload }: { item: PastedItem; reload: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const read = async (): Promise<void> => {
    const path = `/api/calls/pasted/${item.id}/disclosures`;
    const answer = await send<{ text: string }>({ path, body: { purpose: 'duty' }, key: newKey() });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) logCall({ id: item.id, text: answer.value.text });
  };
  return (
    <li class="card stack">
      <TimeLeft purgeAt={item.purgeAt} />
      <dl class="facts">
        <div>
          <dt>{t('calls.pasted_at')}</dt>
          <dd>{moment(item.pastedAt)}</dd>
        </div>
        <div>
          <dt>{t('calls.pasted_by')}</dt>
          <dd>
            <Name>{item.pastedByName}</Name>
          </dd>
        </div>
      </dl>
      <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
      {may('calls.log') && (
        <button type="button" class="main" title={t('waiting.identity_hint')} onClick={() => void read()}>
          {t('calls.pasted_log')}
        </button>
      )}
      {may('calls.log') && (
        <Folded title={t('calls.pasted_not_needed')}>
          <CommandForm
            submit={t('calls.pasted_delete')}
            look="alarm"
            request={() => ({ path: `/api/calls/pasted/${item.id}/settlement`, body: { outcome: 'not_needed' } })}
            done={reload}
            failed={reload}
          >
            <p>{t('convoys.confirm')}</p>
          </CommandForm>
        </Folded>
      )}
    </li>
  );
}

const LAST_HOURS = 2;

function TimeLeft({ purgeAt }: { purgeAt: string }) {
  const minutes = Math.max(0, Math.floor(minutesBetween(instantIn(0), purgeAt)));
  const isLate = minutes < LAST_HOURS * 60;
  return (
    <p class="chips">
      <Chip shape={isLate ? 'alert' : 'ring'} tone={isLate ? 'alarm' : 'wait'}>
        {isLate ? t('calls.minutes_left', { n: minutes }) : t('calls.hours_left', { n: Math.floor(minutes / 60) })}
      </Chip>
    </p>
  );
}
