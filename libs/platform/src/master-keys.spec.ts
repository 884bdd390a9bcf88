import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/** Makes or reads the key at a moment that all of them wait for, and says what it wrapped with it. */
const PROGRAM = `
  const { MasterKeys } = require('${ROOT}/libs/platform/src/master-keys');
  while (Date.now() < Number(process.env.AT)) {}
  const keys = MasterKeys.from({ DATA_DIR: process.env.DATA_DIR }, { warn() {} });
  process.stdout.write(keys.wrap('place', Buffer.alloc(32)));
  process.stdin.once('data', (wrapped) => {
    keys.unwrap('place', wrapped.toString());
    process.exit(0);
  });`;

describe('the key beside the data', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'corridor-keys-'));
  });

  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is one and the same for processes that start together', async () => {
    const env = { ...process.env, DATA_DIR: dataDir, AT: String(Date.now() + 4_000) };
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--require', join(ROOT, 'scripts/ts-hook.cjs'), '-e', PROGRAM], {
        env,
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    const ended = children.map((child) => once(child, 'exit'));
    const wrapped = await Promise.all(
      children.map(async (child, i) =>
        String(await Promise.race([once(child.stdout, 'data'), ended[i]!.then(() => 'died')])),
      ),
    );
    // Each opens what its neighbour closed.
    children.forEach((child, i) => child.stdin.end(wrapped[(i + 1) % wrapped.length]));
    expect((await Promise.all(ended)).map(([code]) => Number(code))).toEqual([0, 0, 0, 0]);
    expect(readdirSync(join(dataDir, 'keys'))).toEqual(['encryption.keys']);
  }, 30_000);
});
