import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

/**
 * The one query of a screen. `data` is undefined while it loads for the first time (show the skeleton); when the first
 * load fails, the error is thrown to the route, which shows the not-found, refused or error page. A failing refetch leaves
 * what is shown in place and is in `error`.
 */
export function useScreenQuery<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables?: NoInfer<Variables>,
) {
  const result = useQuery(document, { variables, notifyOnNetworkStatusChange: true } as useQuery.Options<
    Data,
    Variables
  >);
  if (result.error && !result.data) throw result.error;
  return result;
}
