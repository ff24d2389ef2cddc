import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

/**
 * Main query of a screen. `data` is undefined during the first load (show the skeleton). When the first load fails,
 * the error is thrown to the route. A failed refetch keeps the data and sets `error`.
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
