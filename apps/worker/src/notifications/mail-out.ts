import { renderMail } from '@corridor/documents/mail';
import { Configuration } from '@corridor/platform/configuration';
import { privateFolder } from '@corridor/platform/data-dir';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChannelOut, DeliveryRefused, type OutgoingMessage } from './channel';

/** A mail server that says nothing for so long (milliseconds) is given up, and the message tried again later. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

/** Mail over SMTP_URL, or as files under DATA_DIR/mail where none is set. The same id is always the same message. */
@Injectable()
export class MailOut implements ChannelOut, OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(private readonly configuration: Configuration) {
    const { SMTP_URL } = configuration;
    this.transport =
      SMTP_URL === undefined ? null : createTransport({ url: SMTP_URL, pool: true, ...PATIENCE } as never);
  }

  endpointOf(): string {
    return 'mail';
  }

  async send(message: OutgoingMessage): Promise<'sent'> {
    const { subject, text, html } = renderMail(message, message.language);
    const mail = { to: message.to, subject, text, html, messageId: `<${message.id}@corridor.invalid>` };
    const { MAIL_FROM: from } = this.configuration;
    if (this.transport === null) await this.write(message, mail);
    else await this.transport.sendMail({ from, ...mail, headers: endedBy(message) }).catch(refused);
    return 'sent';
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  /** One file a message, named by its id: written again, it is the same file. */
  private async write({ id, operationId, at }: OutgoingMessage, mail: Readonly<Record<string, string>>): Promise<void> {
    const folder = privateFolder(this.configuration.DATA_DIR, 'mail', operationId);
    const file = `${id}.json`;
    const partial = join(folder, `.${file}.part`);
    await writeFile(partial, JSON.stringify({ file, at, ...mail }, null, 2), { mode: 0o600 });
    await rename(partial, join(folder, file));
  }
}

/** One press in the mail program ends it (RFC 8058). */
const endedBy = ({ unsubscribe }: OutgoingMessage): Record<string, string> =>
  unsubscribe === null
    ? {}
    : {
        'List-Unsubscribe': `<${unsubscribe.oneClick}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      };

/** What is wrong with the message itself, whoever is asked to take it. */
const faultsOfTheMessage = ['EENVELOPE', 'EMESSAGE'];

/**
 * A mail server that says no says whether it is for good; without any word from it, nobody is there. One that does not let
 * us in is as good as nobody: the message waits for whoever mends the password.
 */
function refused({ responseCode, code }: { readonly responseCode?: number; readonly code?: string }): never {
  if (responseCode === undefined && faultsOfTheMessage.includes(code ?? ''))
    throw new DeliveryRefused(`smtp_${String(code).toLowerCase()}`, 'final');
  if (responseCode === undefined || code === 'EAUTH')
    throw new DeliveryRefused(`smtp_${(code ?? 'failed').toLowerCase()}`, 'unreachable');
  throw new DeliveryRefused(`smtp_${String(responseCode)}`, responseCode >= 500 ? 'final' : 'passing');
}
