import { discrepancy, type OpenItemDraft } from '../commands';
import type { MedevacCase } from './medevac-case';

/** What is said of a case that is another's by now concerns the other: a person looks there. None for any other case. */
export const ofMerged = (
  { code, mergedIntoId }: Pick<MedevacCase, 'code' | 'mergedIntoId'>,
  report: string,
): readonly OpenItemDraft[] =>
  mergedIntoId === null
    ? []
    : [discrepancy('reported_of_merged', { kind: 'case', id: mergedIntoId }, { report, otherCode: code })];
