import 'reflect-metadata';
import { run } from '../../../api/src/run';
import { type AdminCommand, WrongUse } from './command';

/** Loaded when asked for: who lists people does not wait for a database driver. */
const commands: Readonly<Record<string, () => Promise<AdminCommand>>> = {
  backup: async () => (await import('./backup.js')).backup,
  restore: async () => (await import('./restore.js')).restore,
  verify: async () => (await import('./verify.js')).verify,
  people: async () => (await import('./people.js')).people,
  devices: async () => (await import('./devices.js')).devices,
  keys: async () => (await import('./keys.js')).keys,
  erase: async () => (await import('./erase.js')).erase,
  recover: async () => (await import('./recover.js')).recover,
};

/** Ends with 0 where it was done, 1 where it was not, 2 where it was not understood and nothing was tried. */
run(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  try {
    if (!command) throw new WrongUse(name === '' ? 'a command is needed' : `there is no command ${name}`);
    await command.run(args);
  } catch (error) {
    if (!isWrongUse(error)) throw error;
    const shown = command ? [command] : await Promise.all(Object.values(commands).map((load) => load()));
    process.stderr.write(`${error.message}\n\n${usageOf(shown)}`);
    process.exitCode = 2;
  }
});

/** Node's own reader of options refuses what it does not know. */
function isWrongUse(error: unknown): error is Error {
  const { code } = error as { readonly code?: unknown };
  return error instanceof WrongUse || (error instanceof Error && String(code).startsWith('ERR_PARSE_ARGS'));
}

function usageOf(shown: readonly AdminCommand[]): string {
  const forms = shown.flatMap(({ usage }) => usage);
  const lines = forms.map(([form, says]) => `  ${form}\n      ${says}\n`).join('');
  const notes = new Set(shown.flatMap(({ note = [] }) => note));
  return `usage: npm run admin -- <command>\n\n${lines}${[...notes].map((note) => `\n${note}\n`).join('')}`;
}
