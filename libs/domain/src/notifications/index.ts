export * from './watch';
export * from './severity';
export * from './visible';
export * from './delivery';
