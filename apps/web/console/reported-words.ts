import { hasText, text } from '../shared/language';

/** What a code stands for; one that has no text yet is said as it is. */
export const whatOf = (what: string): string =>
  hasText(`reported.what.${what}`) ? text(`reported.what.${what}`) : what.replaceAll('_', ' ');
