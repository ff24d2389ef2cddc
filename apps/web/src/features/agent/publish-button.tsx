import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack, Textarea } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import { AgentUsageDocument } from '../../gql/agent-usage.ts';
import { PublishAgentDocument } from '../../gql/publish-agent.ts';
import type { AgentUsageQuery, PublishAgentInput } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';
import { ChangeList } from './change-list.tsx';
import { publishedText, UsageSummary } from './usage-summary.tsx';
import { type Draft, REFRESHED, useVersions } from './use-agent.ts';

interface Props {
  draft: Draft;
  permission: Permission;
}

/** Button with a dialog that shows the changes of the draft and publishes it. */
export function PublishButton({ draft, permission }: Props) {
  const { versions } = useVersions();
  const [note, setNote] = useState('');
  const { data, refetch } = useQuery(AgentUsageDocument, {
    variables: { agentId: draft.agentId },
    fetchPolicy: 'cache-and-network',
  });
  const usage = data?.agentUsage;
  const { ask, dialog } = usePublish({ agentId: draft.agentId, revision: draft.revision, note }, usage);
  const same = { allowed: false, reason: t`No changes to publish` };
  return (
    <>
      <PermissionButton
        permission={permission.allowed && draft.isPublished ? same : permission}
        leftSection={<IconRocket size={17} aria-hidden />}
        onClick={() => {
          setNote('');
          void refetch().catch(() => {});
          ask();
        }}
      >
        {t`Publish`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Publish ${draft.name}?`} confirmLabel={t`Publish`}>
        <Stack gap="md">
          {usage && <UsageSummary usage={usage} />}
          <ChangeList before={versions?.[0] ? contentOf(versions[0]) : null} after={draft} />
          <Textarea
            label={t`Description`}
            description={t`Optional. Shown in the list of versions.`}
            maxLength={LIMITS.publishNoteLength}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}

interface VersionContent {
  personaName: string;
  personaRole: string;
  personaTone: string;
  source: string;
}

/** Converts a version to the fields of a draft, for comparison. */
export const contentOf = ({ personaName, personaRole, personaTone, source }: VersionContent) => ({
  persona: { name: personaName, role: personaRole, tone: personaTone },
  source,
});

function usePublish(input: PublishAgentInput, usage: AgentUsageQuery['agentUsage'] | undefined) {
  const [publish] = useMutation(PublishAgentDocument, REFRESHED);
  return useConfirmation(async () => {
    const { data } = await publish({ variables: { input } });
    return handleMutationResult(data?.publishAgent, ({ version }) => void toast(publishedText(version.number, usage)));
  });
}
