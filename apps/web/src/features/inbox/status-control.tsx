import { t } from '@lingui/core/macro';
import { IconCheck, IconClockPause, IconPlayerSkipForward, IconRotate } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import type { StatusChange } from './conversation-status.ts';
import { SnoozeDialog, useSnoozeDialog } from './snooze-dialog.tsx';
import { useChangeStatus } from './use-change-status.ts';
import { useNextConversation } from './use-next-conversation.ts';

interface Props {
  conversation: InboxThreadQuery['conversation'];
}

/** Buttons and shortcuts that resolve, snooze or reopen the conversation. */
export function StatusControl({ conversation }: Props) {
  const permission = useStatusPermission(conversation);
  const { attempt, pending, refusal } = useChangeStatus(conversation);
  const dialog = useSnoozeDialog();
  const { status } = conversation;
  const next = useNextConversation(conversation.id);
  const change = (to: StatusChange) => {
    if (permission.allowed && !pending) void attempt(to);
  };
  const resolve = () => status !== 'RESOLVED' && change({ status: 'RESOLVED' });
  const resolveAndOpenNext = async () => {
    if (status === 'RESOLVED' || !permission.allowed || pending) return;
    // Find the next conversation before the change, which removes the current conversation from the list.
    const following = next.find();
    if (await attempt({ status: 'RESOLVED' })) next.open(following);
  };
  const reopen = () => status !== 'OPEN' && change({ status: 'OPEN' });
  const snooze = () => permission.allowed && dialog.open();
  useShortcuts([
    { keys: 'e', title: t`Resolve`, group: t`Inbox`, run: resolve },
    { keys: 'shift+e', title: t`Resolve and open next`, group: t`Inbox`, run: () => void resolveAndOpenNext() },
    { keys: 'shift+o', title: t`Reopen`, group: t`Inbox`, run: reopen },
    { keys: 's', title: t`Snooze`, group: t`Inbox`, run: snooze },
  ]);
  const shared = { h: 36, px: 9, flex: 'none', variant: 'default', permission } as const;
  return (
    <>
      {status !== 'OPEN' && (
        <PermissionButton {...shared} {...named(t`Reopen`, refusal)} loading={pending} onClick={reopen}>
          <IconRotate {...MARK} />
        </PermissionButton>
      )}
      {status !== 'RESOLVED' && (
        <>
          <PermissionButton {...shared} {...named(t`Resolve`, refusal)} loading={pending} onClick={resolve}>
            <IconCheck {...MARK} />
          </PermissionButton>
          <PermissionButton
            {...shared}
            {...named(t`Resolve and open next`, refusal)}
            onClick={() => void resolveAndOpenNext()}
          >
            <IconPlayerSkipForward {...MARK} />
          </PermissionButton>
        </>
      )}
      {status === 'OPEN' && (
        <PermissionButton {...shared} {...named(t`Snooze`, refusal)} onClick={snooze}>
          <IconClockPause {...MARK} />
        </PermissionButton>
      )}
      <SnoozeDialog
        {...dialog}
        pending={pending}
        refusal={refusal}
        onSnooze={async (until) => {
          if (await attempt({ status: 'SNOOZED', until })) dialog.close();
        }}
      />
    </>
  );
}

/** Returns the accessible name of an icon button, and its tooltip, which shows the last error if there is one. */
const named = (name: string, refusal: string | null) => ({ 'aria-label': name, title: refusal ?? name });

const MARK = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/**
 * Returns whether the viewer can change the status. The conditions are the same as for a reply, except that the status
 * can also be changed if the contact is blocked.
 */
function useStatusPermission({ heldById, holderName, viewerCan }: Props['conversation']): Permission {
  const { memberId } = useWorkspace().viewer;
  if (heldById === null || heldById === memberId) return viewerCan.reply;
  return { allowed: false, reason: holderName ? t`Handled by ${holderName}.` : t`Handled by another member.` };
}
