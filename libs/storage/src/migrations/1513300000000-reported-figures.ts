import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures that others published, several sources side by side. */
export class ReportedFigures1513300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const text = isPostgres ? 'text COLLATE "C" NOT NULL' : 'text NOT NULL';
    await runner.query(
      `CREATE TABLE reported_figures (
         id ${text}, operation_id ${text}, what ${text}, value bigint NOT NULL, qualifier ${text}, as_of ${text},
         known_on ${text}, known_on_basis ${text}, source ${text}, what_it_counts ${text}, source_key ${text},
         recorded_at ${text}, CONSTRAINT reported_figures_key PRIMARY KEY (id),
         CONSTRAINT reported_figures_counts CHECK (value >= 0))`,
    );
    await runner.query('CREATE INDEX reported_figures_operation_id_idx ON reported_figures (operation_id, known_on)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reported_figures');
  }
}
