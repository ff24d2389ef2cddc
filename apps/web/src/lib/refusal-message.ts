import { REFUSALS, type RefusalCode } from '@frontdesk/domain';

/** Message for a refusal. A code without a message does not compile. */
export const refusalMessage = (code: RefusalCode): string => REFUSALS[code];
