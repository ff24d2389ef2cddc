import { useMutation, useQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { CampaignAudienceDocument } from '../../gql/campaign-audience.ts';
import { CampaignPageDocument } from '../../gql/campaign-page.ts';
import { ScheduleCampaignDocument, StartCampaignDocument } from '../../gql/schedule-campaign.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { audienceOf, draftOf } from './draft.ts';
import type { Campaign } from './use-campaign.ts';

/**
 * Returns the current number of recipients, and a dialog that starts or schedules the campaign. The server rejects the
 * start if the number has changed by more than 5 recipients and by more than 1 percent.
 */
export function useStart(campaign: Campaign, how: 'run' | 'schedule') {
  const { id } = campaign;
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(CampaignAudienceDocument, {
    variables: { input: audienceOf(draftOf(campaign)) },
    fetchPolicy: 'network-only',
  });
  const receivers = data?.campaignAudience.find(({ outcome }) => outcome === 'INCLUDED')?.count;
  const after = { refetchQueries: [CampaignPageDocument] };
  const [run] = useMutation(StartCampaignDocument, after);
  const [schedule] = useMutation(ScheduleCampaignDocument, after);
  const { ask, dialog } = useConfirmation(async () => {
    if (receivers === undefined) return undefined;
    const variables = { id, receivers };
    const result =
      how === 'run'
        ? (await run({ variables })).data?.startCampaign
        : (await schedule({ variables })).data?.scheduleCampaign;
    const refused = refusalOf(result);
    // Remove the step of the editor from the URL.
    if (!refused) return void (await navigate({ to: '.', search: {}, replace: true }));
    if (refused.code === 'CAMPAIGN_COUNT_CHANGED') void refetch();
    return refused;
  });
  return { receivers, counts: data?.campaignAudience, error, ask, dialog };
}
