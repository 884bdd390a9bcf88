import { Clock } from '@corridor/platform/clock';
import { MasterKeys } from '@corridor/platform/master-keys';
import { randomText, sha256 } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';
import type { RecordOf } from '../records';
import { Storage } from '../storage';
import { type Transaction, Writer } from '../writer';
import { writeRows } from '../write-rows';

type Factor = RecordOf<'secondFactors'>;

const ISSUER = 'Corridor';
/** A phone's clock may be one code early or late. */
const TOLERANCE_SECONDS = 30;
const BACKUP_CODES = 10;

const placeOf = (accountId: string): string => `second-factor:${accountId}`;
const plain = (code: string): string => code.replace(/[^0-9a-z]/gi, '').toLowerCase();

/** Codes of an authenticator app (RFC 6238), and codes on paper for when the phone is gone. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly master: MasterKeys,
    private readonly clock: Clock,
  ) {}

  /** Whether sign-in asks for a code, and how many codes on paper are left. */
  async stateOf(accountId: string): Promise<{ readonly isSetUp: boolean; readonly backupCodesLeft: number }> {
    const [factor] = await this.storage.records('secondFactors', 'WHERE account_id = $1', [accountId]);
    const codes = await this.storage.records('backupCodes', 'WHERE account_id = $1 AND used_at IS NULL', [accountId]);
    const isSetUp = factor !== undefined && factor.confirmedAt !== null;
    return { isSetUp, backupCodesLeft: isSetUp ? codes.length : 0 };
  }

  /** A new secret for an app; counts once `confirm` has seen a code of it. Null where one stands already. */
  async begin(account: {
    id: string;
    name: string;
  }): Promise<{ readonly secret: string; readonly uri: string } | null> {
    const secret = generateSecret();
    const factor = {
      accountId: account.id,
      wrapped: this.master.wrap(placeOf(account.id), Buffer.from(secret, 'utf8')),
      confirmedAt: null,
      lastStep: 0,
    };
    const isBegun = await this.writer.transaction(async (transaction) => {
      const standing = await this.locked(transaction, account.id);
      if (standing && standing.confirmedAt !== null) return false;
      writeRows(transaction, this.storage.shape('secondFactors'), [factor], 'replace');
      return true;
    });
    return isBegun ? { secret, uri: generateURI({ issuer: ISSUER, label: account.name, secret }) } : null;
  }

  /** The app has the secret: from now on sign-in asks for a code. Returns codes for paper, shown once; null for a wrong code. */
  confirm(accountId: string, code: string): Promise<readonly string[] | null> {
    return this.writer.transaction(async (transaction) => {
      const factor = await this.locked(transaction, accountId);
      const step = factor && factor.confirmedAt === null ? this.stepOf(factor, code) : null;
      if (!factor || step === null) return null;
      const now = new Date(this.clock.now()).toISOString();
      const codes = Array.from({ length: BACKUP_CODES }, drawBackupCode);
      writeRows(
        transaction,
        this.storage.shape('secondFactors'),
        [{ ...factor, confirmedAt: now, lastStep: step }],
        'replace',
      );
      transaction.run('DELETE FROM backup_codes WHERE account_id = $1', [accountId]);
      const rows = codes.map((each) => ({ accountId, codeHash: hashOf(accountId, each), usedAt: null }));
      writeRows(transaction, this.storage.shape('backupCodes'), rows);
      return codes;
    });
  }

  /** Whether the code is the app's, or one of those on paper. Either is good once. */
  accepts(accountId: string, code: string): Promise<boolean> {
    return this.writer.transaction(async (transaction) => {
      const factor = await this.locked(transaction, accountId);
      if (!factor) return false;
      const step = this.stepOf(factor, code);
      if (step !== null) {
        writeRows(transaction, this.storage.shape('secondFactors'), [{ ...factor, lastStep: step }], 'replace');
        return true;
      }
      const [kept] = await transaction.all(
        'SELECT code_hash FROM backup_codes WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL',
        [accountId, hashOf(accountId, code)],
      );
      if (!kept) return false;
      transaction.run('UPDATE backup_codes SET used_at = $1 WHERE account_id = $2 AND code_hash = $3', [
        new Date(this.clock.now()).toISOString(),
        accountId,
        hashOf(accountId, code),
      ]);
      return true;
    });
  }

  /** What takes the place of a second factor that is to be set up anew: one that nobody has confirmed. */
  blank(accountId: string): Factor {
    const wrapped = this.master.wrap(placeOf(accountId), Buffer.from(randomText(32), 'utf8'));
    return { accountId, wrapped, confirmedAt: null, lastStep: 0 };
  }

  private async locked(transaction: Transaction, accountId: string): Promise<Factor | undefined> {
    const shape = this.storage.shape('secondFactors');
    const lock = this.storage.isPostgres ? ' FOR UPDATE' : '';
    const [row] = await transaction.all<Record<string, unknown>>(`${shape.select} WHERE account_id = $1${lock}`, [
      accountId,
    ]);
    return row && shape.decode(row);
  }

  /** The time step that the code is of; null where it is of none, or of one that was used. */
  private stepOf({ accountId, wrapped, lastStep }: Factor, code: string): number | null {
    const token = plain(code);
    if (!/^\d{6}$/.test(token)) return null;
    const secret = this.master.unwrap(placeOf(accountId), wrapped).toString('utf8');
    const epoch = Math.floor(this.clock.now() / 1_000);
    const found = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE_SECONDS, afterTimeStep: lastStep });
    return found.valid && 'timeStep' in found ? found.timeStep : null;
  }
}

/** Ten digits in two halves: read from paper and typed in haste, in any script's keyboard. */
const drawBackupCode = (): string => {
  const half = (): string => String(randomInt(100_000)).padStart(5, '0');
  return `${half()}-${half()}`;
};

const hashOf = (accountId: string, code: string): string => sha256(`${accountId} ${plain(code)}`);
