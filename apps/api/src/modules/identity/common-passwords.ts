import { dictionary } from '@zxcvbn-ts/language-common';

/** The 49,000 passwords that leaks had most often, in lower case: what attackers try first. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common']);
