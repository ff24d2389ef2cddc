import { useFragment, useSubscription } from '@apollo/client/react';
import { useEffect } from 'react';
import { CampaignDetails_CampaignFragmentDoc, CampaignPageDocument } from '../../gql/campaign-page.ts';
import { LiveCampaignDocument } from '../../gql/live-campaign.ts';
import type { CampaignDetails_CampaignFragment } from '../../gql/types.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

export type Campaign = CampaignDetails_CampaignFragment;

// The server sends no events for the sending rate and the exclusion reasons, so the page polls them.
const LOOK_MS = 5_000;

/** Loads a campaign and keeps it up to date. The campaign is undefined until it has loaded. */
export function useCampaign(id: string) {
  const { data, startPolling, stopPolling, refetch } = useScreenQuery(CampaignPageDocument, { id });
  useSubscription(LiveCampaignDocument, { ignoreResults: true });
  const { data: campaign, complete } = useFragment({
    fragment: CampaignDetails_CampaignFragmentDoc,
    fragmentName: 'CampaignDetails_campaign',
    from: data?.campaign ?? null,
  });
  const found = complete ? (campaign as Campaign) : undefined;
  const skips = data?.campaignSkippedRecipients ?? [];
  const isMoving = found?.status === 'RUNNING' || found?.status === 'SCHEDULED';
  const isBehind = found !== undefined && found.skipped !== skips.reduce((sum, { count }) => sum + count, 0);
  const looks = isMoving || isBehind;
  useEffect(() => {
    if (!looks) return;
    startPolling(LOOK_MS);
    return stopPolling;
  }, [looks, startPolling, stopPolling]);
  return { campaign: found, skips, refetch };
}
