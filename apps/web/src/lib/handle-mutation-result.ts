import type { Refused } from './use-form-mutation.ts';

interface MutationResult {
  readonly __typename: string;
}

/** One handler for each result type except `Refused`. A missing handler is a compile error. */
type ResultHandlers<A extends MutationResult> = {
  readonly [Name in Exclude<A['__typename'], 'Refused'>]: (answer: Extract<A, { __typename: Name }>) => unknown;
};

/**
 * Calls the handler for a mutation result and waits for it. Returns the error if the server refused the mutation,
 * otherwise undefined. Does nothing if there is no result.
 */
export async function handleMutationResult<A extends MutationResult>(
  answer: A | null | undefined,
  done: ResultHandlers<A>,
): Promise<Refused | undefined> {
  if (!answer) return undefined;
  if (isRefused(answer)) return answer;
  await done[answer.__typename as keyof ResultHandlers<A>](answer as never);
  return undefined;
}

/** Returns the error if the server refused the mutation, otherwise undefined. */
export const refusalOf = (answer: MutationResult | null | undefined): Refused | undefined =>
  answer && isRefused(answer) ? answer : undefined;

const isRefused = (answer: MutationResult): answer is Refused & MutationResult => answer.__typename === 'Refused';
