import { useMutation } from '@apollo/client/react';
import { VerifyIntegrationDocument } from '../../gql/verify-integration.ts';
import { assertNever } from '../../lib/unreachable.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  id: string;
  title: string;
  /** It worked when it was last tried: there is no hurry. */
  works: boolean;
  permission: Permission;
}

/** Asks the provider whose credentials these are; its answer stands on the card. */
export function VerifyIntegration({ id, title, works, permission }: Props) {
  const [verify] = useMutation(VerifyIntegrationDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await verify({ variables: { input: { id } } });
    const result = data?.verifyIntegration;
    switch (result?.__typename) {
      case 'IntegrationVerified':
        return void toast(`${title} knows this account.`);
      // The card says why, and reads it out.
      case 'IntegrationFailed':
      case undefined:
        return;
      case 'Refused':
        return result;
      default:
        return assertNever(result);
    }
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant={works ? 'default' : 'filled'}
        permission={permission}
        loading={pending}
        onClick={() => void attempt()}
        aria-label={`Verify ${title}`}
      >
        Verify
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
