import { useMutation } from '@apollo/client/react';
import { UpdateAvailabilityDocument } from '../../gql/availability.ts';
import type { UpdateAvailabilityInput } from '../../gql/types.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

/** Returns an action that changes whether the viewer is away from the workspace. */
export function useUpdateAvailability() {
  const [update] = useMutation(UpdateAvailabilityDocument);
  return useMutationAction(async (input: UpdateAvailabilityInput) => {
    const { data } = await update({ variables: { input } });
    return refusalOf(data?.updateAvailability);
  });
}
