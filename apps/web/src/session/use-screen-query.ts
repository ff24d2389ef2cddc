import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

/**
 * Runs the main query of a page. `data` is undefined during the first request. If the first request fails, throws the
 * error to the route. A failed refetch keeps the data and sets `error`.
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
