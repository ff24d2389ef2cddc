import { REFUSALS, type RefusalCode } from '@frontdesk/domain';

/** Returns the message for an error code. A code without a message is a compile error. */
export const refusalMessage = (code: RefusalCode): string => REFUSALS[code];
