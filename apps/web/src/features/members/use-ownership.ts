import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { MembersPageDocument } from '../../gql/members-page.ts';
import {
  AcceptOwnershipTransferDocument,
  CancelOwnershipTransferDocument,
  CreateOwnershipTransferDocument,
  DeclineOwnershipTransferDocument,
} from '../../gql/ownership.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useSession } from '../../session/api.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { toast } from '../../ui/toast.ts';

const PAGE = { refetchQueries: [MembersPageDocument], awaitRefetchQueries: true };

export function useCreateOwnershipTransfer() {
  const [offer] = useMutation(CreateOwnershipTransferDocument, PAGE);
  return async (memberId: string) => {
    const { data } = await offer({ variables: { memberId } });
    return handleMutationResult(data?.createOwnershipTransfer, () => void toast(t`Ownership offered.`));
  };
}

/** Returns a function that accepts the ownership and then refetches the viewer's permissions. */
export function useAcceptOwnershipTransfer(id: string) {
  const { name, slug } = useWorkspace();
  const session = useSession();
  const [accept] = useMutation(AcceptOwnershipTransferDocument, {
    refetchQueries: [MembersPageDocument, SessionWorkspaceDocument],
  });
  return async () => {
    const { data } = await accept({ variables: { id, confirmSlug: slug } });
    const refused = await handleMutationResult(
      data?.acceptOwnershipTransfer,
      () => void toast(t`You are now an owner of ${name}.`),
    );
    if (!refused) await session.reloadViewer();
    return refused;
  };
}

export function useDeclineOwnershipTransfer(id: string) {
  const [decline] = useMutation(DeclineOwnershipTransferDocument);
  return async () => {
    const { data } = await decline({ variables: { id } });
    return handleMutationResult(data?.declineOwnershipTransfer, () => void toast(t`Ownership declined.`));
  };
}

export function useCancelOffer(id: string) {
  const [cancel] = useMutation(CancelOwnershipTransferDocument);
  return async () => {
    const { data } = await cancel({ variables: { id } });
    return handleMutationResult(data?.cancelOwnershipTransfer, () => void toast(t`Offer withdrawn.`));
  };
}
