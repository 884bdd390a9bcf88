import { languages } from '@corridor/domain/accounts';
import { chooseLanguage, shown } from './language';
import { t } from './texts';

/** Each language by its own name, so that whoever landed in another one finds the way back. */
export const LanguageSwitch = () => (
  <div class="languages" role="group" aria-label={t('common.language')}>
    {languages.map((language) => (
      <button
        key={language}
        type="button"
        lang={language}
        aria-pressed={shown.value.language === language}
        onClick={() => void chooseLanguage(language)}
      >
        {t(`common.${language}`)}
      </button>
    ))}
  </div>
);
