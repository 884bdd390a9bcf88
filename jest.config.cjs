module.exports = {
  rootDir: '.',
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testRegex: '\\.(spec|e2e-spec)\\.tsx?$',
  // What is killed, flooded and starved has a command of its own: it takes its time.
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/browser/',
    '<rootDir>/test/faults/',
    '<rootDir>/apps/web/dist/',
  ],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'tsx', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: {
    '^@corridor/domain/(.*)$': '<rootDir>/libs/domain/src/$1/index.ts',
    '^@corridor/(storage|platform|messages|documents)/(.*)$': '<rootDir>/libs/$1/src/$2',
  },
  transform: { '\\.(tsx?|js|mjs)$': '<rootDir>/jest-transform.cjs' },
  transformIgnorePatterns: [],
  maxWorkers: 2,
  // Real databases, real hashing, on a shared machine: a test fails by what it asserts, not by a slow minute.
  testTimeout: 60_000,
  ...(process.env.TALLY_FILE && { reporters: ['default', '<rootDir>/scripts/tally-reporter.cjs'] }),
};
