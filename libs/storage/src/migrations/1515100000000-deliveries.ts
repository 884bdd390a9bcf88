import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = [
  `CREATE INDEX deliveries_due_idx ON deliveries (lane, relay_at) WHERE state IN ('pending', 'claimed')`,
  `CREATE INDEX deliveries_newest_idx ON deliveries (operation_id, seq)`,
  // What one person was sent of one entry: few, beside the many of a report.
  `CREATE INDEX deliveries_of_account_idx ON deliveries (account_id, operation_id, seq) WHERE account_id IS NOT NULL`,
  `CREATE INDEX deliveries_after_idx ON deliveries (after_id) WHERE after_id IS NOT NULL`,
  `CREATE INDEX deliveries_failed_idx ON deliveries (operation_id, seq) WHERE state = 'failed'`,
] as const;

/** A message may go to somebody without an account, by several ways one after another, and is seen or not. */
export class Deliveries1515100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const text = isPostgres ? 'text COLLATE "C"' : 'text';
    await runner.query('ALTER TABLE deliveries RENAME TO deliveries_before');
    await runner.query(
      `CREATE TABLE deliveries (
         id ${text} NOT NULL, operation_id ${text} NOT NULL, account_id ${text}, outside_watch_id ${text}, seq bigint NOT NULL,
         channel ${text} NOT NULL, route_id ${text}, after_id ${text}, lane ${text} NOT NULL, event ${text} NOT NULL, severity ${text} NOT NULL,
         reference ${text}, at ${text} NOT NULL, state ${text} NOT NULL, attempts bigint NOT NULL, first_try_at bigint NOT NULL,
         relay_at bigint NOT NULL, leased_until bigint NOT NULL, sent_at ${text}, error_code ${text},
         CONSTRAINT deliveries_of_pkey PRIMARY KEY (id),
         CONSTRAINT deliveries_of_state CHECK
           (state IN ('pending', 'claimed', 'sent', 'delivered', 'acknowledged', 'failed', 'not_needed')),
         CONSTRAINT deliveries_of_recipient CHECK ((account_id IS NULL) <> (outside_watch_id IS NULL)))`,
    );
    await runner.query(
      `INSERT INTO deliveries (id, operation_id, account_id, seq, channel, lane, event, severity, reference, at, state,
         attempts, first_try_at, relay_at, leased_until, sent_at, error_code)
       SELECT id, operation_id, account_id, seq, channel, 'urgent', event, 'attention', reference, at, state,
         attempts, 0, relay_at, leased_until, sent_at, error_code FROM deliveries_before`,
    );
    await runner.query('DROP TABLE deliveries_before');
    for (const sql of indexes) await runner.query(sql);
    await runner.query(`ALTER TABLE inbox_messages ADD COLUMN acknowledged_at ${text}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const text = isPostgres ? 'text COLLATE "C"' : 'text';
    await runner.query('ALTER TABLE inbox_messages DROP COLUMN acknowledged_at');
    await runner.query('ALTER TABLE deliveries RENAME TO deliveries_after');
    await runner.query(
      `CREATE TABLE deliveries (
         id ${text} NOT NULL, operation_id ${text} NOT NULL, account_id ${text} NOT NULL, seq bigint NOT NULL,
         channel ${text} NOT NULL, event ${text} NOT NULL, reference ${text}, at ${text} NOT NULL, state ${text} NOT NULL,
         attempts bigint NOT NULL, relay_at bigint NOT NULL, leased_until bigint NOT NULL, sent_at ${text}, error_code ${text},
         CONSTRAINT deliveries_pkey PRIMARY KEY (id))`,
    );
    await runner.query(
      `INSERT INTO deliveries SELECT id, operation_id, account_id, seq, channel, event, reference, at,
         CASE WHEN state IN ('delivered', 'acknowledged', 'not_needed') THEN 'sent' ELSE state END,
         attempts, relay_at, leased_until, sent_at, error_code FROM deliveries_after WHERE account_id IS NOT NULL`,
    );
    await runner.query('DROP TABLE deliveries_after');
    await runner.query(
      `CREATE INDEX deliveries_relay_at ON deliveries (relay_at) WHERE state IN ('pending', 'claimed')`,
    );
  }
}
