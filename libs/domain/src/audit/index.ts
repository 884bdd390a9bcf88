export * from './subject';
export * from './events';
export * from './entry';
