import { LIMITS } from '@frontdesk/domain';

/** Client-side rules for a new password, and whether the password meets them. */
export const passwordRules = (password: string) => [
  {
    sentence: `At least ${LIMITS.passwordMinLength} characters`,
    met: lengthOf(password) >= LIMITS.passwordMinLength,
  },
];

/** Returns the length in code points, as the server counts it. */
export const lengthOf = (text: string) => [...text].length;
