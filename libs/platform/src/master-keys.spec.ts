import * as fs from 'node:fs';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from './configuration';
import { MasterKeys } from './master-keys';
import { newKey } from './seal';

jest.mock('node:fs', () => {
  const real = jest.requireActual<typeof fs>('node:fs');
  return { ...real, existsSync: jest.fn(real.existsSync), linkSync: jest.fn(real.linkSync) };
});

describe('the key beside the data', () => {
  let dataDir: string;
  const key = newKey();

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'corridor-keys-'));
  });

  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (): MasterKeys => MasterKeys.from({ DATA_DIR: dataDir } as Configuration, { warn: () => undefined });
  const files = (): string[] => readdirSync(join(dataDir, 'keys'));

  it('is made once and found by the next start', () => {
    const wrapped = start().wrap('place', key);
    expect(start().unwrap('place', wrapped)).toEqual(key);
    expect(files()).toEqual(['encryption.keys']);
  });

  it('is the first one’s where two processes made it at the same moment', () => {
    const wrapped = start().wrap('place', key);
    // What the second sees when the first makes the file right after it looked.
    jest.mocked(fs.existsSync).mockReturnValueOnce(false);
    expect(start().unwrap('place', wrapped)).toEqual(key);
    expect(files()).toEqual(['encryption.keys']);
  });

  it('leaves nothing half made to the start after one that died', () => {
    jest.mocked(fs.linkSync).mockImplementationOnce(() => {
      throw new Error('killed before the key had its name');
    });
    expect(start).toThrow('killed');
    expect(files()).toEqual([]);
    expect(start().unwrap('place', start().wrap('place', key))).toEqual(key);
  });
});
