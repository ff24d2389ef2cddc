import { dictionary } from '@zxcvbn-ts/language-common';

/** The 49,000 most frequent leaked passwords, in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common']);
