import { t } from '@lingui/core/macro';
import { createContext } from 'react';

/** Returns the error message for a failed request. Components get the function from `ErrorMessageContext`. */
export type ErrorMessageFunction = (error: unknown) => string;

export const ErrorMessageContext = createContext<ErrorMessageFunction>(() => t`Could not reach the server. Try again.`);
