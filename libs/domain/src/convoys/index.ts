export * from './convoy';
export * from './lifecycle';
export * from './progress';
export * from './plan-convoy';
export * from './manifest';
export * from './report';
export * from './release';
export * from './overdue';
