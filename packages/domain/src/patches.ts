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
