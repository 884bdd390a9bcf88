export * from './open-operation';
export * from './advance-clock';
export * from './close-operation';
export * from './rotate-keys';
export * from './gates';
export * from './set-gates';
