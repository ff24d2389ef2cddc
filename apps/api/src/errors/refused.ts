import { REFUSALS, type RefusalCode } from '@frontdesk/domain';

/** The error of one input field. */
export interface FieldError {
  /** Path of the input field, such as `services.2.name`. */
  readonly field: string;
  readonly code: RefusalCode;
  readonly message: string;
}

/** An expected error that the caller can correct, such as a taken slug. The request changed nothing. */
export interface Refused {
  readonly type: 'Refused';
  readonly code: RefusalCode;
  readonly message: string;
  /** Input field that caused the refusal. Null if the refusal concerns the whole input. */
  readonly field: string | null;
  /** One error for each wrong field; `code`, `message` and `field` are those of the first. Empty if `field` is null. */
  readonly errors: readonly FieldError[];
}

/** Creates a refusal. `message` replaces the default text of the code, for texts that contain a name. */
export const refused = (code: RefusalCode, field: string | null = null, message: string = REFUSALS[code]): Refused => ({
  type: 'Refused',
  code,
  message,
  field,
  errors: field === null ? [] : [{ field, code, message }],
});

/** Returns the values if all are valid. Otherwise returns one refusal with the errors of all wrong fields. */
export function validFields<Fields extends Record<string, unknown>>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], Refused> } | Refused {
  const wrong = Object.values(fields).filter(isRefused);
  const [first] = wrong;
  if (first) return { ...first, errors: wrong.flatMap(({ errors }) => errors) };
  return fields as { [Name in keyof Fields]: Exclude<Fields[Name], Refused> };
}

export const isRefused = (result: unknown): result is Refused =>
  typeof result === 'object' && result !== null && 'type' in result && result.type === 'Refused';
