import { OpenList } from '../../../api/src/lists/open-list';
import type { OpenListDto } from '../../../api/src/lists/open-list.dto';
import { RecordListVersion } from '../../../api/src/lists/record-list-version';
import type { RecordListVersionDto } from '../../../api/src/lists/record-list-version.dto';
import type { Family } from './request-people';
import type { Stage } from './stage';

/** Lists of which only a total was published, by what they count. */
const TOTALS = [494, 558, 641];

const opened = async (stage: Stage, list: OpenListDto): Promise<string> =>
  (await stage.get(OpenList).execute(stage.as('coordinator'), list)).id;

const said = (
  stage: Stage,
  listId: string,
  version: Omit<RecordListVersionDto, 'whatItCounts'> & Partial<RecordListVersionDto>,
) => stage.get(RecordListVersion).execute(stage.as('coordinator'), listId, { whatItCounts: '', ...version });

const idsOf = (families: readonly Family[]): string[] => families.map(({ caseId }) => caseId);

/** On the morning of the 26th: whom base means to bring out, and the five of them who were approved. Returns base's list. */
export async function openLists(
  stage: Stage,
  enclaveId: string,
  travellers: readonly Family[],
  approved: readonly Family[],
): Promise<string> {
  const ours = await opened(stage, { title: 'قائمة الإجلاء / Evacuation list', kind: 'ours', enclaveId });
  await said(stage, ours, { asOf: '2017-12-26', caseIds: idsOf(travellers) });
  const theirs = await opened(stage, { title: 'موافقات 26 / Approved, 26 Dec', kind: 'received', enclaveId });
  await said(stage, theirs, { asOf: '2017-12-26', caseIds: idsOf(approved), reportedTotal: approved.length });
  return ours;
}

/** On the 28th: without those who left, with who is to leave next; and the totals that others had published by then. */
export async function renewLists(
  stage: Stage,
  enclaveId: string,
  ours: string,
  families: readonly Family[],
): Promise<void> {
  await said(stage, ours, { asOf: '2017-12-28', caseIds: idsOf(families) });
  const published = await stage.storage.records(
    'reportedFigures',
    `WHERE operation_id = $1 AND what = 'waiting' ORDER BY value`,
    [stage.operationId],
  );
  for (const { source, value, knownOn, whatItCounts } of published.filter((each) => TOTALS.includes(each.value))) {
    const list = await opened(stage, { title: source, kind: 'received', enclaveId });
    await said(stage, list, { asOf: knownOn, reportedTotal: value, whatItCounts });
  }
}
