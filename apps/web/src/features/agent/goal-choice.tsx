import { Radio, Stack } from '@mantine/core';
import type { Permission } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { Draft } from './use-agent.ts';
import { useGraph } from './use-graph.ts';

interface Props {
  draft: Draft;
  permission: Permission;
}

/** Goal of a generated graph. A custom graph states its own. */
export function GoalChoice({ draft, permission }: Props) {
  const { attempt, pending, refusal } = useGraph(draft);
  if (draft.handWritten) return null;
  const disabled = !permission.allowed || pending;
  return (
    <Stack gap="xs">
      <RefusalAlert refusal={refusal} />
      <Radio.Group
        label="Goal"
        value={draft.goal}
        onChange={(goal) => void attempt({ goal: goal as Draft['goal'], source: null })}
      >
        <Stack gap={6} mt={6}>
          <Radio value="BOOK" label="Book an appointment" disabled={disabled} />
          <Radio value="QUALIFY" label="Qualify, then a teammate follows up" disabled={disabled} />
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
