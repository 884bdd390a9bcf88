import type { Severity } from '@corridor/domain/notifications';
import { useEffect, useRef } from 'preact/hooks';
import type { List } from '../shared/answers';
import { newKey, send } from '../shared/api';
import { useLoad } from '../shared/load';
import { A_MINUTE_MS, useEvery } from './every';
import { isSoundOn, ring } from './sound';

interface Message {
  readonly id: string;
  readonly severity: Severity;
  readonly readAt: string | null;
}

const ASK_MS = 5_000;
const RING_AGAIN_MS = 30_000;
/** Who has not come by then is not in the room. */
const MOST_RINGS = 10;

/** One a page: so that one that is closed or silent does not speak for another. */
const browserId = newKey();

/** Rings for what comes in while the page is open with its sound on, and says to base that somebody can hear it here. */
export const AlarmBell = () => (isSoundOn.value ? <Listening /> : null);

function Listening() {
  const inbox = useLoad<List<Message>>('/api/notifications?limit=20');
  const rings = useRef<Map<string, number> | undefined>(undefined);
  useEvery(ASK_MS, inbox.reload);
  useEvery(A_MINUTE_MS, () => void say(true));
  useEffect(() => {
    void say(true);
    return () => void say(false);
  }, []);

  const alarms = (inbox.value?.items ?? []).filter(({ severity, readAt }) => severity === 'alarm' && readAt === null);
  const ringFor = (isDue: (rung: number | undefined) => boolean): void => {
    if (!rings.current) return;
    const due = alarms.filter(({ id }) => isDue(rings.current?.get(id)));
    for (const { id } of due) rings.current.set(id, (rings.current.get(id) ?? 0) + 1);
    if (due.length > 0) ring();
  };
  useEffect(() => {
    if (!inbox.value) return;
    // What lay there unread before the page was opened is seen in the inbox; it does not ring.
    if (rings.current) ringFor((rung) => rung === undefined);
    else rings.current = new Map(alarms.map(({ id }) => [id, MOST_RINGS]));
  }, [inbox.value]);
  useEvery(RING_AGAIN_MS, () => {
    ringFor((rung) => rung !== undefined && rung < MOST_RINGS);
  });
  return null;
}

const say = (isOn: boolean) => send({ path: '/api/rota/listening', body: { browserId, isOn } });
