export * from './watch';
export * from './severity';
