import type { Refused } from './use-form-mutation.ts';

export interface Payload {
  readonly errors: readonly Refused[];
}

/** The fields of a payload after success. Fields in `Optional` can be null even after success. */
type Succeeded<P extends Payload, Optional extends keyof P> = {
  readonly [Name in keyof P]: Name extends Optional ? P[Name] : NonNullable<P[Name]>;
};

/** Calls `done` if the mutation succeeded. Returns the errors if the server rejected it, otherwise undefined. */
export async function handleMutationResult<P extends Payload, Optional extends keyof P = never>(
  payload: P | null | undefined,
  done: (payload: Succeeded<P, Optional>) => unknown,
): Promise<Refused | undefined> {
  const refused = refusalOf(payload);
  if (payload && !refused) await done(payload as Succeeded<P, Optional>);
  return refused;
}

/** Returns the errors if the server rejected the mutation, otherwise undefined. */
export const refusalOf = (payload: Payload | null | undefined): Refused | undefined =>
  payload?.errors[0] && { ...payload.errors[0], errors: payload.errors };
