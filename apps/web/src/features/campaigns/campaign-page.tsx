import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { usePathParam } from '../../app/address.ts';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { CampaignsPageDocument } from '../../gql/campaigns-page.ts';
import { DeleteCampaignDocument } from '../../gql/delete-campaign.ts';
import { percentOf } from '../../lib/format-text.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { CampaignActions } from './campaign-actions.tsx';
import { CampaignDetails } from './campaign-details.tsx';
import { CampaignDraft } from './campaign-draft.tsx';
import { CampaignProgress } from './campaign-progress.tsx';
import { CampaignBadge } from './campaign-status.tsx';
import classes from './campaigns.module.css';
import { RecipientTable } from './recipient-table.tsx';
import { type Campaign, useCampaign } from './use-campaign.ts';

/** Page of a campaign: the editor for a draft, otherwise progress and results. */
export function CampaignPage() {
  const id = usePathParam('campaignId');
  const { campaign, skips } = useCampaign(id);
  if (!campaign)
    return (
      <>
        <PageHeader title={t`Campaign`} above={<BackToCampaigns />} />
        <Skeleton height={240} radius="lg" />
      </>
    );
  const isDraft = campaign.status === 'DRAFT';
  return (
    <>
      <PageHeader
        title={campaign.name}
        above={<BackToCampaigns />}
        beside={<CampaignBadge status={campaign.status} />}
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
  <Section title={t`Details`}>
    <CampaignDetails campaign={campaign} />
  </Section>
);

const statusText = ({ template, startedByName }: Campaign) =>
  [template?.name, startedByName && t`started by ${startedByName}`].filter(Boolean).join(', ');

function BackToCampaigns() {
  const { slug } = useWorkspace();
  return (
    <AnchorLink to={paths.campaigns({ workspace: slug })} size="sm" className={classes.back}>
      <IconArrowLeft size={15} aria-hidden /> {t`Campaigns`}
    </AnchorLink>
  );
}

/** Shows how many messages were sent, delivered and read, and how many contacts replied. */
function CampaignFunnel({ campaign: { sent, delivered, read, replied } }: { campaign: Campaign }) {
  const steps = [
    [t`Sent`, sent],
    [t`Delivered`, delivered],
    [t`Read`, read],
    [t`Replied`, replied],
  ] as const;
  return (
    <Section
      title={t`Results`}
      description={t`Replies are counted for three days. Contacts can turn off read receipts.`}
    >
      <table className={classes.funnel} aria-label={t`Results`}>
        <tbody>
          {steps.map(([title, count]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td className={classes.span} aria-hidden>
                <div className={classes.bed}>
                  {count > 0 && <div className={classes.fill} style={{ width: `${(count / sent) * 100}%` }} />}
                </div>
              </td>
              <td>{count.toLocaleString('en-GB')}</td>
              <td>{percentOf(count, sent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Button that deletes the draft. */
function DraftActions({ campaign: { id, name, viewerCan } }: { campaign: Campaign }) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [remove] = useMutation(DeleteCampaignDocument, {
    variables: { id },
    refetchQueries: [CampaignsPageDocument],
  });
  const { ask, dialog } = useConfirmation(async () => {
    return handleMutationResult((await remove()).data?.deleteCampaign, () =>
      navigate({ to: paths.campaigns({ workspace: slug }) }),
    );
  });
  return (
    <>
      <PermissionButton
        permission={viewerCan.delete}
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={17} aria-hidden />}
        onClick={ask}
      >
        {t`Delete draft`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete “${name}”?`} confirmLabel={t`Delete draft`} danger>
        {t`This permanently deletes the draft.`}
      </ConfirmDialog>
    </>
  );
}
