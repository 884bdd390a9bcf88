export * from './command';
export * from './decision';
export * from './open-item';
export * from './reporter';
export * from './rule-violation';
export * from './command-rules';
