import { join } from 'node:path';
import { root, run } from './child.mjs';
import { startServers } from './servers.mjs';

/** Runs one command, beside private PostgreSQL and Redis when `servers` is set, and answers its exit code. */
export async function runBeside({ servers }, command, env = {}) {
  if (!servers) return run(command, { env });
  const started = await startServers();
  try {
    return await run(command, { env: { ...env, ...started.env } });
  } finally {
    await started.stop();
  }
}

/** The command line that runs a TypeScript program of ours. */
export const typescript = (file, ...args) => [process.execPath, join(root, 'scripts/run-ts.mjs'), file, ...args];

/** Takes our own flag out of the arguments; what is left belongs to the program we run. */
export function options(args) {
  return { servers: args.includes('--servers'), rest: args.filter((arg) => arg !== '--servers') };
}

/** Runs a script's story: its answer is the exit code, and an error is said in one line. */
export async function main(story) {
  try {
    process.exitCode = await story();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
