import { LIMITS } from '@frontdesk/domain';

/** What we can say about a new password before the server has seen it. */
export const passwordRules = (password: string) => [
  {
    sentence: `At least ${LIMITS.passwordMinLength} characters; a few words are easier than a riddle.`,
    met: lengthOf(password) >= LIMITS.passwordMinLength,
  },
];

/** In code points, as the server counts. */
export const lengthOf = (text: string) => [...text].length;
