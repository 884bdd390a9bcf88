import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = (text: string): readonly string[] => [
  `CREATE TABLE outside_watches (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, channel ${text} NOT NULL,
     sealed_address ${text}, address_hash ${text}, language ${text} NOT NULL, organisation_id ${text}, secret_id ${text},
     added_by ${text} NOT NULL, added_at ${text} NOT NULL, ended_at ${text}, ending ${text}, ended_by ${text},
     CONSTRAINT outside_watches_key PRIMARY KEY (id),
     CONSTRAINT outside_watches_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES organisations (id),
     CONSTRAINT outside_watches_ended_have_no_address CHECK ((ended_at IS NULL) = (sealed_address IS NOT NULL)),
     CONSTRAINT outside_watches_webhooks_sign CHECK ((channel = 'webhook') = (secret_id IS NOT NULL)))`,
  `CREATE UNIQUE INDEX outside_watches_address_key ON outside_watches (operation_id, address_hash) WHERE ended_at IS NULL`,
  'CREATE INDEX outside_watches_operation_id_idx ON outside_watches (operation_id, id)',
];

/** Addresses outside that hear of released reports. */
export class OutsideWatches1515210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
    // An address that goes must not stay in the planner's samples.
    if (isPostgres) await runner.query('ALTER TABLE outside_watches ALTER COLUMN sealed_address SET STATISTICS 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outside_watches');
  }
}
