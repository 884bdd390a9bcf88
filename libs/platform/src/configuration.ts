import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, validateSync } from 'class-validator';
import { resolve } from 'node:path';
import { outgoingContradictions, OutgoingSettings } from './outgoing/outgoing-settings';

/** What the process was started with, read once. `.env.example` says what each is for. */
export class Configuration extends OutgoingSettings {
  @IsInt()
  @Min(0)
  @Max(65_535)
  @Transform(({ value }) => Number(value))
  readonly PORT: number = 3000;

  @IsString()
  readonly HOST: string = '0.0.0.0';

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL must begin with postgres://' })
  readonly DATABASE_URL?: string;

  @IsOptional()
  @Matches(/^(rediss?|postgres(ql)?):\/\//, { message: 'QUEUE_URL must begin with redis://, rediss:// or postgres://' })
  readonly QUEUE_URL?: string;

  @Transform(({ value }) => resolve(String(value)))
  @IsString()
  readonly DATA_DIR: string = resolve('var');

  @IsOptional()
  @Matches(/^smtps?:\/\//, { message: 'SMTP_URL must begin with smtp:// or smtps://' })
  readonly SMTP_URL?: string;

  @IsString()
  readonly MAIL_FROM: string = 'duty@localhost';

  /** Messages a second that the mail server takes; unset, as fast as it does. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Transform(({ value }) => Number(value))
  readonly MAIL_PER_SECOND?: number;

  @IsOptional()
  @Matches(/^https?:\/\/[^/]+$/, {
    message: 'PUBLIC_URL is an origin such as https://corridor.example, without a path',
  })
  readonly PUBLIC_URL?: string;

  @IsOptional()
  @Matches(/^[a-z0-9-]+:[A-Za-z0-9+/]{43}=(,[a-z0-9-]+:[A-Za-z0-9+/]{43}=)*$/, {
    message: 'ENCRYPTION_KEYS is a list of name:base64 of 32 bytes, the current key first',
  })
  readonly ENCRYPTION_KEYS?: string;

  @IsOptional()
  @IsString()
  readonly TLS_CERT?: string;

  @IsOptional()
  @IsString()
  readonly TLS_KEY?: string;

  @IsOptional()
  @IsString()
  readonly METRICS_TOKEN?: string;

  @IsIn(['development', 'production', 'test'])
  readonly NODE_ENV: 'development' | 'production' | 'test' = 'development';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  readonly LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent' = 'info';

  /** What one session may ask a second, over ten seconds; half of it for a program, and for who is not signed in. */
  @IsInt()
  @Min(1)
  @Transform(({ value }) => Number(value))
  readonly REQUESTS_PER_SECOND: number = 50;

  /** Set by tests that share one queue server: keeps their jobs apart. */
  @Matches(/^[a-z0-9_]{1,40}$/)
  readonly QUEUE_PREFIX: string = 'corridor';

  /** People come over HTTPS: to this process, or to the proxy before it. */
  get isHttps(): boolean {
    return this.TLS_CERT !== undefined || (this.PUBLIC_URL?.startsWith('https://') ?? false);
  }

  /** SQLite and the queue inside this process, or servers outside. */
  get isEmbedded(): boolean {
    return this.DATABASE_URL === undefined;
  }
}

/** A configuration that cannot work, with everything that is wrong with it. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot work:\n${problems.map((each) => `  - ${each}`).join('\n')}`);
  }
}

/** Reads and checks the environment. Throws ConfigurationError with the whole list, so that one start shows all. */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const configuration = plainToInstance(Configuration, given, { exposeDefaultValues: true });
  const problems = validateSync(configuration, { skipMissingProperties: false }).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((message) =>
      message.includes(property) ? message : `${property}: ${message}`,
    ),
  );
  problems.push(...contradictions(configuration), ...outgoingContradictions(configuration));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return configuration;
}

function contradictions(c: Configuration): string[] {
  const found: string[] = [];
  if ((c.DATABASE_URL === undefined) !== (c.QUEUE_URL === undefined)) {
    found.push('DATABASE_URL and QUEUE_URL are set together or not at all');
  }
  if ((c.TLS_CERT === undefined) !== (c.TLS_KEY === undefined)) {
    found.push('TLS_CERT and TLS_KEY are set together or not at all');
  }
  if (c.NODE_ENV === 'production' && c.ENCRYPTION_KEYS === undefined) {
    found.push('ENCRYPTION_KEYS must be set when NODE_ENV is production: keys beside the data protect nothing');
  }
  return found;
}
