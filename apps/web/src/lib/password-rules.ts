import { LIMITS } from '@frontdesk/domain';

/** Client-side rules for a new password. */
export const passwordRules = (password: string) => [
  {
    sentence: `At least ${LIMITS.passwordMinLength} characters`,
    met: lengthOf(password) >= LIMITS.passwordMinLength,
  },
];

/** Length in code points, like the server. */
export const lengthOf = (text: string) => [...text].length;
