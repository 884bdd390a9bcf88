export * from './disclose';
export * from './reported-figure';
export * from './side-by-side';
