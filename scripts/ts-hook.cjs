// Lets require() load our TypeScript: `node --require ./scripts/ts-hook.cjs file.ts`, also as the execArgv of a
// child process or a worker thread. Compiles by .swcrc as the tests do; ES modules are loaded by Node itself.
const { existsSync, readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const root = path.join(__dirname, '..');
const { $schema: _schema, ...options } = JSON.parse(readFileSync(path.join(root, '.swcrc'), 'utf8'));
const endings = ['', '.ts', '.tsx', '/index.ts'];

/** `@corridor/<lib>/<path>` as in tsconfig.json. */
function source(request) {
  const [, library, rest] = /^@corridor\/([^/]+)\/(.+)$/.exec(request) ?? [];
  if (!library) return undefined;
  const base = path.join(root, 'libs', library, 'src', rest);
  return endings.map((ending) => base + ending).find((file) => existsSync(file) && statSync(file).isFile());
}

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => source(request) ?? resolve(request, ...rest);

for (const extension of ['.ts', '.tsx']) {
  Module._extensions[extension] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      ...options,
      swcrc: false,
      filename,
      sourceMaps: 'inline',
    });
    module._compile(code, filename);
  };
}
process.setSourceMapsEnabled(true);
