import { type MeterKey, REFUSALS, type RefusalCode } from '@frontdesk/domain';

export interface UserError {
  readonly code: RefusalCode;
  readonly message: string;
  /** Path of the invalid input field, such as `services.2.name`. Null if the error concerns the whole input. */
  readonly field: string | null;
  /** Plan limit that was reached. Omitted for errors that are not caused by a plan limit. */
  readonly planLimit?: PlanLimitReached;
}

/** Plan limit that prevents new usage. */
export interface PlanLimitReached {
  readonly meter: MeterKey;
  readonly included: number;
  readonly used: number;
  /** Time at which the usage is reset. Null for a STOCK meter. */
  readonly resetsAt: Date | null;
}

/**
 * Expected error that the API caller can correct, such as a slug that is already taken. The request changed nothing.
 */
export interface Refused extends UserError {
  readonly type: 'Refused';
  /** At least one error. `code`, `message` and `field` are those of the first error. */
  readonly errors: readonly UserError[];
  /** Values of other fields of the payload, which are otherwise null. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Creates a refusal. If given, `message` replaces the default message of the code, for messages that contain a name.
 */
export const refused = (code: RefusalCode, field: string | null = null, message: string = REFUSALS[code]): Refused => ({
  type: 'Refused',
  code,
  message,
  field,
  errors: [{ code, message, field }],
});

/** Returns the values if all of them are valid. Otherwise returns one refusal with the errors of all invalid fields. */
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
