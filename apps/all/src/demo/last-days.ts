import { DeadlineSweep } from '@corridor/storage/deadlines/deadline-sweep';
import { ReportOnConvoy } from '../../../api/src/convoys/report-on-convoy';
import { close, countOut, onDay } from './convoys';
import { large } from './evenings';
import { importPublished } from './facts';
import type { Stage } from './stage';

/** Two days and an hour after the last all-clear: its counts may be in a report. */
const ENDS = onDay('2017-12-31', '20:00');

/**
 * Lets the third convoy arrive and be counted out, as far as the visitor has not done so, and goes on to the evening of
 * the 31st. A silence that the clock jumps over rings first, as it would have.
 */
export async function playLastDays(stage: Stage): Promise<void> {
  const [convoy] = await stage.storage.records(
    'convoys',
    'WHERE operation_id = $1 AND departed_at IS NOT NULL AND closed_at IS NULL AND cancelled_at IS NULL ORDER BY id DESC LIMIT 1',
    [stage.operationId],
  );
  if (convoy) await bringIn(stage, convoy);
  await stage.at(ENDS);
  await importPublished(stage, '2017-12-31');
}

async function bringIn(
  stage: Stage,
  { id, arrivedAt, allClearAt }: { id: string; arrivedAt: string | null; allClearAt: string | null },
): Promise<void> {
  if (arrivedAt === null) {
    await stage.at(onDay('2017-12-28', '20:31'));
    await stage.get(DeadlineSweep).sweep();
    await stage.get(ReportOnConvoy).execute(stage.as('field'), id, 'arrived', { leg: 2 });
  }
  if (allClearAt === null) {
    await stage.at(onDay('2017-12-28', '21:05'));
    await countOut(stage, id, { patients: 13, companions: 25, vehicles: large.length, didNotTravel: [] });
  }
  await stage.at(onDay('2017-12-28', '21:40'));
  await close(stage, id);
}
