import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Select, Text } from '@mantine/core';
import { useRef } from 'react';
import { isAwayAt } from '../../app/availability/absence.ts';
import { AssignConversationDocument } from '../../gql/assign-conversation.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { withinMain } from '../../ui/floating.ts';
import type { Permission } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { useMembers, usePeople } from './use-people.ts';

interface Props {
  conversation: { id: string; assigneeId: string | null; viewerCan: { assign: Permission } };
}

/** Field for the assignee of a conversation. Shows the change before the server confirms it. */
export function AssigneeSelect({ conversation: { id, assigneeId, viewerCan } }: Props) {
  const nameOf = usePeople();
  const members = useMembers();
  const now = useNow();
  const { viewer } = useWorkspace();
  const { attempt, refusal } = useAssign(id);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: 'a', title: t`Assign`, group: t`Inbox`, run: () => field.current?.focus() }]);
  if (!viewerCan.assign.allowed) return <Text size="sm">{assigneeId ? nameOf(assigneeId) : t`Unassigned`}</Text>;
  const options = [...members.values()].map((member) => ({
    value: member.id,
    label: labelOf(member, { isViewer: member.id === viewer.memberId, isAway: isAwayAt(member, now) }),
  }));
  return (
    <>
      <Select
        ref={field}
        aria-label={t`Assignee`}
        placeholder={t`Unassigned`}
        size="sm"
        searchable
        limit={LIMITS.pageSizeMax}
        clearable
        clearButtonProps={{ 'aria-label': t`Clear assignee` }}
        comboboxProps={withinMain}
        data={options}
        value={assigneeId}
        onChange={(member) => member !== assigneeId && void attempt(member)}
      />
      <RefusalAlert refusal={refusal} />
    </>
  );
}

function labelOf({ name }: { name: string }, { isViewer, isAway }: { isViewer: boolean; isAway: boolean }): string {
  if (isViewer) return isAway ? t`${name} (you, away)` : t`${name} (you)`;
  return isAway ? t`${name} (away)` : name;
}

function useAssign(id: string) {
  const [assign] = useMutation(AssignConversationDocument);
  return useMutationAction(async (assigneeId: string | null) => {
    const conversation = { __typename: 'Conversation' as const, id, assigneeId };
    const { data } = await assign({
      variables: { id, assigneeId },
      // Show the change immediately. If the mutation fails, Apollo reverts it.
      optimisticResponse: { assignConversation: { __typename: 'ConversationPayload', conversation, errors: [] } },
    });
    return refusalOf(data?.assignConversation);
  });
}
