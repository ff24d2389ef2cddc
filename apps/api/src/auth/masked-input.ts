type Input = Readonly<Record<string, unknown>>;

/**
 * The field of an input that a caller must not set while contact details are masked for them; null when there is none. A phone
 * number or an email address is refused whatever it is, because "unchanged" would confirm a guess. Any other text is refused
 * when it contains a mask: saving it would replace what the mask hides.
 */
export function maskedField(input: Input): string | null {
  const refused = Object.entries(input).find(([field, value]) => isDetail(field, value) || containsMask(value));
  return refused?.[0] ?? null;
}

const isDetail = (field: string, value: unknown): boolean =>
  (field === 'phone' || field === 'email') && typeof value === 'string';

const containsMask = (value: unknown): boolean =>
  [value].flat().some((one) => typeof one === 'string' && /••/.test(one));
