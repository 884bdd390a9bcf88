import { Configuration } from '@corridor/platform/configuration';
import { privateFolder } from '@corridor/platform/data-dir';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeliveryRefused } from './channel';

export interface Mail {
  readonly id: string;
  readonly operationId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: string;
}

/** A mail server that says nothing for so long (milliseconds) is given up, and the message tried again later. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

/** Mail over SMTP_URL, or as files under DATA_DIR/mail where none is set. The same id is always the same message. */
@Injectable()
export class MailOut implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(private readonly configuration: Configuration) {
    const { SMTP_URL } = configuration;
    this.transport =
      SMTP_URL === undefined ? null : createTransport({ url: SMTP_URL, pool: true, ...PATIENCE } as never);
  }

  async send(mail: Mail): Promise<void> {
    if (this.transport === null) return this.write(mail);
    const { to, subject, text, html } = mail;
    try {
      await this.transport.sendMail({
        from: this.configuration.MAIL_FROM,
        to,
        subject,
        text,
        html,
        messageId: messageId(mail.id),
      });
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: number; code?: string };
      throw new DeliveryRefused(
        responseCode === undefined ? `smtp_${(code ?? 'failed').toLowerCase()}` : `smtp_${String(responseCode)}`,
        (responseCode ?? 0) >= 500,
      );
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  /** One file a message, named by its id: written again, it is the same file. */
  private async write(mail: Mail): Promise<void> {
    const folder = privateFolder(this.configuration.DATA_DIR, 'mail', mail.operationId);
    const file = `${mail.id}.json`;
    const { to, subject, text, html, at } = mail;
    const content = JSON.stringify({ file, to, subject, at, messageId: messageId(mail.id), text, html }, null, 2);
    const partial = join(folder, `.${file}.part`);
    await writeFile(partial, content, { mode: 0o600 });
    await rename(partial, join(folder, file));
  }
}

const messageId = (id: string): string => `<${id}@corridor.invalid>`;
