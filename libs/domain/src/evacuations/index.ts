export * from './case-code';
export * from './break-glass';
export * from './death';
export * from './erase-case';
export * from './medevac-case';
export * from './request-evacuation';
