export * from './list';
export * from './list-version';
export * from './differences';
export * from './list-copy';
export * from './share-list';
