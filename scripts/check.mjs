// All that can be said about the code without running it. The tests are the other half, left out here because
// CI runs them by themselves, on both pairs of database and queue.
import { run, tool } from './child.mjs';

const tsc = tool('typescript', 'tsc');
const steps = {
  format: [[...tool('prettier'), '--check', '--log-level', 'warn', '.']],
  types: [
    [...tsc, '--noEmit', '-p', 'tsconfig.json'],
    [...tsc, '--noEmit', '-p', 'apps/web/tsconfig.json'],
    // The same files again, without Node's types: the rules must also run in a browser.
    [...tsc, '--noEmit', '-p', 'libs/domain/tsconfig.lib.json'],
  ],
  texts: [
    [
      ...tool('@formatjs/cli', 'formatjs'),
      ...['verify', 'libs/messages/src/*.json', '--source-locale', 'en'],
      ...['--missing-keys', '--extra-keys', '--structural-equality'],
    ],
  ],
  lint: [[...tool('eslint'), '--max-warnings', '0', '.']],
  walls: [
    [
      ...tool('dependency-cruiser', 'depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'test',
      'bench',
    ],
  ],
  'dead code': [[...tool('knip')]],
};

for (const [name, commands] of Object.entries(steps)) {
  const started = Date.now();
  let output = '';
  let failed = false;
  for (const command of commands) {
    const code = await run(command, { onOutput: (bytes) => (output += bytes) });
    failed ||= code !== 0;
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${failed ? 'FAIL' : 'ok  '}  ${name.padEnd(10)} ${seconds.padStart(5)} s`);
  if (failed) {
    console.log(output.trimEnd());
    process.exitCode = 1;
  }
}
