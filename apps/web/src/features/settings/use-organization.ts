import { useMutation } from '@apollo/client/react';
import { CreateOrganizationDocument } from '../../gql/create-organization.ts';
import { SetOrganizationDocument } from '../../gql/set-organization.ts';
import { assertNever } from '../../lib/unreachable.ts';
import type { Refused } from '../../lib/use-form-mutation.ts';
import { useSession } from '../../session/api.tsx';
import { toast } from '../../ui/toast.ts';

/** Adds this workspace to an organization, or removes it with null. */
export function useSetOrganization() {
  const session = useSession();
  const [setOrganization] = useMutation(SetOrganizationDocument);
  return async (organizationId: string | null): Promise<Refused | undefined> => {
    await setOrganization({ variables: { input: { organizationId } } });
    await session.reloadViewer();
    return void toast(organizationId ? 'Added to the organization.' : 'Removed from the organization.');
  };
}

export function useCreateOrganization() {
  const [createOrganization] = useMutation(CreateOrganizationDocument);
  return async (name: string): Promise<{ id: string } | Refused> => {
    const { data } = await createOrganization({ variables: { input: { name } } });
    const result = data?.createOrganization;
    switch (result?.__typename) {
      case 'OrganizationCreated':
        return result.organization;
      case 'Refused':
        return result;
      case undefined:
        throw new Error('createOrganization returned nothing.');
      default:
        return assertNever(result);
    }
  };
}
