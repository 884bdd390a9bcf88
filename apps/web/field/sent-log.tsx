import { countOthers } from '@corridor/domain/convoys';
import type { ConvoyPage } from '../shared/answers';
import { saidOf } from '../shared/texts';
import { moment } from '../shared/time';
import { isSame } from './foreseen-convoy';
import { isUnsent } from './send-queue';
import { type About, sent, type SentMessage } from './sending';
import { t } from './texts';

interface Line {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly state: 'sending' | 'received' | 'waiting' | 'refused';
  readonly saying: string;
}

/**
 * What was sent, newest first, and how far it got: never *safe*, only *received by base*. Beside a convoy only what is
 * about it, and whatever is not sent yet.
 */
export function SentLog({ convoy }: { convoy?: ConvoyPage }) {
  const own = sent.value.filter(
    (message) => !convoy || isUnsent(message) || ('convoyId' in message.about && message.about.convoyId === convoy.id),
  );
  const known = (convoy?.reports ?? []).filter(
    (report) =>
      // A report keeps the message's key where it is no word of the road.
      !own.some(({ key, about }) => key === report.id || (about.kind === 'report' && isSame(report, about))),
  );
  const lines = [...known.map(lineOfReport), ...own.map(lineOfMessage)].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <section class="card">
      <h2>{t('field.log')}</h2>
      {lines.length === 0 && <p class="quiet">{t('field.log_empty')}</p>}
      <ul class="log" aria-live="polite">
        {lines.map(({ id, at, what, state, saying }) => (
          <li key={id} class={`log-${state}`}>
            <strong>{what}</strong> <span class="quiet">{t('field.said_at', { time: moment(at) })}</span>
            <span class="log-state">{saying}</span>
          </li>
        ))}
      </ul>
      <p class="quiet">{t('field.memory_only')}</p>
    </section>
  );
}

const lineOfReport = (report: ConvoyPage['reports'][number]): Line => ({
  id: report.id,
  at: report.occurredAt,
  what: wordsOf(report.kind, report),
  state: 'received',
  saying: t('field.received', { time: moment(report.recordedAt) }),
});

const lineOfMessage = (message: SentMessage): Line => ({
  id: message.key,
  at: message.about.occurredAt,
  what: whatOf(message.about),
  state: message.state === 'signed_out' ? 'waiting' : message.state,
  saying: stateOf(message),
});

function whatOf(about: About): string {
  switch (about.kind) {
    case 'report':
      return wordsOf(about.word, { ...about, ...(about.others ?? noOthers), saidCode: null });
    case 'boarding':
      return t('field.word_detail', { word: t(pressed[about.what]), detail: about.code });
    case 'patient':
      return t('field.patients_short', { code: about.code });
    case 'incident':
      return t('field.word_detail', { word: t('field.incident'), detail: t(`incident.kind.${about.what}`) });
    default:
      return about satisfies never;
  }
}

const noOthers = { women: null, men: null, girls: null, boys: null } as const;
const pressed = {
  boarded: 'boarding.step.boarded',
  declined: 'boarding.step.declined',
  off: 'boarding.step.taken_off',
  split: 'boarding.split',
  handed_over: 'boarding.step.handed_over',
} as const;

type Said = Pick<
  ConvoyPage['reports'][number],
  'reason' | 'patients' | 'companions' | 'saidCode' | keyof typeof noOthers
>;

function wordsOf(word: ConvoyPage['reports'][number]['kind'], details: Said): string {
  const { reason, patients, companions, saidCode } = details;
  const said = t(`convoy.report.${word}`);
  const detail =
    word === 'stopped' && reason
      ? t(`convoy.reason.${reason}`)
      : word === 'head_count'
        ? t('field.count_value', { patients: patients ?? 0, companions: companions ?? 0 })
        : word === 'others'
          ? t('boarding.people', { n: countOthers(details) })
          : saidCode;
  return detail === null ? said : t('field.word_detail', { word: said, detail });
}

export function stateOf({ state, isSigned, answer, problem }: SentMessage): string {
  switch (state) {
    case 'sending':
      return t('field.sending');
    case 'received': {
      const time = moment(answer?.recordedAt ?? '');
      if (answer?.heldBecause !== undefined) return t('field.in_review', { time });
      return (answer?.openItems ?? 0) > 0 ? t('field.received_looked_at', { time }) : t('field.received', { time });
    }
    case 'waiting':
      return t('field.not_sent');
    case 'signed_out':
      return t(isSigned ? 'field.not_sent_any_sign_in' : 'field.not_sent_signed_out');
    case 'refused':
      return t('field.call_base', { reason: problem ? saidOf(problem) : '' });
    default:
      return state satisfies never;
  }
}
