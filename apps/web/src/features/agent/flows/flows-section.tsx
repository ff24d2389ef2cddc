import { t } from '@lingui/core/macro';
import { Button, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { UnsavedChangesGuard } from '../../../app/unsaved-changes-guard.tsx';
import { type Permission, PermissionButton } from '../../../ui/permission-button.tsx';
import { RefusalAlert } from '../../../ui/refusal-alert.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Draft } from '../use-agent.ts';
import { FlowDetail } from './flow-detail.tsx';
import { FlowDiagram } from './flow-diagram.tsx';
import { FlowDialog } from './flow-dialog.tsx';
import { titleOf } from './flow-labels.ts';
import { FlowList } from './flow-list.tsx';
import classes from './flows.module.css';
import { addFlow, renameFlow } from './graph-edits.ts';
import { ProblemList } from './problem-list.tsx';
import { stateId } from './state-list.tsx';
import { type FlowEditor, useFlowEditor, useSaveGraph } from './use-flow-editor.ts';

// Loaded on demand, because few users edit JSON.
const JsonView = lazy(() => import('./json-view.tsx').then((module) => ({ default: module.JsonView })));

const VIEWS = [
  { value: 'states', label: t`States` },
  { value: 'diagram', label: t`Diagram` },
  { value: 'json', label: 'JSON' },
];

interface Props {
  draft: Draft;
  permission: Permission;
}

/** Section that shows the flows of the agent in an editor, as a diagram and as JSON. */
export function FlowsSection({ draft, permission }: Props) {
  const [view, setView] = useState('states');
  const editor = useFlowEditor(draft);
  return (
    <Section
      title={t`Flows`}
      description={t`What contacts can do in a conversation.`}
      actions={<SegmentedControl size="xs" aria-label={t`View`} data={VIEWS} value={view} onChange={setView} />}
    >
      <UnsavedChangesGuard dirty={editor.isDirty} />
      <Stack gap="md">
        {view === 'json' ? (
          <Suspense fallback={<Skeleton height={320} radius="md" />}>
            <JsonView key={editor.savedText} draft={draft} editor={editor} readOnly={!permission.allowed} />
          </Suspense>
        ) : (
          <Flows
            editor={editor}
            readOnly={!permission.allowed}
            isDiagram={view === 'diagram'}
            onShowStates={() => setView('states')}
          />
        )}
        <SaveBar draft={draft} editor={editor} permission={permission} />
      </Stack>
    </Section>
  );
}

interface FlowsProps {
  editor: FlowEditor;
  readOnly: boolean;
  isDiagram: boolean;
  onShowStates: () => void;
}

/** List of flows, with the selected flow beside it. */
function Flows({ editor, readOnly, isDiagram, onShowStates }: FlowsProps) {
  const [chosen, setChosen] = useState('book');
  const [openState, setOpenState] = useState<string | null>(null);
  const [dialog, setDialog] = useState<string | null>(null);
  const selected = Object.hasOwn(editor.flows, chosen) ? chosen : 'book';
  const select = (name: string, state: string | null = null) => {
    setChosen(name);
    setOpenState(state);
    if (state === null) return;
    onShowStates();
    setTimeout(() => document.getElementById(stateId(state))?.scrollIntoView({ block: 'nearest' }));
  };
  return (
    <>
      {editor.text !== null && (
        <Text size="sm" role="status">
          {t`Unsaved JSON changes are not shown here.`}
        </Text>
      )}
      <ProblemList problems={editor.problems} onShow={select} />
      <div className={classes.columns}>
        <FlowList
          editor={editor}
          selected={selected}
          readOnly={readOnly}
          onSelect={select}
          onAdd={() => setDialog('new')}
        />
        {isDiagram ? (
          <FlowDiagram title={titleOf(selected)} flow={editor.flows[selected]!} slots={editor.slots} />
        ) : (
          <FlowDetail
            key={selected}
            editor={editor}
            name={selected}
            openState={openState}
            readOnly={readOnly}
            onOpenState={setOpenState}
            onRename={() => setDialog(selected)}
            onRemoved={() => select('book')}
          />
        )}
      </div>
      <FlowDialog
        edited={dialog}
        taken={Object.keys(editor.flows)}
        onAdd={(name, flow) => {
          editor.edit((own) => addFlow(own, name, flow));
          select(name, 'say');
        }}
        onRename={(from, to) => {
          editor.edit((own) => renameFlow(own, from, to));
          select(to);
        }}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

/**
 * Buttons that save or discard the edits. Edits that contain empty required fields or invalid JSON cannot be saved. A
 * graph with other problems can be saved, but cannot be published.
 */
function SaveBar({ draft, editor, permission }: Props & { editor: FlowEditor }) {
  const { attempt, pending, refusal } = useSaveGraph(draft, editor);
  const blocked = { allowed: false, reason: t`Fill in the required fields first.` };
  const isBlocked = permission.allowed && !editor.isSavable;
  return (
    <>
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end" gap="sm">
        {editor.isDirty && (
          <Button variant="default" disabled={pending} onClick={editor.discard}>
            {t`Discard changes`}
          </Button>
        )}
        <PermissionButton
          permission={isBlocked ? blocked : permission}
          loading={pending}
          disabled={permission.allowed && !editor.isDirty}
          onClick={() => void attempt()}
        >
          {t`Save flows`}
        </PermissionButton>
      </Group>
    </>
  );
}
