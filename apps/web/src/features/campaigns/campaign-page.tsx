import { Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { usePathParam } from '../../app/address.ts';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { CampaignActions } from './campaign-actions.tsx';
import { CampaignBadge } from './campaign-badge.tsx';
import { CampaignDetails } from './campaign-details.tsx';
import { CampaignDraft } from './campaign-draft.tsx';
import { CampaignFunnel } from './campaign-funnel.tsx';
import { CampaignProgress } from './campaign-progress.tsx';
import classes from './campaigns.module.css';
import { DraftActions } from './draft-actions.tsx';
import { RecipientTable } from './recipient-table.tsx';
import { type Campaign, useCampaign } from './use-campaign.ts';

/** A campaign: the editor while it is a draft, then progress and results. */
export function CampaignPage() {
  const id = usePathParam('campaignId');
  const { campaign, skips } = useCampaign(id);
  if (!campaign)
    return (
      <>
        <PageHeader title="Campaign" above={<BackToCampaigns />} />
        <Skeleton height={240} radius="lg" />
      </>
    );
  const isDraft = campaign.state === 'DRAFT';
  return (
    <>
      <PageHeader
        title={campaign.name}
        above={<BackToCampaigns />}
        beside={<CampaignBadge state={campaign.state} />}
        description={isDraft ? undefined : statusText(campaign)}
        actions={isDraft ? <DraftActions campaign={campaign} /> : <CampaignActions campaign={campaign} />}
      />
      {isDraft && campaign.viewerCan.update.allowed && <CampaignDraft key={id} campaign={campaign} />}
      {isDraft && !campaign.viewerCan.update.allowed && <What campaign={campaign} />}
      {!isDraft && (
        <Stack gap="lg">
          <CampaignProgress campaign={campaign} skips={skips} />
          {campaign.total > 0 && <CampaignFunnel campaign={campaign} />}
          <What campaign={campaign} />
          {campaign.total > 0 && <RecipientTable campaign={campaign} />}
        </Stack>
      )}
    </>
  );
}

const What = ({ campaign }: { campaign: Campaign }) => (
  <Section title="Details">
    <CampaignDetails campaign={campaign} />
  </Section>
);

const statusText = ({ template, startedByName }: Campaign) =>
  [template?.name, startedByName && `started by ${startedByName}`].filter(Boolean).join(', ');

function BackToCampaigns() {
  const { slug } = useWorkspace();
  return (
    <AnchorLink to={paths.campaigns({ workspace: slug })} size="sm" className={classes.back}>
      <IconArrowLeft size={15} aria-hidden /> Campaigns
    </AnchorLink>
  );
}
