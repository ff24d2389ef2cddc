import type { LeadSource } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { LeadStatusBadge } from '../../app/lead-status-badge.tsx';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { OverviewPageQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { LoadingRows } from './loading-rows.tsx';
import classes from './overview-page.module.css';

const NO_MESSAGE: Record<LeadSource, string> = {
  FORM: t`Web form · no message`,
  API: t`API · no message`,
  MANUAL: t`Added manually`,
  WHATSAPP: t`WhatsApp`,
  CALL: t`Phone call`,
  IMPORT: t`Imported from a file`,
};

export function LatestLeads({ leads }: { leads: OverviewPageQuery['leads'] }) {
  const { slug, timezone } = useWorkspace();
  const rows = leads?.edges.slice(0, 5).map(({ node }) => node);
  return (
    <Section
      title={t`Latest leads`}
      flush
      actions={
        <ButtonLink to={paths.leads({ workspace: slug })} variant="subtle" size="compact-sm">
          {t`View all leads`}
        </ButtonLink>
      }
    >
      {!rows && <LoadingRows label={t`Loading latest leads`} />}
      {rows?.length === 0 && (
        <EmptyState icon={<IconInbox size={24} stroke={1.6} />} title={t`No leads yet`}>
          {t`Share your form or connect the API to get your first lead.`}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <ul className={classes.leadList}>
          {rows.map((lead) => (
            <li key={lead.id}>
              <AnchorLink
                to={paths.lead({ workspace: slug, lead: lead.id })}
                className={classes.lead}
                underline="never"
              >
                <NameAvatar name={lead.name} size={36} />
                <span className={classes.leadText}>
                  <Text span display="block" fw={550} truncate>
                    {lead.name}
                  </Text>
                  <Text span display="block" size="sm" c="dimmed" truncate>
                    {lead.message || NO_MESSAGE[lead.source]}
                  </Text>
                </span>
                <LeadStatusBadge status={lead.status} />
                <Text span size="sm" c="dimmed" visibleFrom="sm" w={104} ta="right">
                  <TimeAgo iso={lead.createdAt} timeZone={timezone} brief />
                </Text>
              </AnchorLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
