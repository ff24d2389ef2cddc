type Input = Readonly<Record<string, unknown>>;

/**
 * Returns the first field of the input that a member who may not view contact details must not set, or null if there is
 * none. A phone number, email address or external id is always rejected, because the result would confirm a guess; null,
 * which removes the value, is allowed. Other text is rejected if it contains two masking characters (•) in a row,
 * because saving it would overwrite the hidden original.
 */
export function maskedField(input: Input): string | null {
  const refused = Object.entries(input).find(([field, value]) => isDetail(field, value) || containsMask(value));
  return refused?.[0] ?? null;
}

const isDetail = (field: string, value: unknown): boolean =>
  ((field === 'phone' || field === 'email') && typeof value === 'string') || (field === 'externalIds' && value != null);

const containsMask = (value: unknown): boolean => /••/.test(JSON.stringify(value) ?? '');
