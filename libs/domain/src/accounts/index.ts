export * from './roles';
export * from './permissions';
export * from './account';
export * from './contact-route';
export * from './set-contact-routes';
export * from './sign-in';
export * from './sign-in-link';
export * from './api-token';
