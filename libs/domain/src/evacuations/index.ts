export * from './case-code';
export * from './medevac-case';
export * from './request-evacuation';
