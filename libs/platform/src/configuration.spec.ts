import { ConfigurationError, readConfiguration } from './configuration';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfiguration(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
};

describe('the configuration', () => {
  it('needs nothing: everything is embedded then', () => {
    const configuration = readConfiguration({});
    expect(configuration).toMatchObject({ PORT: 3000, isEmbedded: true, NODE_ENV: 'development' });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfiguration({ DATABASE_URL: '', QUEUE_URL: '' }).isEmbedded).toBe(true);
  });

  it.each([
    [{ DATABASE_URL: 'postgres://h/d' }, 'DATABASE_URL and QUEUE_URL are set together'],
    [{ QUEUE_URL: 'redis://h' }, 'DATABASE_URL and QUEUE_URL are set together'],
    [{ TLS_CERT: 'cert.pem' }, 'TLS_CERT and TLS_KEY are set together'],
    [{ NODE_ENV: 'production' }, 'ENCRYPTION_KEYS must be set'],
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ ENCRYPTION_KEYS: 'short:AAAA' }, 'ENCRYPTION_KEYS'],
    [{ SMTP_URL: 'mail.example' }, 'SMTP_URL'],
    [{ PUBLIC_URL: 'https://host/with/path' }, 'PUBLIC_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('refuses %j', (env, said) => {
    expect(problemsOf(env).join('\n')).toContain(said);
  });

  it('says everything that is wrong at once', () => {
    expect(problemsOf({ PORT: '-1', TLS_KEY: 'k', DATABASE_URL: 'mysql://h' }).length).toBeGreaterThanOrEqual(4);
  });
});
