import { useMutation } from '@apollo/client/react';
import { isRoleName, ROLE_NAMES, ROLES } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { DeleteRoleDocument } from '../../gql/delete-role.ts';
import type { RoleList_RoleFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import { usageOf } from './access-labels.ts';

type Role = RoleList_RoleFragment;

interface Props {
  role: Role | null;
  others: Role[];
  onClose: () => void;
}

/** Dialog that deletes a role. If the role is in use, the user selects a replacement. */
export function DeleteRole({ role: asked, others, onClose }: Props) {
  const role = useLastValue(asked);
  const [to, setTo] = useState('viewer');
  const [deleteRole] = useMutation(DeleteRoleDocument, { refetchQueries: ['MembersPage', 'AccessChoices'] });
  const inUse = role !== null && role.memberCount + role.invitationCount > 0;
  const { attempt, pending, refusal, clear } = useMutationAction(async (id: string) => {
    const move = isRoleName(to) ? { moveToRole: to } : { moveToCustomRoleId: to };
    const { data } = await deleteRole({ variables: { input: { id, ...(inUse ? move : {}) } } });
    return handleMutationResult(data?.deleteRole, () => void toast(t`Role deleted.`));
  });
  const close = () => {
    clear();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={asked !== null}
      onClose={close}
      title={t`Delete role ${role?.name ?? ''}?`}
      confirmLabel={t`Delete role`}
      danger
      pending={pending}
      refusal={refusal}
      onConfirm={() => {
        if (role) void attempt(role.id).then((done) => done && close());
      }}
    >
      {role && inUse ? (
        <Stack gap="sm">
          <Text size="sm">{t`In use: ${usageOf(role)}. Choose a replacement.`}</Text>
          <NativeSelect
            label={t`Replacement role`}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            data={[
              ...ROLE_NAMES.filter((name) => name !== 'owner').map((name) => ({
                value: name,
                label: ROLES[name].title,
              })),
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Stack>
      ) : (
        t`No members have this role.`
      )}
    </ConfirmDialog>
  );
}
