import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a release settles, and nothing changes afterwards. */
const frozen = [
  'reference',
  'state',
  'period_from',
  'period_to',
  'figures',
  'supersedes_id',
  'released_by',
  'released_at',
  'as_of',
  'made_from_seq',
  'content',
  'sha256',
];

const statements = (text: string): readonly string[] => [
  `CREATE TABLE figures_reports (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, reference ${text} NOT NULL,
     state ${text} NOT NULL, period_from ${text} NOT NULL, period_to ${text} NOT NULL, figures ${text} NOT NULL,
     supersedes_id ${text}, superseded_by_id ${text}, drafted_by ${text} NOT NULL, drafted_at ${text} NOT NULL,
     discarded_by ${text}, discarded_at ${text}, released_by ${text}, released_at ${text}, countersigned_by ${text},
     countersigned_at ${text}, as_of ${text}, made_from_seq bigint, content ${text}, sha256 ${text},
     CONSTRAINT figures_reports_key PRIMARY KEY (id),
     CONSTRAINT figures_reports_supersedes_id_fk FOREIGN KEY (supersedes_id) REFERENCES figures_reports (id),
     CONSTRAINT figures_reports_released_are_whole CHECK (
       (state = 'released') = (content IS NOT NULL AND sha256 IS NOT NULL AND as_of IS NOT NULL
         AND made_from_seq IS NOT NULL AND released_by IS NOT NULL AND released_at IS NOT NULL)),
     CONSTRAINT figures_reports_two_people CHECK (countersigned_by <> released_by))`,
  'CREATE UNIQUE INDEX figures_reports_reference_key ON figures_reports (operation_id, reference)',
  'CREATE INDEX figures_reports_period_to_idx ON figures_reports (operation_id, period_to)',
];

const guards = (isPostgres: boolean): readonly string[] => {
  const isOther = frozen
    .map((column) => `NEW.${column} ${isPostgres ? 'IS DISTINCT FROM' : 'IS NOT'} OLD.${column}`)
    .join(' OR ');
  const guard = (deed: string, when: string): string =>
    isPostgres
      ? `CREATE TRIGGER figures_reports_no_${deed} BEFORE ${deed} ON figures_reports FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION refuse_change()`
      : `CREATE TRIGGER figures_reports_no_${deed} BEFORE ${deed} ON figures_reports WHEN ${when} BEGIN SELECT RAISE(ABORT, 'frozen: figures_reports'); END`;
  return [guard('update', `OLD.content IS NOT NULL AND (${isOther})`), guard('delete', 'OLD.content IS NOT NULL')];
};

/** Reports of figures: a draft, and what its release froze. */
export class FiguresReports1515200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const text = isPostgres ? 'text COLLATE "C"' : 'text';
    for (const sql of [...statements(text), ...guards(isPostgres)]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was released is not forgotten; restore a backup instead'));
  }
}
