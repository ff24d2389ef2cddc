import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { CampaignsPageDocument } from '../../gql/campaigns-page.ts';
import { CreateCampaignDocument } from '../../gql/create-campaign.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import type { Draft } from './draft.ts';

/**
 * Returns a function that creates a draft and opens the draft's page, and the error message if the server rejected the
 * last attempt.
 */
export function useBegin() {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [createCampaign] = useMutation(CreateCampaignDocument, { refetchQueries: [CampaignsPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async (input: Draft) => {
    return handleMutationResult((await createCampaign({ variables: { input } })).data?.createCampaign, (answer) =>
      navigate({ to: paths.campaign({ workspace: slug, campaign: answer.campaign.id }) }),
    );
  });
  return { begin: attempt, pending, refusal };
}
