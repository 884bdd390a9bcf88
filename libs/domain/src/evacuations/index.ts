export * from './case-code';
export * from './death';
export * from './medevac-case';
export * from './request-evacuation';
