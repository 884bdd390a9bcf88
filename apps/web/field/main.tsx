import { render } from 'preact';
import '@corridor/messages/tokens.css';
import '../shared/base.css';
import './field.css';
import { startLanguage } from '../shared/language';
import { FieldPage } from './field-page';
import { startPhone } from './phone';
import { startSending } from './sending';
import { startSunlight } from '../shared/sunlight';
import { loadSession } from '../shared/session';

const page = document.getElementById('page');
if (page) {
  startSunlight();
  await startLanguage((language) => {
    switch (language) {
      case 'ar':
        return import('virtual:texts/field/ar');
      case 'fr':
        return import('virtual:texts/field/fr');
      case 'en':
        return import('virtual:texts/field/en');
      default:
        return language satisfies never;
    }
  });
  startPhone();
  startSending();
  render(<FieldPage />, page);
  void loadSession();
}
