import type { MessageKey } from '@corridor/messages/index';
import type { Problem } from './api';
import { hasText, text, type Values } from './language';

/** Keys that both pages carry. */
type SharedKey = Extract<
  MessageKey,
  `${'common' | 'demo' | 'session' | 'error' | 'case' | 'incident' | 'convoy.status' | 'convoy.reason' | 'convoy.report'}.${string}`
>;

export const t = (key: SharedKey, values?: Values): string => text(key, values);

/** A refusal in the reader's words; a code that has no text yet is said with the code. */
export function saidOf({ status, code }: Problem): string {
  if (status === 0) return t('common.no_connection_read');
  if (hasText(`error.${code}`)) return text(`error.${code}`);
  if (status === 404 || code.endsWith('.unknown')) return t('error.not_found');
  if (status === 401) return t('error.session.required');
  if (status === 429) return t('error.too_many');
  return status >= 500 ? t('error.server') : t('error.unknown', { code });
}
