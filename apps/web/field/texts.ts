import type { MessageKey } from '@corridor/messages/index';
import { text, type Values } from '../shared/language';
import type { fieldTexts } from './text-scope';

type FieldKey = Extract<MessageKey, `${(typeof fieldTexts)[number]}.${string}`>;

export const t = (key: FieldKey, values?: Values): string => text(key, values);
