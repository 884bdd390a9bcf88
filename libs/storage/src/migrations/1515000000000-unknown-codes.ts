import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who boarded under a code that base does not know: the code as it was said, and how many. */
export class UnknownCodes1515000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const text = runner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    await runner.query(`ALTER TABLE convoy_reports ADD COLUMN said_code ${text}`);
    await runner.query('ALTER TABLE convoy_reports ADD COLUMN people bigint');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was reported is not taken back; restore a backup instead'));
  }
}
