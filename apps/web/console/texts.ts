import type { MessageKey } from '@corridor/messages/index';
import { localeOf } from '@corridor/messages/language';
import { shown, text, type Values } from '../shared/language';
import type { consoleTexts } from './text-scope';

type ConsoleKey = Extract<MessageKey, `${(typeof consoleTexts)[number]}.${string}`>;

export const t = (key: ConsoleKey, values?: Values): string => text(key, values);

export const number = (value: number): string => new Intl.NumberFormat(localeOf(shown.value.language)).format(value);

/** A share of 1 as a percentage without decimals: more would say more than so few people can. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(localeOf(shown.value.language), { style: 'percent' }).format(share);
