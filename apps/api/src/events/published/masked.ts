/** Contact details by the thing that has them, as `reads/masks.ts` hides them from a viewer. */
const DETAILS: Readonly<Record<string, Readonly<Record<string, (text: string) => string>>>> = {
  lead: { name: hideNumber, phone: hidePhone, email: hideEmail },
  contact: { name: hideNumber, phone: hidePhone, email: hideEmail },
  // What is said on the phone may be a number or an address.
  call: { note: hideSpoken },
  escalation: { reason: hideSpoken },
  entity: { displayName: hideSpoken },
  // A provider says to which number it could not deliver.
  message: { failure: hideSpoken },
};

/** The data of an event without contact details: what an endpoint gets that may not have them. */
export const masked = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).map(([noun, thing]) => [noun, hidden(thing, DETAILS[noun])]));

function hidden(thing: unknown, details: (typeof DETAILS)[string] | undefined): unknown {
  if (!details || typeof thing !== 'object' || thing === null) return thing;
  const hide = ([field, value]: [string, unknown]) => {
    const how = details[field];
    return [field, how && typeof value === 'string' ? how(value) : value];
  };
  return Object.fromEntries(Object.entries(thing).map(hide));
}

function hidePhone(phone: string): string {
  return `${phone.slice(0, 3)}••••${phone.slice(-2)}`;
}

function hideEmail(email: string): string {
  return `${email.slice(0, 1)}•••@${email.split('@')[1] ?? ''}`;
}

/** Whoever writes without a name goes by their number. */
function hideNumber(name: string): string {
  return /^[-+0-9() ./]{5,}$/.test(name) ? hidePhone(name) : name;
}

function hideSpoken(words: string): string {
  return words.replace(/[+]?[0-9][-0-9 ().]{4,}[0-9]/g, '••••').replace(/[^ @<>]+@[^ @<>]+[.][^ @<>]+/g, '•••@•••');
}
