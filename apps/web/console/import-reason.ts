import { hasText, text } from '../shared/language';

/** Why a row stayed behind: what was found in it, or what base refused it for. */
export const saidReason = (code: string): string => {
  const key = [`imports.problem.${code}`, `error.${code}`].find(hasText);
  return key === undefined ? code : text(key);
};
