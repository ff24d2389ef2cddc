import { useMutation } from '@apollo/client/react';
import { IconRefresh } from '@tabler/icons-react';
import { SyncTemplatesDocument } from '../../gql/sync-templates.ts';
import { TemplatesDocument } from '../../gql/templates-section.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

/** Synchronizes templates now instead of hourly. */
export function SyncTemplates() {
  const allowed = useCan('update', 'WhatsAppTemplate');
  const [sync] = useMutation(SyncTemplatesDocument, {
    refetchQueries: [TemplatesDocument],
    awaitRefetchQueries: true,
  });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    return handleMutationResult((await sync()).data?.syncTemplates, {
      TemplatesSynced: (answer) =>
        void toast(answer.count === 1 ? '1 template synced.' : `${answer.count} templates synced.`),
    });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={{ allowed, reason: 'You need the policy campaign.manage.' }}
        leftSection={<IconRefresh size={15} aria-hidden />}
        loading={pending}
        onClick={() => void attempt()}
      >
        Sync templates
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
