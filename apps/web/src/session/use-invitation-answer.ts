import { useMutation } from '@apollo/client/react';
import type { RefusalCode } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../app/paths.ts';
import { AcceptInvitationDocument, DeclineInvitationDocument } from '../gql/invitation-answer.ts';
import type { AcceptInvitationInput } from '../gql/types.ts';
import { handleMutationResult } from '../lib/handle-mutation-result.ts';
import { refusalMessage } from '../lib/refusal-message.ts';
import { useSession } from './api.tsx';
import { errorMessageOf } from './error-messages.ts';

/** Returns functions that accept or decline an invitation. Accepting the invitation opens the workspace. */
export function useInvitationAnswer(which: AcceptInvitationInput) {
  const [accept, accepting] = useMutation(AcceptInvitationDocument);
  const [decline, declining] = useMutation(DeclineInvitationDocument);
  const session = useSession();
  const navigate = useNavigate();
  const [declined, setDeclined] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const refuse = (code: RefusalCode) => setRefusal(refusalMessage(code));

  const attempt = (work: () => Promise<void>) => () => {
    setRefusal(null);
    work().catch((error) => setRefusal(errorMessageOf(error)));
  };

  return {
    accepting: accepting.loading,
    declining: declining.loading,
    declined,
    refusal,
    accept: attempt(async () => {
      const { data } = await accept({ variables: { input: which } });
      const refused = await handleMutationResult(data?.acceptInvitation, async ({ workspace }) => {
        await session.reloadViewer();
        await navigate({ to: paths.overview({ workspace: workspace.slug }) });
      });
      if (refused) refuse(refused.code);
    }),
    decline: attempt(async () => {
      const { data } = await decline({ variables: { input: which } });
      const refused = await handleMutationResult(data?.declineInvitation, async () => {
        setDeclined(true);
        await session.reloadViewer();
      });
      if (refused) refuse(refused.code);
    }),
  };
}
