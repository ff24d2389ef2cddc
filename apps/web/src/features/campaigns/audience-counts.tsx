import { useQuery } from '@apollo/client/react';
import { SKIP_REASON_TITLES } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { CampaignAudienceDocument } from '../../gql/campaign-audience.ts';
import type { CampaignAudienceInput } from '../../gql/types.ts';
import classes from './campaigns.module.css';

const REST_MS = 300;

/** Shows the number of recipients, and of excluded contacts by reason. */
export function AudienceCounts({ input: typed }: { input: CampaignAudienceInput }) {
  const [signature] = useDebouncedValue(JSON.stringify(typed), REST_MS);
  const { data, previousData, loading, error } = useQuery(CampaignAudienceDocument, {
    variables: { input: JSON.parse(signature) as CampaignAudienceInput },
    fetchPolicy: 'cache-and-network',
  });
  const counts = (data ?? previousData)?.campaignAudience;
  const receives = counts?.find(({ outcome }) => outcome === 'INCLUDED')?.count;
  return (
    <aside className={classes.counts} aria-label={t`Audience size`}>
      <div role="status" aria-busy={loading} data-stale={loading || undefined}>
        <Text className={classes.number}>{receives?.toLocaleString('en-GB') ?? (error ? '–' : '…')}</Text>
        <Text size="sm">{plural(receives ?? 0, { one: 'recipient', other: 'recipients' })}</Text>
      </div>
      {error && !counts && (
        <Text size="sm" c="dimmed">
          {t`Couldn’t count recipients. Change a filter to try again.`}
        </Text>
      )}
      <table className={classes.plain} aria-label={t`Excluded`}>
        <tbody>
          {counts?.map(({ outcome, count }) =>
            outcome === 'INCLUDED' || count === 0 ? null : (
              <tr key={outcome}>
                <th scope="row">{SKIP_REASON_TITLES[outcome]}</th>
                <td>{count.toLocaleString('en-GB')}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </aside>
  );
}
