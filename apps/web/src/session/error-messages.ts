import type { ErrorMessageFunction } from '../lib/error-messages.ts';
import { denialOf } from './denial.ts';

/** Returns the message for a request that was rejected, failed or got no response. */
export const errorMessageOf: ErrorMessageFunction = (error) => {
  const { code, requestId, requiredPolicy } = denialOf(error);
  switch (code) {
    case 'OFFLINE':
    case 'SERVICE_UNAVAILABLE':
      return 'Could not reach the server. Nothing was changed. Try again.';
    case 'RATE_LIMITED':
      return 'Too many requests. Try again in a few minutes.';
    case 'FORBIDDEN':
      return requiredPolicy
        ? `You no longer have the required permission: ${requiredPolicy}.`
        : 'You no longer have permission to do this.';
    case 'SESSION_IDLE':
      return 'Your session timed out and nothing was changed. Confirm your identity, then try again.';
    case 'REAUTHENTICATION_REQUIRED':
      return 'Nothing was changed. Confirm your identity to continue.';
    case 'SECOND_FACTOR_REQUIRED':
      return 'This workspace requires two-factor authentication. Set it up in your account, then try again.';
    case 'NOT_FOUND':
      return 'This record no longer exists. It may have been deleted.';
    case 'PERSISTED_QUERY_NOT_FOUND':
    case 'OPERATION_NOT_ALLOWED':
      return 'Frontdesk was updated. Reload the page.';
    default:
      return `Something went wrong on our side. Nothing was changed.${requestId ? ` Request ID: ${requestId}.` : ''}`;
  }
};
