import { v7 } from 'uuid';

/** The id of a record that this phone makes: it sorts by when it was made, as base's own do. */
export const newId = (): string => v7();
