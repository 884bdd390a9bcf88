import { Seals } from '@corridor/storage/keys/seals';
import { UnsubscribeTokens } from '@corridor/storage/reports/unsubscribe-tokens';
import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from './channel';

/** What stands of somebody who watches from outside; null throughout where the watch has ended. */
export interface OutsideRecipient {
  readonly watch_id: string | null;
  readonly operation_id: string | null;
  readonly sealed_address: string | null;
  readonly secret_id: string | null;
  readonly language: string;
}

/** Opens an address outside for as long as a message to it is made. */
@Injectable()
export class OutsideAddresses {
  constructor(
    private readonly seals: Seals,
    private readonly tokens: UnsubscribeTokens,
  ) {}

  async open(
    {
      watch_id: id,
      operation_id: operationId,
      sealed_address: sealed,
      secret_id: secretId,
      language,
    }: OutsideRecipient,
    home: string,
  ): Promise<Pick<OutgoingMessage, 'to' | 'secrets' | 'link' | 'unsubscribe'> | null> {
    if (id === null || operationId === null || sealed === null) return null;
    const about = { kind: 'outside_watch', id } as const;
    const to = await this.seals.openApart(operationId, about, sealed);
    const secret = secretId === null ? undefined : (await this.seals.openAbout(operationId, about)).get(secretId);
    const token = encodeURIComponent(await this.tokens.of(operationId, id));
    return {
      to,
      secrets: secret === undefined ? [] : [secret],
      link: `${home}/reports`,
      unsubscribe: {
        page: `${home}/unsubscribe?token=${token}&lang=${language}`,
        oneClick: `${home}/api/outside-watches/unsubscribe?token=${token}`,
      },
    };
  }
}
