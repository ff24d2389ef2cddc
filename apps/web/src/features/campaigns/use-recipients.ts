import { LIMITS, type RecipientStatus } from '@frontdesk/domain';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { CampaignRecipientsDocument } from '../../gql/campaign-recipients.ts';
import type { CampaignRecipientsQuery } from '../../gql/types.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { sharesOf } from './recipient-shares.ts';
import type { Campaign } from './use-campaign.ts';

export type Recipient = CampaignRecipientsQuery['campaignRecipients']['edges'][number]['node'];

const REST_MS = 500;

/**
 * Loads the recipients that have one of the given statuses, page by page. Refetches the list when the campaign's counts
 * change.
 */
export function useRecipients(campaign: Campaign, statuses: RecipientStatus[]) {
  const variables = { campaignId: campaign.id, filter: { statuses }, first: LIMITS.pageSize };
  const query = useScreenQuery(CampaignRecipientsDocument, variables);
  const { data, previousData, loading } = query;
  const list = (data ?? previousData)?.campaignRecipients;
  const { paging, refresh } = usePages(list, query);
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
    void refresh();
  });

  return {
    rows: list?.edges.map(({ node }) => node),
    stale: loading && !data && previousData !== undefined,
    ...paging,
  };
}
