import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { announcement } from './announcement';
import { t } from './texts';

interface Props {
  readonly title: ComponentChildren;
  /** What the browser's tab says: a kind of page, never a code or a name. */
  readonly tab: string;
  readonly children: ComponentChildren;
}

/** One page: its heading takes the focus, so that keyboard and screen reader start where the eye does. */
export function Page({ title, tab, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    announcement.value = '';
  }, []);
  useEffect(() => {
    document.title = `${tab} · ${t('console.app_name')}`;
  }, [tab]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}

/** A part of a page with its own heading. */
export const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

/** A form that is there when wanted and out of the way when not. */
export const Folded = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <details class="card folded">
    <summary>{title}</summary>
    {children}
  </details>
);
