/** What has to be open, and stay open, before somebody leaves (DOMAIN 0.2). None of them waits for another. */
export const gates = ['medical', 'consent', 'clearance', 'destination', 'documents', 'transport'] as const;
export type Gate = (typeof gates)[number];
