import { LEAD_STATUS_TITLES, LEAD_STATUSES, type LeadStatus } from '@frontdesk/domain';
import { Skeleton, Text } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { OverviewPageQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './overview-page.module.css';

/** Leads per status, each number linked to its list. */
export function LeadsByStatus({ counts }: { counts: OverviewPageQuery['leadCounts'] }) {
  const { slug } = useWorkspace();
  const countOf = (status: LeadStatus) => counts?.find((count) => count.status === status)?.count ?? 0;
  return (
    <Section title="Leads by status">
      <div className={classes.tiles}>
        {LEAD_STATUSES.map((status) => (
          <AnchorLink
            key={status}
            to={paths.leads({ workspace: slug })}
            search={{ status }}
            className={classes.tile}
            underline="never"
          >
            {counts ? (
              <span className={classes.number}>{countOf(status).toLocaleString('en-GB')}</span>
            ) : (
              <Skeleton height={30} width={44} radius="md" />
            )}
            <Text span size="sm" c="dimmed">
              {LEAD_STATUS_TITLES[status]}
            </Text>
          </AnchorLink>
        ))}
      </div>
    </Section>
  );
}
