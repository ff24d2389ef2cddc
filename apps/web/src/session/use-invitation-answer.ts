import { useMutation } from '@apollo/client/react';
import type { RefusalCode } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../app/paths.ts';
import { AcceptInvitationDocument, DeclineInvitationDocument } from '../gql/invitation-answer.ts';
import type { AcceptInvitationInput } from '../gql/types.ts';
import { refusalMessage } from '../lib/refusal-message.ts';
import { assertNever } from '../lib/unreachable.ts';
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
      const result = data?.acceptInvitation;
      switch (result?.__typename) {
        case 'InvitationAccepted':
          await session.reloadViewer();
          return void (await navigate({ to: paths.overview({ workspace: result.workspace.slug }) }));
        case 'Refused':
          return refuse(result.code);
        case undefined:
          return;
        default:
          return assertNever(result);
      }
    }),
    decline: attempt(async () => {
      const { data } = await decline({ variables: { input: which } });
      const result = data?.declineInvitation;
      switch (result?.__typename) {
        case 'InvitationDeclined':
          setDeclined(true);
          return await session.reloadViewer();
        case 'Refused':
          return refuse(result.code);
        case undefined:
          return;
        default:
          return assertNever(result);
      }
    }),
  };
}
