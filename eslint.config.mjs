import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['test/**', 'bench/**', '**/*.spec.{ts,tsx}'];

/** An exception without a reason teaches nobody; `-- why` belongs behind it. */
const reasons = {
  create: ({ sourceCode, report }) => ({
    Program() {
      for (const comment of sourceCode.getAllComments()) {
        if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S/.test(comment.value)) {
          report({ loc: comment.loc, message: 'Say why the rule is off: eslint-disable-next-line <rule> -- <reason>' });
        }
      }
    },
  }),
};

const plainTypes = [
  {
    selector: 'TSEnumDeclaration',
    message: 'A string-literal union from a const array says the same and survives JSON.',
  },
];
const pureRules = [
  { selector: 'AwaitExpression', message: 'A rule takes values and returns values; waiting belongs to its caller.' },
  { selector: 'Decorator', message: 'The domain knows no framework.' },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'A rule is told the time: take `now`.',
  },
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'test-output/', 'data/', 'apps/web/dist/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    plugins: { house: { rules: { reasons } } },
    rules: {
      'house/reasons': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { globals: nodeGlobals() },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // An async onClick is how a screen starts a command; its failures are shown by the command itself.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      // An interface that gives a library's type our own name is a name, not an oversight.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Nest reads the class of a decorated parameter at run time: a type-only import would validate nothing.
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/consistent-type-exports': 'off',
      // Handlers share one asynchronous signature, whether or not each of them has something to wait for.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', ...plainTypes],
    },
  },
  {
    files: ['libs/domain/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', ...plainTypes, ...pureRules],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'A rule is told the time: take `now`.' },
        { object: 'Math', property: 'random', message: 'A rule gives the same answer twice: take the random value.' },
      ],
    },
  },
  {
    // What runs at base speaks through the logger, which knows what must not be written down.
    files: ['apps/{api,worker}/**/*.ts', 'libs/**/*.{ts,tsx}'],
    ignores: tests,
    rules: { 'no-console': 'error' },
  },
  {
    // Answers that come over HTTP are untyped until a test has looked at them.
    files: tests,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);

/** The globals of this Node, rather than a list of them that grows old. */
function nodeGlobals() {
  const names = [...Object.getOwnPropertyNames(globalThis), 'require', 'module', 'exports', '__dirname', '__filename'];
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
