export * from './duty-shift';
export * from './rota';
