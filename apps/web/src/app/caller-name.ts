interface OfCaller {
  contactName: string | null;
}

/** Name of the contact of a call. A caller who withheld their number has none. */
export const callerName = ({ contactName }: OfCaller): string => contactName ?? 'Withheld number';
