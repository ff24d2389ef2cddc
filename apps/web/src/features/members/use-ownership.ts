import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { MembersPageDocument } from '../../gql/members-page.ts';
import {
  AcceptOwnershipDocument,
  CancelOwnershipOfferDocument,
  DeclineOwnershipDocument,
  OfferOwnershipDocument,
} from '../../gql/ownership.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useSession } from '../../session/api.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { toast } from '../../ui/toast.ts';

const PAGE = { refetchQueries: [MembersPageDocument], awaitRefetchQueries: true };

export function useOfferOwnership() {
  const [offer] = useMutation(OfferOwnershipDocument, PAGE);
  return async (memberId: string) => {
    const { data } = await offer({ variables: { memberId } });
    return handleMutationResult(data?.offerOwnership, () => void toast(t`Ownership offered.`));
  };
}

/** Returns a function that accepts the ownership and then refetches the viewer's permissions. */
export function useAcceptOwnership(id: string) {
  const { name, slug } = useWorkspace();
  const session = useSession();
  const [accept] = useMutation(AcceptOwnershipDocument, {
    refetchQueries: [MembersPageDocument, SessionWorkspaceDocument],
  });
  return async () => {
    const { data } = await accept({ variables: { id, confirmSlug: slug } });
    const refused = await handleMutationResult(
      data?.acceptOwnership,
      () => void toast(t`You are now the owner of ${name}.`),
    );
    if (!refused) await session.reloadViewer();
    return refused;
  };
}

export function useDeclineOwnership(id: string) {
  const [decline] = useMutation(DeclineOwnershipDocument);
  return async () => {
    const { data } = await decline({ variables: { id } });
    return handleMutationResult(data?.declineOwnership, () => void toast(t`Ownership declined.`));
  };
}

export function useCancelOffer(id: string) {
  const [cancel] = useMutation(CancelOwnershipOfferDocument);
  return async () => {
    const { data } = await cancel({ variables: { id } });
    return handleMutationResult(data?.cancelOwnershipOffer, () => void toast(t`Offer withdrawn.`));
  };
}
