import { catalogues, messageOf, type MessageKey } from '.';
import type { CompiledCatalogue, CompiledMessage, Part } from './format';
import type { Language } from './language';

/** A parsed piece of a message, as far as we read it; the parser's own types hang on an enum of a package of its own. */
interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

const types = { literal: 0, argument: 1, number: 2, select: 5, plural: 6, pound: 7 } as const;

/** Every message under the given prefixes, parsed once at build time. */
export function compileCatalogue(language: Language, prefixes: readonly string[]): CompiledCatalogue {
  const keys = (Object.keys(catalogues[language]) as MessageKey[]).filter((key) => isWithin(key, prefixes));
  return Object.fromEntries(keys.map((key) => [key, compileMessage(messageOf(language, key).getAst())]));
}

export const isWithin = (key: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => key.startsWith(`${prefix}.`));

function compileMessage(elements: readonly Element[]): CompiledMessage {
  const parts = elements.map((element) => compileElement(element, ''));
  return parts.every((part) => typeof part === 'string') ? parts.join('') : parts;
}

/** `pluralOf` names the argument that `#` stands for. */
function compileElement({ type, value = '', options = {} }: Element, pluralOf: string): Part {
  switch (type) {
    case types.literal:
      return value;
    case types.argument:
      return ['v', value];
    case types.number:
      return ['n', value];
    case types.select:
      return ['s', value, compileOptions(options, pluralOf)];
    case types.plural:
      return ['p', value, compileOptions(options, value)];
    case types.pound:
      return ['n', pluralOf];
    default:
      throw new TypeError(`no screen uses ICU element type ${String(type)} yet: teach format.ts first`);
  }
}

const compileOptions = (options: NonNullable<Element['options']>, pluralOf: string): Record<string, Part[]> =>
  Object.fromEntries(
    Object.entries(options).map(([name, { value }]) => [
      name,
      value.map((element) => compileElement(element, pluralOf)),
    ]),
  );
