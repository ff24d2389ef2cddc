import type { ErrorMessageFunction } from '../lib/error-messages.ts';
import { denialOf } from './denial.ts';

/** Text for a denied, failed or unreachable request. */
export const errorMessageOf: ErrorMessageFunction = (error) => {
  const { code, requestId, requiredPolicy } = denialOf(error);
  switch (code) {
    case 'OFFLINE':
    case 'SERVICE_UNAVAILABLE':
      return 'We could not reach the server. Nothing was changed; try again.';
    case 'RATE_LIMITED':
      return 'That was a little too often. Wait a few minutes, then try again.';
    case 'FORBIDDEN':
      return requiredPolicy
        ? `You may no longer do this: it needs the policy ${requiredPolicy}.`
        : 'You may no longer do this.';
    case 'SESSION_IDLE':
      return 'You were away for a while, so nothing was changed. Confirm that it is you, then try again.';
    case 'REAUTHENTICATION_REQUIRED':
      return 'Nothing was changed. Confirm your identity to continue.';
    case 'SECOND_FACTOR_REQUIRED':
      return 'This workspace asks for a second factor now. Set one up in your account, then try again.';
    case 'NOT_FOUND':
      return 'This is no longer here. Somebody may have removed it meanwhile.';
    case 'PERSISTED_QUERY_NOT_FOUND':
    case 'OPERATION_NOT_ALLOWED':
      return 'Frontdesk has been updated since this page was opened. Load the page again.';
    default:
      return `Something went wrong on our side; nothing was changed.${requestId ? ` Request ${requestId}.` : ''}`;
  }
};
