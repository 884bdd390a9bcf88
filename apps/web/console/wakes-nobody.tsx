import { may } from './may';
import { t } from './texts';

/** Said where a convoy moves and its alarm would be heard by nobody (DOMAIN 0.8). */
export const WakesNobody = () => (
  <p class="note note-alarm">
    <strong>{t('rota.wakes_nobody')}</strong> <span>{t('rota.wakes_nobody_why')}</span>{' '}
    {may('rota.read') && <a href="#/rota">{t('rota.title')}</a>}
  </p>
);
