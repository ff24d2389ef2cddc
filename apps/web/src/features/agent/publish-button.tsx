import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS, TEST_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack, Textarea } from '@mantine/core';
import { IconInfoTriangle, IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { AgentUsageDocument } from '../../gql/agent-usage.ts';
import { PublishAgentDocument } from '../../gql/publish-agent.ts';
import type { AgentUsageQuery, PublishAgentInput } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { ChangeList } from './change-list.tsx';
import { NO_ROLLOUT, RolloutInputs, type RolloutSettings } from './rollout-inputs.tsx';
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
  const [untestedReason, setUntestedReason] = useState('');
  const [rollout, setRollout] = useState(NO_ROLLOUT);
  const { data, refetch } = useQuery(AgentUsageDocument, {
    variables: { agentId: draft.agentId },
    fetchPolicy: 'cache-and-network',
  });
  const usage = data?.agentUsage;
  const { ask, dialog } = usePublish(
    { agentId: draft.agentId, revision: draft.revision, note, ...reasonIn(untestedReason), ...rolloutIn(rollout) },
    usage,
  );
  const same = { allowed: false, reason: t`No changes to publish` };
  return (
    <>
      <PermissionButton
        permission={permission.allowed && draft.isPublished ? same : permission}
        leftSection={<IconRocket size={17} aria-hidden />}
        onClick={() => {
          setNote('');
          setUntestedReason('');
          setRollout(NO_ROLLOUT);
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
          {draft.publishedNumber !== null && <RolloutInputs settings={rollout} onChange={setRollout} />}
          {draft.testPolicy === 'REQUIRED' && !draft.hasPassedTests && (
            <UntestedReason reason={untestedReason} onChange={setUntestedReason} />
          )}
        </Stack>
      </ConfirmDialog>
    </>
  );
}

/** Returns the reason for the mutation input. Omitted if the member entered no reason. */
const reasonIn = (untestedReason: string) => (untestedReason ? { untestedReason } : {});

/**
 * Returns the rollout for the mutation input. Omitted at 100 percent, because the version is then published for all
 * contacts.
 */
const rolloutIn = (rollout: RolloutSettings) => (rollout.share >= 100 ? {} : { rollout });

/** Warning that the draft has not passed the tests, with a field for the reason to publish it anyway. */
function UntestedReason({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  const { slug } = useWorkspace();
  return (
    <WarningAlert title={t`The tests have not passed on this draft`} icon={<IconInfoTriangle size={18} aria-hidden />}>
      <Stack gap="sm" align="stretch">
        <AnchorLink to={paths.tests({ workspace: slug })}>{t`Open tests`}</AnchorLink>
        <Textarea
          label={t`Reason to publish anyway`}
          description={t`Stored in the audit log.`}
          maxLength={TEST_LIMITS.reasonLength}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </Stack>
    </WarningAlert>
  );
}

interface VersionContent {
  personaName: string;
  personaRole: string;
  personaTone: string;
  source: string;
}

/** Converts a version to the fields of a draft, so that they can be compared. */
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
