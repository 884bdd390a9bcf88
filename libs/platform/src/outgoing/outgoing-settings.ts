import { IsIn, IsOptional, Length, Matches } from 'class-validator';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { allowedHosts } from './allowed-hosts';

const FIELD = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** Where requests may go out to, and how texts reach a telephone. `.env.example` says what each is for. */
export class OutgoingSettings {
  @IsOptional()
  @Length(3, 4_000)
  readonly OUTGOING_ALLOWED_HOSTS?: string;

  @IsOptional()
  @Matches(/^https?:\/\/[^@#\s]+$/, { message: 'SMS_GATEWAY_URL must begin with https:// or http://, without a login' })
  readonly SMS_GATEWAY_URL?: string;

  @IsOptional()
  @Matches(/^[\x21-\x7e]+$/)
  readonly SMS_GATEWAY_TOKEN?: string;

  @IsOptional()
  @Length(2, 4_000)
  readonly SMS_GATEWAY_HEADERS?: string;

  @IsIn(['json', 'form'])
  readonly SMS_GATEWAY_BODY: 'json' | 'form' = 'json';

  @Matches(FIELD)
  readonly SMS_FIELD_TO: string = 'to';

  @Matches(FIELD)
  readonly SMS_FIELD_TEXT: string = 'text';

  @Matches(FIELD)
  readonly SMS_FIELD_ID: string = 'reference';

  @Matches(FIELD)
  readonly SMS_FIELD_FROM: string = 'from';

  @IsOptional()
  @Matches(/^\+?[A-Za-z0-9 ]{1,16}$/, { message: 'SMS_FROM is a number or a name of at most 16 letters and digits' })
  readonly SMS_FROM?: string;

  /** As addresses are compared with it. */
  get allowedHosts(): ReadonlySet<string> {
    return (this.OUTGOING_ALLOWED_HOSTS === undefined ? null : allowedHosts(this.OUTGOING_ALLOWED_HOSTS)) ?? new Set();
  }

  /** What the gateway wants to see with each text, the token among it. */
  get smsHeaders(): Readonly<Record<string, string>> {
    return {
      ...headersIn(this.SMS_GATEWAY_HEADERS ?? '{}'),
      ...(this.SMS_GATEWAY_TOKEN !== undefined && { authorization: `Bearer ${this.SMS_GATEWAY_TOKEN}` }),
    };
  }
}

/** What no single setting can say about itself. */
export function outgoingContradictions(c: OutgoingSettings): string[] {
  const found: string[] = [];
  if (c.OUTGOING_ALLOWED_HOSTS !== undefined && allowedHosts(c.OUTGOING_ALLOWED_HOSTS) === null) {
    found.push('OUTGOING_ALLOWED_HOSTS is a list of host:port, such as receiver.lan:8080,[::1]:9000');
  }
  if (c.SMS_GATEWAY_URL !== undefined && !URL.canParse(c.SMS_GATEWAY_URL)) {
    found.push('SMS_GATEWAY_URL is not a web address');
  }
  if (c.SMS_GATEWAY_URL === undefined && (c.SMS_GATEWAY_TOKEN ?? c.SMS_GATEWAY_HEADERS ?? c.SMS_FROM) !== undefined) {
    found.push('SMS_GATEWAY_TOKEN, SMS_GATEWAY_HEADERS and SMS_FROM need SMS_GATEWAY_URL');
  }
  const headers = headersIn(c.SMS_GATEWAY_HEADERS ?? '{}');
  if (headers === null) found.push('SMS_GATEWAY_HEADERS is a JSON object of headers, such as {"X-Api-Key":"…"}');
  const authorizes = Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'authorization');
  if (authorizes && c.SMS_GATEWAY_TOKEN !== undefined) {
    found.push('SMS_GATEWAY_TOKEN and an Authorization in SMS_GATEWAY_HEADERS: only one of them can be sent');
  }
  const fields = [c.SMS_FIELD_TO, c.SMS_FIELD_TEXT, c.SMS_FIELD_ID, c.SMS_FIELD_FROM];
  if (new Set(fields).size < fields.length) found.push('SMS_FIELD_TO, _TEXT, _ID and _FROM are four different names');
  return found;
}

/** Null where the text is not a JSON object of headers that HTTP can carry. */
function headersIn(text: string): Record<string, string> | null {
  try {
    const headers = JSON.parse(text) as unknown;
    if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return null;
    const found: Record<string, string> = {};
    for (const [name, value] of Object.entries(headers)) {
      if (typeof value !== 'string') return null;
      validateHeaderName(name);
      validateHeaderValue(name, value);
      found[name] = value;
    }
    return found;
  } catch {
    return null;
  }
}
