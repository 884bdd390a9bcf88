export * from './disclose';
export * from './figures-report';
export * from './outside-watch';
export * from './reported-figure';
export * from './side-by-side';
