import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What base did not accept in the form around a field, by the field's name. */
export const FieldErrors = createContext<ReadonlyMap<string, string>>(new Map());

export const useFieldError = (name: string): string | undefined => useContext(FieldErrors).get(name);
