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
    [{ OUTGOING_ALLOWED_HOSTS: 'receiver.lan' }, 'OUTGOING_ALLOWED_HOSTS'],
    [{ OUTGOING_ALLOWED_HOSTS: 'receiver.lan:8080,*.lan:80' }, 'OUTGOING_ALLOWED_HOSTS'],
    [{ OUTGOING_ALLOWED_HOSTS: 'http://receiver.lan:8080' }, 'OUTGOING_ALLOWED_HOSTS'],
    [{ OUTGOING_ALLOWED_HOSTS: '10.0.0.0/8' }, 'OUTGOING_ALLOWED_HOSTS'],
    [{ OUTGOING_ALLOWED_HOSTS: 'receiver.lan:70000' }, 'OUTGOING_ALLOWED_HOSTS'],
    [{ SMS_GATEWAY_URL: 'gateway.lan' }, 'SMS_GATEWAY_URL'],
    [{ SMS_GATEWAY_URL: 'https://user:secret@gateway.lan' }, 'SMS_GATEWAY_URL'],
    [{ SMS_GATEWAY_URL: 'https://gateway.lan:99999/' }, 'SMS_GATEWAY_URL'],
    [{ SMS_GATEWAY_TOKEN: 'secret' }, 'need SMS_GATEWAY_URL'],
    [{ SMS_FROM: 'Base' }, 'need SMS_GATEWAY_URL'],
    [{ SMS_GATEWAY_URL: 'http://gateway.lan', SMS_GATEWAY_BODY: 'xml' }, 'SMS_GATEWAY_BODY'],
    [{ SMS_GATEWAY_URL: 'http://gateway.lan', SMS_GATEWAY_HEADERS: 'X-Key: secret' }, 'SMS_GATEWAY_HEADERS'],
    [{ SMS_GATEWAY_URL: 'http://gateway.lan', SMS_GATEWAY_HEADERS: '{"X-Key":"a\\r\\nb"}' }, 'SMS_GATEWAY_HEADERS'],
    [
      {
        SMS_GATEWAY_URL: 'http://gateway.lan',
        SMS_GATEWAY_TOKEN: 'secret',
        SMS_GATEWAY_HEADERS: '{"Authorization":"Basic c2VjcmV0"}',
      },
      'only one of them',
    ],
    [{ SMS_FIELD_TO: 'text' }, 'four different names'],
    [{ SMS_FIELD_ID: 'a b' }, 'SMS_FIELD_ID'],
  ])('refuses %j', (env, said) => {
    expect(problemsOf(env).join('\n')).toContain(said);
  });

  it('compares allowed hosts as addresses are read', () => {
    const { allowedHosts } = readConfiguration({
      OUTGOING_ALLOWED_HOSTS: 'Receiver.LAN:8080, [0:0::1]:9000,0x7f.1:80',
    });
    expect([...allowedHosts]).toEqual(['receiver.lan:8080', '[::1]:9000', '127.0.0.1:80']);
    expect(readConfiguration({}).allowedHosts.size).toBe(0);
  });

  it('puts the token of the SMS gateway beside its other headers', () => {
    const { smsHeaders } = readConfiguration({
      SMS_GATEWAY_URL: 'http://gateway.lan/send',
      SMS_GATEWAY_TOKEN: 'invented',
      SMS_GATEWAY_HEADERS: '{"X-Account":"seven"}',
    });
    expect(smsHeaders).toEqual({ 'X-Account': 'seven', authorization: 'Bearer invented' });
  });

  it('says everything that is wrong at once', () => {
    expect(problemsOf({ PORT: '-1', TLS_KEY: 'k', DATABASE_URL: 'mysql://h' }).length).toBeGreaterThanOrEqual(4);
  });
});
