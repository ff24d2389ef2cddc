import { t } from '@lingui/core/macro';

interface OfCaller {
  contactName: string | null;
}

/** Returns the name of a call's contact, or “Withheld number” if the caller withheld their number. */
export const callerName = ({ contactName }: OfCaller): string => contactName ?? t`Withheld number`;
