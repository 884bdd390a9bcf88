module.exports = {
  ...require('./jest.config.cjs'),
  roots: ['<rootDir>/test/faults'],
  testPathIgnorePatterns: ['/node_modules/'],
};
