import { Configuration } from '@corridor/platform/configuration';
import { RuleViolation } from '@corridor/domain/commands';
import { Injectable } from '@nestjs/common';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface MailFile {
  readonly file: string;
  readonly to: string;
  readonly subject: string;
  readonly at: string;
  readonly text: string;
}

const SHOWN = 100;

/** The mails that were written to files because no mail server is configured. */
@Injectable()
export class MailFiles {
  constructor(private readonly configuration: Configuration) {}

  /** Newest first. Refuses where mail goes to a server: there is nothing to show then. */
  async list(operationId: string): Promise<{ readonly items: readonly MailFile[] }> {
    if (this.configuration.SMTP_URL !== undefined) throw new RuleViolation('mail.goes_to_a_server', {}, 'not_found');
    const folder = join(this.configuration.DATA_DIR, 'mail', operationId);
    const files = await readdir(folder).catch(() => []);
    const kept = files.filter((file) => file.endsWith('.json'));
    const mails = await Promise.all(
      kept.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as MailFile),
    );
    return { items: mails.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, SHOWN) };
  }
}
