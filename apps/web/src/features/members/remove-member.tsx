import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { MembersPageDocument } from '../../gql/members-page.ts';
import { RemoveMemberDocument } from '../../gql/remove-member.ts';
import type { MemberTable_MemberFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  member: MemberTable_MemberFragment | null;
  onClose: () => void;
}

/** Dialog that removes a member. Lists what the member will lose. */
export function RemoveMember({ member: asked, onClose }: Props) {
  const member = useLastValue(asked);
  const workspace = useWorkspace();
  const [removeMember] = useMutation(RemoveMemberDocument, { refetchQueries: [MembersPageDocument] });
  const { attempt, pending, refusal, clear } = useMutationAction(async (id: string) => {
    const { data } = await removeMember({ variables: { id } });
    return handleMutationResult(data?.removeMember, () => void toast(t`${member?.name ?? ''} removed.`));
  });
  const close = () => {
    clear();
    onClose();
  };
  if (!member) return null;
  const { id, name, email, effectivePolicies } = member;
  return (
    <ConfirmDialog
      opened={asked !== null}
      onClose={close}
      title={t`Remove ${name} from ${workspace.name}?`}
      confirmLabel={t`Remove ${name}`}
      onConfirm={() => void attempt(id).then((done) => done && close())}
      pending={pending}
      refusal={refusal}
      danger
    >
      <Text size="sm">
        {t`${name} (${email}) loses ${plural(effectivePolicies.length, { one: '# permission', other: '# permissions' })} immediately. Their API keys stop working, and you get their shared views.`}
      </Text>
    </ConfirmDialog>
  );
}
