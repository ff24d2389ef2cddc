import { t } from '@lingui/core/macro';
import { Group, Radio } from '@mantine/core';
import type { Draft } from '../use-agent.ts';
import type { FlowEditor } from './use-flow-editor.ts';

/** Radio buttons for the goal of the built-in booking flow. */
export function GoalChoice({ editor, readOnly }: { editor: FlowEditor; readOnly: boolean }) {
  return (
    <Radio.Group label={t`Goal`} value={editor.goal} onChange={(goal) => editor.setGoal(goal as Draft['goal'])}>
      <Group gap="lg" mt={6}>
        <Radio value="BOOK" label={t`Book an appointment`} disabled={readOnly} />
        <Radio value="QUALIFY" label={t`Qualify, then a member follows up`} disabled={readOnly} />
      </Group>
    </Radio.Group>
  );
}
