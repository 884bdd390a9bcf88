import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, ServerProcess } from '../support/server-process';

/** What a start refuses, in words that a person who is no programmer can act on. */
describe('a start', () => {
  let dataDir: string;
  const running: ServerProcess[] = [];

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'corridor-start-'));
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.end('SIGKILL')));
    rmSync(dataDir, { recursive: true, force: true });
  });

  const launch = (app: App, env: Record<string, string> = {}, nodeOptions: string[] = []): ServerProcess => {
    const process = new ServerProcess(app, { DATA_DIR: dataDir, ...env }, nodeOptions);
    running.push(process);
    return process;
  };

  async function refusal(app: App, env: Record<string, string> = {}): Promise<string> {
    const process = launch(app, env);
    expect(await process.ended).toBe(1);
    return process.said;
  }

  it('refuses a folder that another process uses', async () => {
    await launch('all').ready;
    const said = await refusal('all');
    expect(said).toContain(`Another process uses ${dataDir}`);
    expect(said).not.toMatch(/^ +at /m);
  }, 60_000);

  it('still refuses it after the first process has cleared its memory', async () => {
    // What holds the folder must not be swept up: two processes on one queue would lose jobs without a word.
    const gc = ['--expose-gc', '--import', 'data:text/javascript,setInterval(gc, 500).unref()'];
    const first = launch('all', {}, gc);
    await first.ready;
    await new Promise((later) => setTimeout(later, 2_000));
    expect(await refusal('all')).toContain(`Another process uses ${dataDir}`);
  }, 60_000);

  it('has the folder again at once when the process before was killed', async () => {
    const first = launch('all');
    await first.ready;
    await first.end('SIGKILL');
    await launch('all').ready;
  }, 60_000);

  it.each(['api', 'worker'] as const)('of the %s refuses embedded storage', async (app) => {
    expect(await refusal(app)).toContain(`start:${app} needs DATABASE_URL and QUEUE_URL`);
  });

  it.each([
    ['api', { DATABASE_URL: 'postgres://localhost/none' }],
    ['worker', { DATABASE_URL: 'postgres://localhost/none' }],
    ['worker', { QUEUE_URL: 'redis://localhost' }],
    ['all', { QUEUE_URL: 'redis://localhost' }],
  ] as const)('of the %s refuses one of the two variables alone: %j', async (app, env) => {
    expect(await refusal(app, env)).toContain('DATABASE_URL and QUEUE_URL are set together or not at all');
  });

  it('of everything in one process refuses servers', async () => {
    const servers = { DATABASE_URL: 'postgres://localhost/none', QUEUE_URL: 'redis://localhost' };
    expect(await refusal('all', servers)).toContain('npm run start:api');
  });

  it('lists everything that is wrong with the configuration, at once and without a stack', async () => {
    const said = await refusal('all', {
      PORT: 'ninety',
      DATABASE_URL: 'mysql://localhost',
      SMTP_URL: 'http://mail.invalid',
      PUBLIC_URL: 'corridor.invalid/path',
      TLS_CERT: '/nowhere/cert.pem',
      LOG_LEVEL: 'loud',
      NODE_ENV: 'production',
    });
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'SMTP_URL',
      'PUBLIC_URL',
      'TLS_CERT',
      'LOG_LEVEL',
      'ENCRYPTION_KEYS',
      'QUEUE_URL',
    ]) {
      expect(said).toMatch(new RegExp(`^  - .*${name}`, 'm'));
    }
    expect(said).not.toMatch(/^ +at /m);
  });
});
