import { useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Stack, Text } from '@mantine/core';
import { CallStatusBadge, callOutcomeLabel } from '../../app/call-labels.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { LeadCall_CallFragmentDoc, LeadCallsDocument } from '../../gql/lead-calls.ts';
import { LiveLeadCallsDocument } from '../../gql/live-lead-calls.ts';
import type { LeadCall_CallFragment } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './lead-bookings.module.css';

/** Calls of a lead, newest first, including suppressed calls. Renders nothing until the calls are loaded. */
export function LeadCalls({ leadId }: { leadId: string }) {
  const filter = { leadId: { eq: leadId } };
  const query = useScreenQuery(LeadCallsDocument, { filter, first: LIMITS.pageSize });
  const { data } = query;
  const { paging, refresh } = usePages(data?.calls, query);
  const calls = useFragments(LeadCall_CallFragmentDoc, data?.calls.edges.map(({ node }) => node) ?? []);
  useSubscription(LiveLeadCallsDocument, {
    ignoreResults: true,
    onData: ({ data: { data: event } }) => {
      const changed = event?.callChanged.call;
      // Changes to known calls are already in the cache, so only a new call requires a refetch.
      if (changed?.leadId === leadId && !calls.some(({ id }) => id === changed.id)) void refresh();
    },
  });
  if (!data) return null;
  return (
    <Section title={t`Calls`}>
      {calls.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t`No calls yet`}
        </Text>
      ) : (
        <Stack gap="sm">
          <List calls={calls} />
          {paging.hasMore && (
            <Button
              variant="default"
              size="xs"
              style={{ alignSelf: 'start' }}
              loading={paging.loadingMore}
              onClick={paging.onMore}
            >
              {t`Load earlier calls`}
            </Button>
          )}
        </Stack>
      )}
    </Section>
  );
}

const List = ({ calls }: { calls: readonly LeadCall_CallFragment[] }) => (
  <ul className={classes.list}>
    {calls.map((call) => (
      <Call key={call.id} call={call} />
    ))}
  </ul>
);

function Call({ call }: { call: LeadCall_CallFragment }) {
  const { slug, timezone } = useWorkspace();
  const { id, direction, failure, createdAt } = call;
  const outcome = callOutcomeLabel(call);
  return (
    <li className={classes.booking}>
      <div className={classes.words}>
        <AnchorLink to={paths.call({ workspace: slug, call: id })} className={classes.when}>
          <time dateTime={createdAt}>{formatDateTime(createdAt, timezone)}</time>
        </AnchorLink>
        <Text size="sm" c="dimmed">
          {direction === 'INBOUND' ? t`Inbound call` : t`Outbound call`}
          {outcome && ` · ${outcome}`}
        </Text>
        {failure && <Text size="sm">{failure}</Text>}
      </div>
      <div className={classes.side}>
        <CallStatusBadge call={call} />
      </div>
    </li>
  );
}
