import { RuleViolation } from '@corridor/domain/commands';
import type { Sealed, Seals, Words } from '@corridor/storage/keys/seals';

/** What is said of somebody whose identity was erased is still a report: its words stand under the operation's key. */
export async function sealAboutCase(seals: Seals, operationId: string, caseId: string, words: Words): Promise<Sealed> {
  try {
    return await seals.underCaseKey(operationId, caseId, words);
  } catch (error) {
    if (!(error instanceof RuleViolation && error.code === 'evacuation.erased')) throw error;
    return seals.underOperationKey(operationId, { kind: 'case', id: caseId }, words);
  }
}
