/** How something that somebody else saw reached whoever enters it (DOMAIN 0.5). */
export const reportChannels = ['phone', 'radio', 'message', 'paper'] as const;
export type ReportChannel = (typeof reportChannels)[number];

/**
 * On whose behalf a report was entered. Who said it is sealed, `saidById` names the sealed value. A null channel: whoever
 * entered it says so themselves.
 */
export interface Reporter {
  readonly channel: ReportChannel | null;
  readonly saidById: string | null;
}

export const themselves: Reporter = { channel: null, saidById: null };
