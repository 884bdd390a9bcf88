export * from './command';
export * from './decision';
export * from './rule-violation';
export * from './command-rules';
