import type { Command, CommandName, DeadlineKind } from '@corridor/domain/commands';
import { type ConvoyAnswer, raiseOverdue } from '@corridor/domain/convoys';
import { type HeldAnswer, purgeHeld } from '@corridor/domain/devices';
import { type CaseAnswer, eraseCase, raiseFollowUp } from '@corridor/domain/evacuations';
import { type ListCopyAnswer, purgeCopy } from '@corridor/domain/lists';
import { type ImportAnswer, purgeImport } from '@corridor/domain/imports';
import { purgePastedText } from '@corridor/domain/open-items';
import type { UseCase } from '../use-case';

/** What a clock does when it has run out. */
export interface DeadlineCase {
  readonly command: CommandName;
  readonly useCase: UseCase<null, object>;
}

const overdue: UseCase<null, ConvoyAnswer> = {
  needs: [({ subject }: Command<null>) => ({ convoys: { id: [subject.id] } })],
  decide: (rows, { subject }, context) => raiseOverdue(rows.get('convoys', subject.id, 'convoy'), context),
};

const purge: UseCase<null, { readonly id: string }> = {
  needs: [({ subject }: Command<null>) => ({ pastedTexts: { id: [subject.id] } })],
  decide: (rows, { subject }, context) => purgePastedText(rows.get('pastedTexts', subject.id, 'pasted_text'), context),
};

const eraseIdentity: UseCase<null, CaseAnswer> = {
  needs: [({ subject }: Command<null>) => ({ medevacCases: { id: [subject.id] } })],
  decide: (rows, { subject }, context) =>
    eraseCase(rows.get('medevacCases', subject.id, 'evacuation'), 'retention', context),
};

const askForNews: UseCase<null, CaseAnswer> = {
  needs: [
    ({ subject }: Command<null>) => ({ medevacCases: { id: [subject.id] }, outcomeReports: { caseId: [subject.id] } }),
  ],
  decide: (rows, { subject, occurredAt }, context) =>
    raiseFollowUp(
      {
        patient: rows.get('medevacCases', subject.id, 'evacuation'),
        outcomes: rows.where('outcomeReports', 'caseId', subject.id),
      },
      occurredAt,
      context,
    ),
};

const purgeSetAside: UseCase<null, HeldAnswer> = {
  needs: [({ subject }: Command<null>) => ({ heldCommands: { id: [subject.id] } })],
  decide: (rows, { subject }, context) => purgeHeld(rows.get('heldCommands', subject.id, 'held_command'), context),
};

const purgeListCopy: UseCase<null, ListCopyAnswer> = {
  needs: [
    ({ subject }: Command<null>) => ({ listCopies: { id: [subject.id] }, listCopyLines: { copyId: [subject.id] } }),
  ],
  decide: (rows, { subject }, context) =>
    purgeCopy(
      rows.get('listCopies', subject.id, 'list_copy'),
      rows.where('listCopyLines', 'copyId', subject.id),
      context,
    ),
};

const purgeLeftOut: UseCase<null, ImportAnswer> = {
  needs: [({ subject }: Command<null>) => ({ imports: { id: [subject.id] }, importLines: { importId: [subject.id] } })],
  decide: (rows, { subject }) =>
    purgeImport(rows.get('imports', subject.id, 'import'), rows.where('importLines', 'importId', subject.id)),
};

/** Clocks that run on when their operation is closed: what was to be deleted is deleted. */
export const outliveTheOperation = [
  'pasted_text_purge',
  'identity_retention',
  'held_command_purge',
  'list_copy_purge',
  'import_purge',
] as const satisfies readonly DeadlineKind[];

export const deadlineCases: Readonly<Record<DeadlineKind, DeadlineCase>> = {
  convoy_overdue: { command: 'raise_overdue', useCase: overdue },
  pasted_text_purge: { command: 'purge_pasted_text', useCase: purge },
  follow_up: { command: 'raise_follow_up', useCase: askForNews },
  identity_retention: { command: 'erase_identity', useCase: eraseIdentity },
  held_command_purge: { command: 'purge_held', useCase: purgeSetAside },
  list_copy_purge: { command: 'purge_list_copy', useCase: purgeListCopy },
  import_purge: { command: 'purge_import', useCase: purgeLeftOut },
};
