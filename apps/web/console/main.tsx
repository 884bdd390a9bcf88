import { render } from 'preact';
import '@corridor/messages/tokens.css';
import '../shared/base.css';
import './console.css';
import './imports.css';
import { startLanguage } from '../shared/language';
import { loadSession } from '../shared/session';
import { ConsolePage } from './console-page';
import { startLive } from './live';
import { startSound } from './sound';

const page = document.getElementById('page');
if (page) {
  await startLanguage((language) => {
    switch (language) {
      case 'ar':
        return import('virtual:texts/console/ar');
      case 'fr':
        return import('virtual:texts/console/fr');
      case 'en':
        return import('virtual:texts/console/en');
      default:
        return language satisfies never;
    }
  });
  render(<ConsolePage />, page);
  startLive();
  startSound();
  void loadSession();
}
