import { useMutation } from '@apollo/client/react';
import { NEW_CAMPAIGN } from '@frontdesk/domain';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { CreateCampaignDocument } from '../../gql/create-campaign.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { type ContactFilter, toQueryFilter } from './contact-filter.ts';
import type { Selection } from './selection.ts';

interface Props {
  selection: Selection;
  filter: ContactFilter;
}

/** Creates a campaign draft for the selection. Nothing is sent. */
export function CreateCampaignButton({ selection, filter }: Props) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const canCreate = useCan('create', 'Campaign');
  const [createCampaign] = useMutation(CreateCampaignDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const target =
      selection.kind === 'all'
        ? { filter: toQueryFilter(filter).filter, contactIds: [] }
        : { contactIds: [...selection.ids] };
    const input = { ...NEW_CAMPAIGN, ...target, variables: [] };
    const { data } = await createCampaign({ variables: { input } });
    return handleMutationResult(data?.createCampaign, {
      CampaignCreated: ({ campaign }) => navigate({ to: paths.campaign({ workspace: slug, campaign: campaign.id }) }),
    });
  });
  if (!canCreate) return null;
  return (
    <>
      <RefusalAlert refusal={refusal} />
      <Button size="xs" variant="default" loading={pending} onClick={() => void attempt()}>
        Create campaign
      </Button>
    </>
  );
}
