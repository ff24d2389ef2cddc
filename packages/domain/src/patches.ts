/**
 * Fills the fields that an update omits with the stored values. A field that is null is kept as null, because null clears
 * a value.
 */
export function withStored<Input extends object, Stored extends { readonly [Key in keyof Input]?: Input[Key] }>(
  input: Input,
  stored: Stored,
): Input & Stored {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return { ...stored, ...(Object.fromEntries(given) as Input) };
}

/** Replaces null by the empty value of the field, because null clears a value. */
export function withEmpty<Input extends object>(
  input: Input,
  empty: { readonly [Key in keyof Input]?: Input[Key] },
): Input {
  const cleared = Object.entries(empty).filter(([name]) => input[name as keyof Input] === null);
  return { ...input, ...(Object.fromEntries(cleared) as Partial<Input>) };
}
