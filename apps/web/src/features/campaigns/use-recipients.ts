import { LIMITS, type RecipientState } from '@frontdesk/domain';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { CampaignRecipientsDocument } from '../../gql/campaign-recipients.ts';
import type { CampaignRecipientsQuery } from '../../gql/types.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { sharesOf } from './recipient-shares.ts';
import type { Campaign } from './use-campaign.ts';

export type Recipient = CampaignRecipientsQuery['campaignRecipients']['edges'][number]['node'];

const REST_MS = 500;

/**
 * Loads the recipients that have one of the given states, page by page. Refetches the list when the campaign's counts
 * change.
 */
export function useRecipients(campaign: Campaign, states: RecipientState[]) {
  const [loadingMore, setLoadingMore] = useState(false);
  const variables = { campaignId: campaign.id, filter: { states }, first: LIMITS.pageSize };
  const { data, previousData, loading, fetchMore, refetch } = useScreenQuery(CampaignRecipientsDocument, variables);
  const shown = (data ?? previousData)?.campaignRecipients;
  const [moved] = useDebouncedValue(
    sharesOf(campaign)
      .map(({ count }) => count)
      .join(' '),
    REST_MS,
  );
  const seen = useRef(moved);
  useEffect(() => {
    if (seen.current === moved) return;
    seen.current = moved;
    void refetch().catch(() => {});
  }, [moved, refetch]);

  async function more() {
    setLoadingMore(true);
    try {
      await fetchMore({ variables: { after: shown?.pageInfo.endCursor } });
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    rows: shown?.edges.map(({ node }) => node),
    total: shown?.totalCount,
    hasMore: shown?.pageInfo.hasNextPage ?? false,
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    onMore: () => void more().catch(() => {}),
  };
}
