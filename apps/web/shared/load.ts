import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { List } from './answers';
import { get, type Problem } from './api';
import { operation } from './session-state';

export interface Load<T> {
  /** The last answer; stays while a newer one is on its way or did not come. */
  readonly value: T | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

const rounds = signal(0);

/** Asks base again for everything on the screen; what stands there stays until the answer comes. */
export function reloadAll(): void {
  rounds.value += 1;
}

/** What base answers to a GET, asked again when the path or the operation changes. A null path asks nothing. */
export function useLoad<T>(path: string | null): Load<T> {
  const [state, setState] = useState<Omit<Load<T>, 'reload'> & { readonly of: string | null }>(() => blank(path));
  const asked = useRef(0);
  const subject = path === null ? null : `${path} ${operation.value?.id ?? ''}`;

  const ask = (): void => {
    if (path === null) return;
    const turn = (asked.current += 1);
    setState((before) => ({ ...(before.of === subject ? before : blank(subject)), isLoading: true }));
    void get<T>(path).then((answer) => {
      if (turn !== asked.current) return;
      setState((before) => ({
        of: subject,
        isLoading: false,
        value: answer.ok ? answer.value : before.value,
        problem: answer.ok ? undefined : answer.problem,
      }));
    });
  };
  useEffect(ask, [subject, rounds.value]);

  return { ...(state.of === subject ? state : blank<T>(subject)), reload: ask };
}

const blank = <T>(of: string | null): Omit<Load<T>, 'reload'> & { readonly of: string | null } => ({
  of,
  value: undefined,
  problem: undefined,
  isLoading: of !== null,
});

export interface Pages<T> extends Load<List<T>> {
  /** Asks for the next page; undefined where there is none. */
  readonly more: (() => void) | undefined;
}

/** A list by cursor: the first page, and more on request. */
export function useList<T>(path: string): Pages<T> {
  const first = useLoad<List<T>>(path);
  const [further, setFurther] = useState<{
    readonly of: unknown;
    readonly items: readonly T[];
    readonly cursor: string | null | undefined;
  }>();
  const mine = further?.of === first.value ? further : undefined;
  const cursor = mine ? mine.cursor : first.value?.nextCursor;

  const more = async (after: string): Promise<void> => {
    const answer = await get<List<T>>(`${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`);
    if (!answer.ok) return;
    setFurther({
      of: first.value,
      items: [...(mine?.items ?? []), ...answer.value.items],
      cursor: answer.value.nextCursor,
    });
  };
  const value = first.value && { ...first.value, items: [...first.value.items, ...(mine?.items ?? [])] };
  return { ...first, value, more: typeof cursor === 'string' ? () => void more(cursor) : undefined };
}
