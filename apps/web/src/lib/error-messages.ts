import { createContext } from 'react';

/** Text for a failed submission, supplied by the app. */
export type ErrorMessageFunction = (error: unknown) => string;

export const ErrorMessageContext = createContext<ErrorMessageFunction>(
  () => 'Could not reach the server. Nothing was changed. Try again.',
);
