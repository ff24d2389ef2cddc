import { createContext } from 'react';

/** Puts into words why a submission was not even refused: the app knows its server, the primitives do not. */
export type FailureWords = (error: unknown) => string;

export const FailureWordsContext = createContext<FailureWords>(
  () => 'We could not reach the server. Nothing was changed; try again.',
);
