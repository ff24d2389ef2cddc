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
  /** Whether the last verification succeeded. */
  works: boolean;
  permission: Permission;
}

/** Verifies the credentials with the provider. The result is shown on the card. */
export function VerifyIntegration({ id, title, works, permission }: Props) {
  const [verify] = useMutation(VerifyIntegrationDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await verify({ variables: { input: { id } } });
    const result = data?.verifyIntegration;
    switch (result?.__typename) {
      case 'IntegrationVerified':
        return void toast(`${title} verified.`);
      // The card shows and announces the error.
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
