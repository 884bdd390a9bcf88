import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hole } from './holes';

const ROOT = join(__dirname, '../../..');
const sources = ['apps', 'libs', 'test', 'data', 'package.json', 'jest.config.cjs', 'jest-transform.cjs', '.swcrc'];

interface Verdict {
  readonly violations: readonly string[];
  readonly summary: string;
}

/** Plants each hole in a copy of the sources and runs the test that is named for it: it must pass without, and fail with. */
export async function proveHoles(holes: readonly Hole[]): Promise<Verdict> {
  const copy = mkdtempSync(join(tmpdir(), 'corridor-holes-'));
  try {
    for (const each of sources) cpSync(join(ROOT, each), join(copy, each), { recursive: true });
    for (const each of ['node_modules', 'dist']) symlinkSync(join(ROOT, each), join(copy, each));
    const violations: string[] = [];
    for (const hole of holes) {
      const fault = await faultOf(hole, copy);
      console.log(`${fault === null ? 'caught' : 'MISSED'}: ${hole.what}`);
      if (fault !== null) violations.push(`${hole.what}: ${fault}`);
    }
    const caught = holes.length - violations.length;
    return {
      violations,
      summary: `holes: ${String(caught)} of ${String(holes.length)} caught by the test named for them`,
    };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function faultOf({ file, instead, put, test, named }: Hole, copy: string): Promise<string | null> {
  const path = join(copy, file);
  const before = readFileSync(path, 'utf8');
  const places = before.split(instead).length - 1;
  if (places !== 1) return `what is to be changed stands ${String(places)} times in ${file}`;
  const clean = await outcomeOf(test, named, copy);
  if (clean !== 'passed') return `the test ${clean} without the hole`;
  writeFileSync(
    path,
    before.replace(instead, () => put),
  );
  try {
    const planted = await outcomeOf(test, named, copy);
    return planted === 'failed' ? null : `the test ${planted} with the hole`;
  } finally {
    writeFileSync(path, before);
  }
}

type Outcome = 'passed' | 'failed' | 'did not run';

async function outcomeOf(test: string, named: string, copy: string): Promise<Outcome> {
  const jest = join(copy, 'node_modules/jest/bin/jest.js');
  const pattern = named.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const child = spawn(
    process.execPath,
    [jest, test, '-t', pattern, '--json', '--outputFile', report, '--coverage=false'],
    { cwd: copy, stdio: 'ignore' },
  );
  await once(child, 'close');
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
  if (numFailedTests) return 'failed';
  return numPassedTests ? 'passed' : 'did not run';
}
