import { namedField } from '@frontdesk/agent/engine';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NativeSelect } from '@mantine/core';
import { OperatorChoiceDocument } from '../../../gql/operator-choice.ts';
import { useScreenQuery } from '../../../session/use-screen-query.ts';

interface Props {
  /** Argument as an expression: the id of the member in quotation marks. */
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
}

/** Field for the member to whom a state assigns the conversation. A member who left the workspace stays selected. */
export function AssignedMemberInput({ value, readOnly, onChange }: Props) {
  const { data } = useScreenQuery(OperatorChoiceDocument, { first: LIMITS.pageSizeMax });
  const chosen = namedField(value) ?? '';
  const members = data?.members.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? [];
  const isListed = chosen === '' || members.some((member) => member.value === chosen);
  return (
    <NativeSelect
      label={t`Assignee`}
      description={t`The agent continues to reply. Add a handoff to stop it.`}
      data={[
        { value: '', label: t`Choose a member` },
        ...members,
        ...(isListed ? [] : [{ value: chosen, label: t`Unknown member` }]),
      ]}
      value={chosen}
      disabled={readOnly}
      onChange={(event) => onChange(`'${event.currentTarget.value}'`)}
    />
  );
}
