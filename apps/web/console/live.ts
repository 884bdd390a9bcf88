import { computed, effect, signal } from '@preact/signals';
import type { Subject } from '@corridor/domain/audit';
import { useEffect, useRef } from 'preact/hooks';
import { inOperation } from '../shared/api';
import type { NowBoard } from '../shared/answers';
import { type Load, type Pages, useList, useLoad } from '../shared/load';
import { loadSession } from '../shared/session';
import { operation, session } from '../shared/session-state';
import { may } from './may';

/** Without the stream the pages ask by themselves this often. Milliseconds. */
const ASK_MS = 20_000;
/** Changes that come together lead to one question. */
const GATHER_MS = 150;

/** The board as base last sent it, with what this device's clock must be moved by to say base's time. */
export const nowBoard = signal<NowBoard | null>(null);
export const clockSkewMs = signal(0);

/** Since when the page has heard nothing from base by itself; null while the stream is open. */
export const silentSince = signal<number | null>(null);

type Hear = (subjects: readonly Subject[] | 'all') => void;
const hearers = new Set<Hear>();
const tellAll = (subjects: readonly Subject[] | 'all'): void => {
  for (const hear of hearers) hear(subjects);
};

const watchedId = computed(() => (session.value && may('now.read') ? (operation.value?.id ?? null) : null));

/** Keeps a stream open to the operation on the screen, as long as somebody who may hear it is signed in. */
export function startLive(): void {
  effect(() => {
    const id = watchedId.value;
    nowBoard.value = null;
    silentSince.value = null;
    return id === null ? undefined : listen();
  });
}

/** Only while the page is seen: a browser gives one server six connections, and every tab would hold one of them. */
function listen(): () => void {
  let source: EventSource | null = null;
  const look = (): void => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else source ??= connect();
  };
  const timer = setInterval(() => {
    if (silentSince.peek() === null || !source) return;
    tellAll('all');
    // The browser gives up for good where base answered with a refusal: the session may have ended.
    if (source.readyState === EventSource.CLOSED) {
      void loadSession();
      source = connect();
    }
  }, ASK_MS);
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    source?.close();
  };
}

function connect(): EventSource {
  const source = new EventSource(inOperation('/api/live?board=now'));
  const on = (event: string, hear: (data: unknown) => void): void => {
    source.addEventListener(event, ({ data }: MessageEvent<string>) => {
      hear(JSON.parse(data));
    });
  };
  on('begin', () => {
    silentSince.value = null;
    tellAll('all');
  });
  on('reset', () => {
    tellAll('all');
  });
  on('change', (data) => {
    tellAll((data as { subjects: readonly Subject[] }).subjects); // as the API describes it
  });
  on('now', (data) => {
    takeBoard(data as NowBoard); // as the API describes it
  });
  source.addEventListener('error', () => {
    silentSince.value ??= Date.now();
  });
  return source;
}

/** A board from either way; an older one than what stands is late and says nothing new. */
export function takeBoard(board: NowBoard): void {
  const standing = nowBoard.peek();
  if (standing && standing.asOf > board.asOf) return;
  nowBoard.value = board;
  clockSkewMs.value = Date.parse(board.asOf) - Date.now();
}

/** Asks anew when something changed that the page shows; what is typed into its forms stays. */
export function useLive(load: Pick<Load<unknown>, 'reload'>, concerns: (subject: Subject) => boolean): void {
  const latest = useRef({ load, concerns });
  latest.current = { load, concerns };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear: Hear = (subjects) => {
      if (subjects !== 'all' && !subjects.some(latest.current.concerns)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        latest.current.load.reload();
      }, GATHER_MS);
    };
    hearers.add(hear);
    return () => {
      clearTimeout(timer);
      hearers.delete(hear);
    };
  }, []);
}

type Kinds = readonly Subject['kind'][];

/** One thing, asked anew when it changes. */
export function useLiveLoad<T>(path: string, kinds: Kinds, id?: string): Load<T> {
  const load = useLoad<T>(path);
  useLive(load, (subject) => kinds.includes(subject.kind) && (id === undefined || subject.id === id));
  return load;
}

/** A list, asked anew when one of a kind changes. */
export function useLiveList<T>(path: string, kinds: Kinds): Pages<T> {
  const list = useList<T>(path);
  useLive(list, (subject) => kinds.includes(subject.kind));
  return list;
}
