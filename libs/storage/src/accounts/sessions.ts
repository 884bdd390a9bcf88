import { type ClientKind, type Grant, type Language, needsSecondFactor, type Role } from '@corridor/domain/accounts';
import type { OperationKind } from '@corridor/domain/operations';
import { Clock } from '@corridor/platform/clock';
import { randomText, sha256 } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Storage } from '../storage';
import { Together } from '../together';
import { evened, placeholders } from '../statements';
import { writeRows } from '../write-rows';
import { Writer } from '../writer';

export interface Membership {
  readonly id: string;
  readonly name: string;
  readonly kind: OperationKind;
  readonly timeZone: string;
  readonly clockOffsetMs: number;
  /** A closed one can be read and no longer written. */
  readonly closedAt: string | null;
  readonly roles: readonly Role[];
  /** The roles with whose they are and where they count. */
  readonly grants: readonly Grant[];
}

/** Who is signed in, and what they are in which operation; the open ones first, the newest of them first. */
export interface SignedIn {
  readonly sessionId: string;
  readonly account: { readonly id: string; readonly name: string; readonly language: Language };
  /** The roles ask for a second factor, and none is set up: until then the session is good for that alone. */
  readonly mustSetUpSecondFactor: boolean;
  readonly operations: readonly Membership[];
}

export const SESSION_HOURS = 12;

/** One of a person's sign-ins, as they are shown it. */
export interface OpenSession {
  readonly id: string;
  readonly client: ClientKind;
  readonly createdAt: string;
  readonly expiresAt: string;
}

interface Row {
  readonly token_hash: string;
  readonly session_id: string;
  readonly account_id: string;
  readonly account_name: string;
  readonly language: Language;
  readonly confirmed_at: string | null;
  readonly operation_id: string | null;
  readonly operation_name: string;
  readonly kind: OperationKind;
  readonly time_zone: string;
  readonly clock_offset_ms: number | string;
  readonly closed_at: string | null;
  readonly role: Role;
  readonly organisation_id: string | null;
  readonly enclave_id: string | null;
}

const PERSON = `a.id AS account_id, a.name AS account_name, a.language, f.confirmed_at, o.id AS operation_id,
  o.name AS operation_name, o.kind, o.time_zone, o.clock_offset_ms, o.closed_at, g.role, g.organisation_id, g.enclave_id`;
const HELD = `LEFT JOIN second_factors f ON f.account_id = a.id
  LEFT JOIN assignments g ON g.account_id = a.id AND g.revoked_at IS NULL
  LEFT JOIN operations o ON o.id = g.operation_id`;
const NEWEST_OPEN_FIRST = 'CASE WHEN o.closed_at IS NULL THEN 0 ELSE 1 END, o.opened_at DESC, o.id, g.role';

/** Sign-ins. Only a hash of the token is kept; each request asks the database, so a revoked one ends at once. */
@Injectable()
export class Sessions {
  private readonly finding: Together<string, SignedIn | null>;

  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {
    this.finding = new Together((hashes) => this.findAll(hashes));
  }

  /** The session of a token; null where there is none, or it ended. Requests of the same moment share one query. */
  find(token: string): Promise<SignedIn | null> {
    return this.finding.add(sha256(token));
  }

  /** What a person is in one operation, without a session of theirs: for what acts in their name. */
  async ofAccount(accountId: string, operationId: string): Promise<SignedIn | null> {
    const rows = await this.storage.all<Row>(
      `SELECT '' AS token_hash, '' AS session_id, ${PERSON} FROM accounts a ${HELD}
        WHERE a.id = $1 AND o.id = $2 AND a.disabled_at IS NULL ORDER BY g.role`,
      [accountId, operationId],
    );
    return signedIn(rows);
  }

  /** Opens a session and returns its token, which is kept nowhere. */
  async open(accountId: string, client: ClientKind): Promise<string> {
    const token = randomText(32);
    const now = this.clock.now();
    const session = {
      id: uuid(),
      tokenHash: sha256(token),
      accountId,
      client,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + SESSION_HOURS * 3_600_000).toISOString(),
      revokedAt: null,
    };
    await this.writer.transaction((transaction) => writeRows(transaction, this.storage.shape('sessions'), [session]));
    return token;
  }

  async revoke(sessionId: string): Promise<void> {
    const now = new Date(this.clock.now()).toISOString();
    await this.writer.transaction((transaction) =>
      transaction.run('UPDATE sessions SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL', [now, sessionId]),
    );
  }

  /** The sign-ins of a person that stand, the newest first. */
  async listOf(accountId: string): Promise<OpenSession[]> {
    const rows = await this.storage.records(
      'sessions',
      `WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2
          AND created_at >= (SELECT changed_at FROM credentials c WHERE c.account_id = sessions.account_id) ORDER BY id DESC`,
      [accountId, new Date(this.clock.now()).toISOString()],
    );
    return rows.map(({ id, client, createdAt, expiresAt }) => ({ id, client, createdAt, expiresAt }));
  }

  /** Ends one of a person's sign-ins, or all of them. Whether there was one. */
  async revokeOf(accountId: string, sessionId?: string): Promise<boolean> {
    const standing = await this.listOf(accountId);
    const ended = standing.filter(({ id }) => sessionId === undefined || id === sessionId);
    for (const { id } of ended) await this.revoke(id);
    return ended.length > 0;
  }

  private async findAll(hashes: readonly string[]): Promise<readonly (SignedIn | null)[]> {
    const unique = [...new Set(hashes)];
    const asked = evened(unique);
    const rows = await this.storage.all<Row>(
      `SELECT s.token_hash, s.id AS session_id, ${PERSON}
         FROM sessions s
         JOIN accounts a ON a.id = s.account_id
         JOIN credentials c ON c.account_id = a.id AND c.changed_at <= s.created_at
         ${HELD}
        WHERE s.expires_at > $1 AND s.revoked_at IS NULL AND a.disabled_at IS NULL AND s.token_hash IN (${placeholders(asked.length, 1)})
        ORDER BY ${NEWEST_OPEN_FIRST}`,
      [new Date(this.clock.now()).toISOString(), ...asked],
    );
    const byHash = new Map(
      unique.map((hash) => [hash, signedIn(rows.filter(({ token_hash }) => token_hash === hash))]),
    );
    return hashes.map((hash) => byHash.get(hash) ?? null);
  }
}

function signedIn(rows: readonly Row[]): SignedIn | null {
  const [first] = rows;
  if (!first) return null;
  const operations = new Map<string, Membership>();
  for (const row of rows) {
    if (row.operation_id === null) continue;
    const known = operations.get(row.operation_id);
    operations.set(row.operation_id, {
      id: row.operation_id,
      name: row.operation_name,
      kind: row.kind,
      timeZone: row.time_zone,
      clockOffsetMs: Number(row.clock_offset_ms),
      closedAt: row.closed_at,
      roles: [...new Set([...(known?.roles ?? []), row.role])],
      grants: [
        ...(known?.grants ?? []),
        { role: row.role, organisationId: row.organisation_id, enclaveId: row.enclave_id },
      ],
    });
  }
  const held = [...operations.values()].map(({ kind, roles }) => ({ isLive: kind === 'live', roles }));
  return {
    sessionId: first.session_id,
    account: { id: first.account_id, name: first.account_name, language: first.language },
    mustSetUpSecondFactor: first.confirmed_at === null && needsSecondFactor(held),
    operations: [...operations.values()],
  };
}
