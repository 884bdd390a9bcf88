export * from './watch';
export * from './watch-kind';
export * from './severity';
export * from './visible';
export * from './task';
export * from './usual-watches';
export * from './who-hears';
