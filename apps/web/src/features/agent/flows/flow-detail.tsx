import { type BuiltinFlow, isBuiltinFlow, placeOf } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { Button, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { useConfirmation } from '../../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../../ui/dialogs.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { Draft } from '../use-agent.ts';
import { EntryFields } from './entry-fields.tsx';
import { titleOf } from './flow-labels.ts';
import { isFlowOn } from './flow-list.tsx';
import classes from './flows.module.css';
import { putFlow, removeFlow, setDescription, unusedName } from './graph-edits.ts';
import type { SlotActions } from './slot-fields.tsx';
import { StateList } from './state-list.tsx';
import type { FlowEditor } from './use-flow-editor.ts';

interface Props {
  editor: FlowEditor;
  name: string;
  openState: string | null;
  readOnly: boolean;
  onOpenState: (name: string | null) => void;
  onRename: () => void;
  onRemoved: () => void;
}

/**
 * Shows one flow: description, entries and states. Built-in flows, except the goal of the booking flow, are read-only
 * until they are customized.
 */
export function FlowDetail(props: Props) {
  const { editor, name, openState, onOpenState } = props;
  const flow = editor.flows[name];
  if (!flow) return null;
  const isOwn = Object.hasOwn(editor.own.flows, name);
  const readOnly = props.readOnly || !isOwn;
  const change = (next: typeof flow) => editor.edit((own) => putFlow(own, name, next));
  const problems = editor.problems.filter((problem) => placeOf(problem).flow === name);
  return (
    <Stack gap="md" className={classes.detail} role="group" aria-label={t`Flow: ${titleOf(name)}`}>
      <Head {...props} isOwn={isOwn} />
      {name === 'book' && !isOwn && <GoalChoice editor={editor} readOnly={props.readOnly} />}
      {isOwn ? (
        <Textarea
          label={t`What the contact wants`}
          value={flow.description}
          maxLength={300}
          autosize
          readOnly={readOnly}
          onChange={(event) => change(setDescription(flow, event.currentTarget.value))}
        />
      ) : (
        <Text size="sm">{flow.description}</Text>
      )}
      {problems
        .filter((problem) => placeOf(problem).state === null)
        .map(({ path, words }) => (
          <Text key={path.join('.') + words} size="sm" className={classes.problem}>
            {words}
          </Text>
        ))}
      {(isOwn || flow.entry.length > 0) && (
        <EntryFields flow={flow} slots={editor.slots} readOnly={readOnly} onChange={change} />
      )}
      <StateList
        isFolded={!isOwn}
        flow={flow}
        problems={problems}
        slots={editor.slots}
        flowNames={Object.keys(editor.flows)}
        slotActions={slotActionsOf(editor)}
        readOnly={readOnly}
        open={openState}
        onOpen={onOpenState}
        onChange={change}
      />
    </Stack>
  );
}

function Head({ editor, name, isOwn, readOnly, onRename, onRemoved, onOpenState }: Props & { isOwn: boolean }) {
  const isBuiltin = isBuiltinFlow(name);
  const remove = () => {
    editor.edit((own) => removeFlow(own, name));
    onOpenState(null);
    if (!isBuiltin) onRemoved();
  };
  const { ask, dialog } = useConfirmation(async () => void remove());
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <div>
        <Group gap="xs">
          <Title order={3}>{titleOf(name)}</Title>
          {!isFlowOn(editor, name) && <StatusBadge>{t`Off`}</StatusBadge>}
        </Group>
        <Text size="sm" c="dimmed">
          {originOf(name as BuiltinFlow, isOwn, isBuiltin)}
        </Text>
      </div>
      {!readOnly && (
        <Group gap="xs">
          {!isBuiltin && (
            <Button size="xs" variant="default" onClick={onRename}>
              {t`Rename`}
            </Button>
          )}
          {isOwn && (
            <Button size="xs" variant="default" onClick={ask}>
              {isBuiltin ? t`Restore built-in flow` : t`Delete flow`}
            </Button>
          )}
          {isBuiltin && !isOwn && (
            <Button
              size="xs"
              variant="default"
              onClick={() => editor.edit((own) => putFlow(own, name, editor.flows[name]!))}
            >
              {t`Customize`}
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        {...dialog}
        title={isBuiltin ? t`Restore “${titleOf(name)}”?` : t`Delete “${titleOf(name)}”?`}
        confirmLabel={isBuiltin ? t`Restore flow` : t`Delete flow`}
      >
        {isBuiltin
          ? t`This removes your changes to the flow from the draft.`
          : t`This removes the flow and its states from the draft.`}
      </ConfirmDialog>
    </Group>
  );
}

function originOf(name: BuiltinFlow, isOwn: boolean, isBuiltin: boolean): string {
  if (!isBuiltin) return t`Custom`;
  if (isOwn) return t`Customized`;
  return name === 'book' ? t`Built in · asks your questions` : t`Built in`;
}

function slotActionsOf({ own, slots, edit }: FlowEditor): SlotActions {
  return {
    own: own.slots,
    put: (name, slot) => edit((graph) => ({ ...graph, slots: { ...graph.slots, [name]: slot } })),
    add: () => {
      const name = unusedName('question', Object.keys(slots));
      const slot = { type: 'TEXT', words: '', scope: 'episode' } as const;
      edit((graph) => ({ ...graph, slots: { ...graph.slots, [name]: slot } }));
      return name;
    },
  };
}

/** Radio buttons for the goal of the built-in booking flow. */
function GoalChoice({ editor, readOnly }: { editor: FlowEditor; readOnly: boolean }) {
  return (
    <Radio.Group label={t`Goal`} value={editor.goal} onChange={(goal) => editor.setGoal(goal as Draft['goal'])}>
      <Group gap="lg" mt={6}>
        <Radio value="BOOK" label={t`Book an appointment`} disabled={readOnly} />
        <Radio value="QUALIFY" label={t`Qualify, then a member follows up`} disabled={readOnly} />
      </Group>
    </Radio.Group>
  );
}
