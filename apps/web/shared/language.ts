import { signal } from '@preact/signals';
import { type Language, languages } from '@corridor/domain/accounts';
import { type CompiledCatalogue, formatCompiled } from '@corridor/messages/format';
import { directionOf } from '@corridor/messages/language';

export type Values = Readonly<Record<string, string | number>>;
type Loader = (language: Language) => Promise<{ readonly default: CompiledCatalogue }>;

const STORED = 'language';
let load: Loader;

/** The language on the screen with its texts. They change together, so that no screen is half in another language. */
export const shown = signal<{ readonly language: Language; readonly texts: CompiledCatalogue }>({
  language: 'en',
  texts: {},
});

export async function startLanguage(loader: Loader): Promise<void> {
  load = loader;
  await useLanguage(
    stored() ?? languages.find((each) => navigator.languages.some((said) => said.startsWith(each))) ?? 'en',
  );
}

/** Shows the page in that language; where its texts cannot be loaded, the page stays as it is. */
export async function useLanguage(language: Language): Promise<void> {
  try {
    const texts = (await load(language)).default;
    shown.value = { language, texts };
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  } catch {
    if (Object.keys(shown.peek().texts).length === 0) throw new Error(`texts of ${language} could not be loaded`);
  }
}

/** The person's own choice: kept on this device, before the account's language. */
export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A browser that stores nothing: the choice holds until the page closes.
  }
  await useLanguage(language);
}

export const hasChosenLanguage = (): boolean => stored() !== undefined;

/** The text for a key, which the pages type by what they load. A key without a text shows itself: better than a blank. */
export function text(key: string, values?: Values): string {
  const { language, texts } = shown.value;
  return formatCompiled(language, texts[key] ?? key, values);
}

export const hasText = (key: string): boolean => key in shown.value.texts;

function stored(): Language | undefined {
  try {
    const language = localStorage.getItem(STORED);
    return languages.find((each) => each === language);
  } catch {
    return undefined;
  }
}
