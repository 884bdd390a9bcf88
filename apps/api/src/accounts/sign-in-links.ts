import { type LinkPurpose, redeemSignInLink } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { sha256 } from '@corridor/platform/seal';
import { SecondFactors } from '@corridor/storage/accounts/second-factors';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import { Passphrases } from '../http/passphrases';
import { drawLink, issuingLink } from './issue-link';

const redeeming: UseCase<{ readonly id: string; readonly at: string }, { readonly id: string }> = {
  needs: [({ payload }) => ({ signInLinks: { id: [payload.id] } })],
  decide: (rows, { payload }) => redeemSignInLink(rows.find('signInLinks', payload.id), payload.at),
};

/** Links that let somebody in once: made by a second person, handed over by whatever way they have. No e-mail is needed. */
@Injectable()
export class SignInLinks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly passphrases: Passphrases,
    private readonly secondFactors: SecondFactors,
    private readonly clock: Clock,
  ) {}

  /** The token stands in this answer and nowhere else: a repeat of the command is told that it was issued, without it. */
  async issue(envelope: Envelope, accountId: string, purpose: LinkPurpose) {
    const { operation, actor } = envelope;
    const { token, link } = drawLink(
      { operationId: operation.id, accountId, purpose, issuedBy: actor.accountId },
      this.clock.now(),
    );
    const about = { name: 'issue_sign_in_link', subject: { kind: 'account', id: accountId } } as const;
    const answer = await this.unitOfWork.run(submission(envelope, about, link, { purpose }), issuingLink);
    return { ...answer, token: answer.outcome === 'applied' ? token : null };
  }

  /** Gives the account its new passphrase, ends its sessions, and after a recovery lets the second factor be set up anew. */
  async redeem(token: string, passphrase: string): Promise<{ readonly accountId: string; readonly name: string }> {
    const [link] = await this.storage.records('signInLinks', 'WHERE token_hash = $1', [sha256(token)]);
    if (!link) throw new RuleViolation('account.link_not_valid', {}, 'not_found');
    const { id, operationId, accountId, purpose } = link;
    const passphraseHash = await this.passphrases.hash(passphrase);
    const at = instant(this.clock.now());
    const command = {
      id: uuid(),
      name: 'redeem_sign_in_link',
      v: 1,
      operationId,
      subject: { kind: 'account', id: accountId },
      after: [],
      occurredAt: at,
      actorId: accountId,
      payload: { id, at },
    } as const;
    const beside = {
      credentials: [{ accountId, passphraseHash, changedAt: at }],
      ...(purpose === 'recovery' ? { secondFactors: [this.secondFactors.blank(accountId)] } : {}),
    };
    const actor = { accountId, operationId, grants: [] };
    await this.unitOfWork.run({ command, actor, permission: null, beside, asSubmitted: { id } }, redeeming);
    const [account] = await this.storage.records('accounts', 'WHERE id = $1', [accountId]);
    return { accountId, name: account?.name ?? '' };
  }
}
