import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

/** Returns the client-side rules for a new password, and for each rule whether the password meets it. */
export const passwordRules = (password: string) => [
  {
    sentence: t`At least ${LIMITS.passwordMinLength} characters`,
    met: lengthOf(password) >= LIMITS.passwordMinLength,
  },
];

/** Returns the length in code points. The server uses the same measure. */
export const lengthOf = (text: string) => [...text].length;
