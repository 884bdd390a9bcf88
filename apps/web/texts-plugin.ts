import type { Plugin } from 'vite';
import { compileCatalogue } from '../../libs/messages/src/compile';
import { consoleTexts } from './console/text-scope';
import { fieldTexts } from './field/text-scope';

const scopes: Readonly<Record<string, readonly string[]>> = { console: consoleTexts, field: fieldTexts };
const NAME = /^virtual:texts\/(console|field)\/(ar|en|fr)$/;

/**
 * `import('virtual:texts/field/ar')`: one page's texts in one language, parsed at build time. So a phone loads one
 * language, only what its screens say, and no ICU parser (10 kB compressed).
 */
export function texts(): Plugin {
  return {
    name: 'corridor-texts',
    resolveId: (id) => (NAME.test(id) ? `\0${id}` : undefined),
    load(id) {
      const [, page, language] = NAME.exec(id.replace('\0', '')) ?? [];
      if (page === undefined || (language !== 'ar' && language !== 'en' && language !== 'fr')) return undefined;
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(compileCatalogue(language, scopes[page] ?? [])))})`;
    },
  };
}
