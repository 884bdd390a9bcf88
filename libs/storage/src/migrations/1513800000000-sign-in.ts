import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = (text: string): readonly string[] => [
  `ALTER TABLE credentials ADD COLUMN changed_at ${text} NOT NULL DEFAULT ''`,
  `ALTER TABLE sessions ADD COLUMN client ${text} NOT NULL DEFAULT 'computer'`,
  `CREATE TABLE second_factors (
     account_id ${text} NOT NULL, wrapped ${text} NOT NULL, confirmed_at ${text}, last_step bigint NOT NULL,
     CONSTRAINT second_factors_key PRIMARY KEY (account_id))`,
  `CREATE TABLE backup_codes (
     account_id ${text} NOT NULL, code_hash ${text} NOT NULL, used_at ${text},
     CONSTRAINT backup_codes_key PRIMARY KEY (account_id, code_hash))`,
  `CREATE TABLE sign_in_links (
     id ${text} NOT NULL, token_hash ${text} NOT NULL, operation_id ${text} NOT NULL, account_id ${text} NOT NULL, purpose ${text} NOT NULL,
     issued_by ${text} NOT NULL, issued_at ${text} NOT NULL, expires_at ${text} NOT NULL, used_at ${text},
     CONSTRAINT sign_in_links_key PRIMARY KEY (id), CONSTRAINT sign_in_links_token_hash_once UNIQUE (token_hash))`,
  'CREATE INDEX sign_in_links_account_id_idx ON sign_in_links (account_id)',
  `CREATE TABLE api_tokens (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, name ${text} NOT NULL,
     token_hash ${text} NOT NULL, account_id ${text} NOT NULL, permissions ${text} NOT NULL, issued_at ${text} NOT NULL,
     expires_at ${text} NOT NULL, revoked_at ${text},
     CONSTRAINT api_tokens_key PRIMARY KEY (id), CONSTRAINT api_tokens_token_hash_once UNIQUE (token_hash))`,
  'CREATE INDEX api_tokens_operation_id_idx ON api_tokens (operation_id, account_id)',
];

/** A second factor, links that let somebody in, tokens for programs, and what a session was opened from. */
export class SignIn1513800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('people would sign in with less than they set up; restore a backup instead'));
  }
}
