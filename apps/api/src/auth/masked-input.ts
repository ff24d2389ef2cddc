type Input = Readonly<Record<string, unknown>>;

/**
 * Returns the first field that a member who may not see contact details must not set, or null. Phone numbers and email
 * addresses are always rejected, because the result "unchanged" would confirm a guess. Other text is rejected if it
 * contains masking characters, because saving it would overwrite the hidden original.
 */
export function maskedField(input: Input): string | null {
  const refused = Object.entries(input).find(([field, value]) => isDetail(field, value) || containsMask(value));
  return refused?.[0] ?? null;
}

const isDetail = (field: string, value: unknown): boolean =>
  (field === 'phone' || field === 'email') && typeof value === 'string';

const containsMask = (value: unknown): boolean =>
  [value].flat().some((one) => typeof one === 'string' && /••/.test(one));
