import type { MessageKey } from '@corridor/messages/index';
import { localeOf } from '@corridor/messages/language';
import { shown, text, type Values } from '../shared/language';
import type { consoleTexts } from './text-scope';

type ConsoleKey = Extract<MessageKey, `${(typeof consoleTexts)[number]}.${string}`>;

export const t = (key: ConsoleKey, values?: Values): string => text(key, values);

export const number = (value: number): string => new Intl.NumberFormat(localeOf(shown.value.language)).format(value);
