import { REFUSALS, type RefusalCode } from '@frontdesk/domain';

/** The sentence for a refusal. Total: a code without words does not compile. */
export const refusalMessage = (code: RefusalCode): string => REFUSALS[code];
