import { Name } from '../shared/code';
import { t } from './texts';

/** Whom a figure counts, in the words of its source; that a source does not say it is worth reading too. */
export const WhatItCounts = ({ said }: { said: string }) =>
  said === '' ? <span class="quiet">{t('lists.not_stated')}</span> : <Name>{said}</Name>;
