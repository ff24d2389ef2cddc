import type { Refused } from './use-form-mutation.ts';

interface MutationResult {
  readonly __typename: string;
}

/** Handlers for each result except refusals. A new member of the union does not compile without one. */
type ResultHandlers<A extends MutationResult> = {
  readonly [Name in Exclude<A['__typename'], 'Refused'>]: (answer: Extract<A, { __typename: Name }>) => unknown;
};

/** Handles a mutation result. Returns the refusal, to show it at its field or button. */
export async function handleMutationResult<A extends MutationResult>(
  answer: A | null | undefined,
  done: ResultHandlers<A>,
): Promise<Refused | undefined> {
  if (!answer) return undefined;
  if (isRefused(answer)) return answer;
  await done[answer.__typename as keyof ResultHandlers<A>](answer as never);
  return undefined;
}

/** The refusal, for mutations whose success needs no handling. */
export const refusalOf = (answer: MutationResult | null | undefined): Refused | undefined =>
  answer && isRefused(answer) ? answer : undefined;

const isRefused = (answer: MutationResult): answer is Refused & MutationResult => answer.__typename === 'Refused';
