export * from './device';
export * from './held-command';
export * from './field-command';
