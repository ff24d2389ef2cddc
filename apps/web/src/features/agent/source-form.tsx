import { parseGraph } from '@frontdesk/agent';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { GraphDiagram } from './graph-diagram.tsx';
import { SourceEditor, type SourceEditorHandle } from './source-editor.tsx';
import classes from './source-form.module.css';
import type { Draft } from './use-agent.ts';
import { useGraph } from './use-graph.ts';

interface Props {
  draft: Draft;
  /** Current source, saved or not. */
  source: string;
  onWrite: (source: string) => void;
  permission: Permission;
}

/** Graph source with its chart beside it and problems with line numbers below. */
export function SourceForm({ draft, source, onWrite, permission }: Props) {
  const read = useMemo(() => parseGraph(source), [source]);
  const { attempt, pending, refusal } = useGraph(draft);
  const editor = useRef<SourceEditorHandle>(null);
  const problems = 'problems' in read ? read.problems : [];
  const faulty = { allowed: false, reason: 'Fix the errors below first.' };
  return (
    <Stack gap="md">
      <RefusalAlert refusal={refusal} />
      <div className={classes.sides}>
        <SourceEditor
          ref={editor}
          value={source}
          onChange={onWrite}
          problems={problems}
          readOnly={!permission.allowed}
        />
        {'graph' in read && <GraphDiagram graph={read.graph} />}
      </div>
      <div role="status">
        {problems.length === 0 ? (
          <Text size="sm" c="dimmed">
            No errors
          </Text>
        ) : (
          <ul className={classes.problems} aria-label="Errors">
            {problems.map(({ line, column, path, words }) => (
              <li key={`${line}:${column}:${path}:${words}`}>
                <button type="button" className={classes.jump} onClick={() => editor.current?.goTo(line)}>
                  Line {line}
                </button>{' '}
                {path && <code>{path}</code>} {words}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Group justify="flex-end" gap="sm">
        {draft.handWritten && permission.allowed && (
          <Button variant="default" disabled={pending} onClick={() => void attempt({ goal: draft.goal, source: null })}>
            Rebuild from questions
          </Button>
        )}
        <PermissionButton
          permission={permission.allowed && problems.length > 0 ? faulty : permission}
          loading={pending}
          disabled={permission.allowed && source === draft.source}
          onClick={() => void attempt({ goal: draft.goal, source })}
        >
          Save flow
        </PermissionButton>
      </Group>
    </Stack>
  );
}
