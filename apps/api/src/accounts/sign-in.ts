import { RuleViolation } from '@corridor/domain/commands';
import { SecondFactors } from '@corridor/storage/accounts/second-factors';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import { Passphrases } from '../http/passphrases';
import { Patience } from '../http/patience';
import type { SignInDto } from './sign-in.dto';

/** Checks who somebody says they are. Nothing here tells a name that nobody has from a passphrase that is wrong. */
@Injectable()
export class SignIn {
  constructor(
    private readonly storage: Storage,
    private readonly passphrases: Passphrases,
    private readonly secondFactors: SecondFactors,
    private readonly patience: Patience,
  ) {}

  /** The account's id. Refuses with `session.wait`, `session.wrong_name_or_passphrase`, `session.code_required`, `session.wrong_code`. */
  async execute({ name, passphrase, code }: SignInDto, isKnownBrowser: boolean): Promise<string> {
    const plain = plainName(name);
    const who = `${isKnownBrowser ? 'known' : 'unknown'} ${plain}`;
    this.patience.mustHaveWaited(who);
    try {
      const accountId = await this.check(plain, passphrase, code);
      this.patience.succeeded(who);
      return accountId;
    } catch (error) {
      // A code that was only not given yet is no guess.
      if (error instanceof RuleViolation && error.code !== 'session.code_required') this.patience.failed(who);
      throw error;
    }
  }

  private async check(name: string, passphrase: string, code: string | undefined): Promise<string> {
    const [account] = await this.storage.all<{ id: string; passphrase_hash: string }>(
      'SELECT a.id, c.passphrase_hash FROM accounts a JOIN credentials c ON c.account_id = a.id WHERE a.name = $1 AND a.disabled_at IS NULL',
      [name],
    );
    const isRight = await this.passphrases.matches(account?.passphrase_hash, passphrase);
    if (!account || !isRight) throw new RuleViolation('session.wrong_name_or_passphrase', {}, 'not_permitted');
    const { isSetUp } = await this.secondFactors.stateOf(account.id);
    if (!isSetUp) return account.id;
    if (code === undefined) throw new RuleViolation('session.code_required', {}, 'not_permitted');
    if (!(await this.secondFactors.accepts(account.id, code)))
      throw new RuleViolation('session.wrong_code', {}, 'not_permitted');
    return account.id;
  }
}

/** A name as accounts hold it. */
export const plainName = (name: string): string => name.trim().toLowerCase();
