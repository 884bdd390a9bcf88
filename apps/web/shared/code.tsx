import type { ComponentChildren } from 'preact';

/** A code, plate or time range: reads from left to right wherever it stands. */
export const Code = ({ children }: { children: ComponentChildren }) => (
  <bdi dir="ltr" class="code">
    {children}
  </bdi>
);

/** A name or place that somebody typed: keeps its own direction. */
export const Name = ({ children }: { children: ComponentChildren }) => <bdi>{children}</bdi>;
