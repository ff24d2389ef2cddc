import { BUILTIN_FLOWS, type BuiltinFlow, isBuiltinFlow, placeOf } from '@frontdesk/agent/engine';
import { plural, t } from '@lingui/core/macro';
import { Button, Switch, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { titleOf } from './flow-labels.ts';
import classes from './flows.module.css';
import { ownFlowNames, setFlowEnabled } from './graph-edits.ts';
import type { FlowEditor } from './use-flow-editor.ts';

interface Props {
  editor: FlowEditor;
  selected: string;
  readOnly: boolean;
  onSelect: (name: string) => void;
  onAdd: () => void;
}

/**
 * Flows of the workspace, followed by the built-in flows. Each built-in flow except `opt_out` has a switch that enables
 * it.
 */
export function FlowList({ editor, selected, readOnly, onSelect, onAdd }: Props) {
  const { own, problems, edit } = editor;
  const ownNames = ownFlowNames(own);
  const row = (name: string) => ({
    name,
    isSelected: name === selected,
    problemCount: problems.filter((problem) => placeOf(problem).flow === name).length,
    onSelect: () => onSelect(name),
  });
  return (
    <nav className={classes.list} aria-label={t`Flows`}>
      <Text component="h3" size="sm" fw={600}>
        {t`Custom flows`}
      </Text>
      {ownNames.length === 0 && (
        <Text size="sm" c="dimmed">
          {t`No custom flows yet`}
        </Text>
      )}
      <ul>
        {ownNames.map((name) => (
          <li key={name}>
            <FlowRow {...row(name)} />
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={onAdd}>
          {t`Add flow`}
        </Button>
      )}
      <Text component="h3" size="sm" fw={600} mt="sm">
        {t`Built-in flows`}
      </Text>
      <ul>
        {BUILTIN_FLOWS.map((name) => (
          <li key={name}>
            <FlowRow {...row(name)} />
            {name === 'opt_out' ? (
              <Text size="xs" c="dimmed">
                {t`Always on`}
              </Text>
            ) : (
              <Switch
                size="xs"
                aria-label={t`Enable “${titleOf(name)}”`}
                checked={isEnabled(editor, name)}
                disabled={readOnly}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  edit((graph) => setFlowEnabled(graph, name, checked));
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

const isEnabled = ({ own }: FlowEditor, name: BuiltinFlow): boolean => own.builtins[name]?.enabled ?? true;

/** Whether a flow is enabled. Only built-in flows can be disabled. */
export const isFlowOn = (editor: FlowEditor, name: string): boolean =>
  !isBuiltinFlow(name) || isEnabled(editor, name as BuiltinFlow);

interface RowProps {
  name: string;
  isSelected: boolean;
  problemCount: number;
  onSelect: () => void;
}

function FlowRow({ name, isSelected, problemCount, onSelect }: RowProps) {
  return (
    <button type="button" className={classes.flow} aria-current={isSelected || undefined} onClick={onSelect}>
      <span>{titleOf(name)}</span>
      {problemCount > 0 && (
        <span className={classes.count}>{plural(problemCount, { one: '# problem', other: '# problems' })}</span>
      )}
    </button>
  );
}
