import { randomText } from '@corridor/platform/seal';
import { CreateAccount } from '../../../api/src/accounts/create-account';
import { GrantRoles } from '../../../api/src/accounts/grant-roles';
import type { Envelope } from '../../../api/src/http/caller';
import { ResolveOpenItem } from '../../../api/src/open-items/resolve-open-item';
import type { Stage } from './stage';

const NAME = 'second.reviewer';
const roles = ['medical_reviewer'] as const;

/** The other reviewer, who seconds every P1. Nobody signs in as them: their passphrase is drawn and kept nowhere. */
export async function secondReviewer(stage: Stage): Promise<() => Envelope> {
  const [known] = await stage.storage.records('accounts', 'WHERE name = $1', [NAME]);
  const envelope = stage.as('administrator');
  const { id } = known
    ? await stage.get(GrantRoles).execute(envelope, known.id, { roles })
    : await stage
        .get(CreateAccount)
        .execute(envelope, { name: NAME, passphrase: randomText(16), roles, language: 'ar' });
  return () => {
    const own = stage.as('medical_reviewer');
    return { ...own, actor: { ...own.actor, accountId: id } };
  };
}

/** Looks at every P1 that waits for a second pair of eyes. */
export async function secondAll(stage: Stage, as: () => Envelope): Promise<void> {
  const waiting = await stage.storage.records(
    'openItems',
    `WHERE operation_id = $1 AND code = 'p1_unseconded' AND resolved_at IS NULL ORDER BY id`,
    [stage.operationId],
  );
  const note = 'ملاحظة مخترعة / Invented note: agreed';
  await Promise.all(waiting.map(({ id }) => stage.get(ResolveOpenItem).execute(as(), id, { note })));
}
