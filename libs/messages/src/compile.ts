import type { Language } from '@corridor/domain/accounts';
import { catalogues, messageOf, type MessageKey } from '.';
import type { CompiledCatalogue, CompiledMessage, Part } from './format';

type Element = ReturnType<ReturnType<typeof messageOf>['getAst']>[number];

/** Every message under the given prefixes, parsed once at build time. */
export function compileCatalogue(language: Language, prefixes: readonly string[]): CompiledCatalogue {
  const keys = (Object.keys(catalogues[language]) as MessageKey[]).filter((key) => isWithin(key, prefixes));
  return Object.fromEntries(keys.map((key) => [key, compileMessage(messageOf(language, key).getAst())]));
}

export const isWithin = (key: string, prefixes: readonly string[]): boolean => prefixes.some((prefix) => key.startsWith(`${prefix}.`));

function compileMessage(elements: readonly Element[]): CompiledMessage {
  const parts = elements.map((element) => compileElement(element, ''));
  return parts.every((part) => typeof part === 'string') ? parts.join('') : parts;
}

/** `pluralOf` names the argument that `#` stands for. The numbers are the parser's element types. */
function compileElement(element: Element, pluralOf: string): Part {
  switch (element.type) {
    case 0:
      return element.value;
    case 1:
      return ['v', element.value];
    case 2:
      return ['n', element.value];
    case 5:
      return ['s', element.value, compileOptions(element.options, pluralOf)];
    case 6:
      return ['p', element.value, compileOptions(element.options, element.value)];
    case 7:
      return ['n', pluralOf];
    default:
      throw new TypeError(`no screen uses ICU element type ${String(element.type)} yet: teach format.ts first`);
  }
}

const compileOptions = (options: Readonly<Record<string, { readonly value: readonly Element[] }>>, pluralOf: string): Record<string, Part[]> =>
  Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, value.map((element) => compileElement(element, pluralOf))]));
