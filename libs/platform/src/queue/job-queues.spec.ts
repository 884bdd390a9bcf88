import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as oneTurn } from 'node:timers/promises';
import { readConfiguration } from '../configuration';
import { createLog } from '../log';
import { JobQueues } from './job-queues';

describe('the embedded store, told to stop while it opens', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-queue-'));
  const kept = join(dataDir, 'queue', 'kept');

  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('ends with the reason and does not call its folder unreadable', async () => {
    mkdirSync(join(dataDir, 'queue'));
    writeFileSync(kept, '');
    const stopping = new AbortController();
    const opening = JobQueues.open(readConfiguration({ DATA_DIR: dataDir }), [], {
      log: createLog({ LOG_LEVEL: 'silent' }),
      stopping: stopping.signal,
    });
    const refused = expect(opening).rejects.toThrow('the office shuts');
    await oneTurn();
    stopping.abort(new Error('the office shuts'));
    await refused;
    expect(existsSync(kept)).toBe(true);
  });
});
