import { caseOperations } from './operations/cases';
import { convoyOperations } from './operations/convoys';
import { officeOperations } from './operations/office';
import { preparingOperations } from './operations/preparing';
import { reportOperations } from './operations/reports';
import type { OperationRow } from './operations/row';

export type { OperationRow } from './operations/row';

/**
 * Who may call what, said a second time: independently of the permissions, so that a change there has to be meant. Every
 * operation of the OpenAPI document needs a row. In this order: the last one closes what the others work in.
 */
export const operations: Readonly<Record<string, OperationRow>> = {
  ...officeOperations,
  ...caseOperations,
  ...convoyOperations,
  ...reportOperations,
  ...preparingOperations,
};
