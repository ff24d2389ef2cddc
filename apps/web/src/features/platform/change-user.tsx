import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import {
  DisableUserDocument,
  EnableUserDocument,
  RevokeUserSessionsDocument,
  UpdateGlobalRoleDocument,
} from '../../gql/change-user.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import type { PlatformUser } from './users-page.tsx';

export type UserAction = 'disable' | 'enable' | 'promote' | 'demote' | 'endSessions';

interface UserChange {
  user: PlatformUser;
  act: UserAction;
}

interface RowSummary {
  title: string;
  confirm: string;
  effect: string;
  done: string;
}

const WORDS: Record<UserAction, (name: string) => RowSummary> = {
  disable: (name) => ({
    title: t`Disable ${name}?`,
    confirm: t`Disable ${name}`,
    effect: t`${name} is signed out and can’t sign in. API keys they created stop working. Nothing is deleted.`,
    done: t`${name} disabled.`,
  }),
  enable: (name) => ({
    title: t`Enable ${name}?`,
    confirm: t`Enable ${name}`,
    effect: t`${name} can sign in again and keeps their memberships.`,
    done: t`${name} enabled.`,
  }),
  promote: (name) => ({
    title: t`Make ${name} a global admin?`,
    confirm: t`Make global admin`,
    effect: t`${name} can manage users and platform settings. This gives no access to workspaces.`,
    done: t`${name} is now a global admin.`,
  }),
  demote: (name) => ({
    title: t`Remove global admin role from ${name}?`,
    confirm: t`Remove global admin role`,
    effect: t`${name} loses access to platform pages and keeps their workspaces.`,
    done: t`${name} is no longer a global admin.`,
  }),
  endSessions: (name) => ({
    title: t`Sign ${name} out everywhere?`,
    confirm: t`Sign out everywhere`,
    effect: t`${name} must sign in again in every browser.`,
    done: t`${name} signed out everywhere.`,
  }),
};

/** Dialog that confirms a change to a user account, and shows the error if the server rejects the change. */
export function ChangeUser({ asked: now, onClose }: { asked: UserChange | null; onClose: () => void }) {
  const asked = useLastValue(now);
  const run = useUserActions();
  const { attempt, pending, refusal, clear } = useMutationAction(async ({ user, act }: UserChange) => {
    const refused = refusalOf(await run(user.id, act));
    if (!refused) void toast(WORDS[act](user.name).done);
    return refused;
  });
  if (!asked) return null;
  const { title, confirm, effect } = WORDS[asked.act](asked.user.name);
  const close = () => {
    clear();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={now !== null}
      onClose={close}
      title={title}
      confirmLabel={confirm}
      onConfirm={() => void attempt(asked).then((done) => done && close())}
      pending={pending}
      refusal={refusal}
      danger={asked.act === 'disable'}
    >
      <Text size="sm">{effect}</Text>
    </ConfirmDialog>
  );
}

function useUserActions() {
  const [disable] = useMutation(DisableUserDocument);
  const [enable] = useMutation(EnableUserDocument);
  const [endSessions] = useMutation(RevokeUserSessionsDocument);
  const [setRole] = useMutation(UpdateGlobalRoleDocument);
  return async (id: string, act: UserAction) => {
    const input = { id };
    switch (act) {
      case 'disable':
        return (await disable({ variables: input })).data?.disableUser;
      case 'enable':
        return (await enable({ variables: input })).data?.enableUser;
      case 'endSessions':
        return (await endSessions({ variables: input })).data?.revokeUserSessions;
      case 'promote':
      case 'demote': {
        const globalRole = act === 'promote' ? 'ADMIN' : 'USER';
        return (await setRole({ variables: { id, globalRole } })).data?.updateGlobalRole;
      }
    }
  };
}
