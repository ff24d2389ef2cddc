import { createContext } from 'react';

/** Puts into words why a submission was not even refused: the app knows its server, the primitives do not. */
export type ErrorMessageFunction = (error: unknown) => string;

export const ErrorMessageContext = createContext<ErrorMessageFunction>(
  () => 'We could not reach the server. Nothing was changed; try again.',
);
