import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** Denials are displayed where they belong. Everything else is logged as a defect. */
export function reportUnexpectedError(error: unknown) {
  if (CombinedGraphQLErrors.is(error) || ServerError.is(error)) return;
  console.error(error);
}
