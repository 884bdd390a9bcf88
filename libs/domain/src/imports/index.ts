export * from './known-headers';
export * from './column';
export * from './read-age';
export * from './read-words';
export * from './read-row';
export * from './read-list';
export * from './import';
