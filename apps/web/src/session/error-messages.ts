import { t } from '@lingui/core/macro';
import type { ErrorMessageFunction } from '../lib/error-messages.ts';
import { denialOf } from './denial.ts';

/** Returns the message for a request that was rejected, failed or got no response. */
export const errorMessageOf: ErrorMessageFunction = (error) => {
  const { code, requestId, requiredPolicy } = denialOf(error);
  switch (code) {
    case 'OFFLINE':
    case 'SERVICE_UNAVAILABLE':
      return t`Could not reach the server. Try again.`;
    case 'RATE_LIMITED':
      return t`Too many requests. Try again in a few minutes.`;
    case 'FORBIDDEN':
      return requiredPolicy
        ? t`You don’t have the required permission: ${requiredPolicy}.`
        : t`You don’t have permission to do this.`;
    case 'SESSION_IDLE':
      return t`Your session timed out and nothing was changed. Confirm your identity, then try again.`;
    case 'REAUTHENTICATION_REQUIRED':
      return t`Nothing was changed. Confirm your identity to continue.`;
    case 'VOICE_VERIFICATION_PENDING':
      return t`This workspace requires a voice check. Reload the page, then try again.`;
    case 'SECOND_FACTOR_REQUIRED':
      return t`This workspace requires two-factor authentication. Set it up in your account, then try again.`;
    case 'NOT_FOUND':
      return t`This record was deleted, or you don’t have access to it.`;
    case 'PERSISTED_QUERY_NOT_FOUND':
    case 'OPERATION_NOT_ALLOWED':
      return t`Frontdesk was updated. Reload the page.`;
    default:
      return requestId
        ? t`Something went wrong on our side. Nothing was changed. Request ID: ${requestId}.`
        : t`Something went wrong on our side. Nothing was changed.`;
  }
};
