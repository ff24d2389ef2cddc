import { type Flow, type GraphProblem, placeOf, type State, type StateKind, targetsOf } from '@frontdesk/agent/engine';
import { plural, t } from '@lingui/core/macro';
import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconPlus, IconTrash } from '@tabler/icons-react';
import { KIND_TITLES, stateText } from './flow-labels.ts';
import classes from './flows.module.css';
import { addState, moveState, putState, removeState, renameState } from './graph-edits.ts';
import { createState } from './new-state.ts';
import { StateFields, type StateFieldsProps } from './state-fields.tsx';
import { StateName } from './state-name.tsx';

type Shared = Pick<StateFieldsProps, 'slots' | 'flowNames' | 'slotActions' | 'readOnly'>;

interface Props extends Shared {
  flow: Flow;
  problems: readonly GraphProblem[];
  /** Name of the state whose fields are shown. Null if all states are collapsed. */
  open: string | null;
  onOpen: (name: string | null) => void;
  onChange: (flow: Flow) => void;
}

/** List of the states of a flow, in the order in which the graph stores them. `isFolded` collapses the list, for built-in flows. */
export function StateList(props: Props & { isFolded: boolean }) {
  const { isFolded, ...rest } = props;
  if (!isFolded) return <States {...rest} />;
  return (
    <details className={classes.help}>
      <summary>{t`Show ${plural(Object.keys(props.flow.states).length, { one: '# state', other: '# states' })}`}</summary>
      <States {...rest} />
    </details>
  );
}

/** List of the states that shows the fields of one state at a time. */
function States({ flow, problems, open, onOpen, onChange, ...shared }: Props) {
  const add = (kind: StateKind) => {
    const after = open !== null && Object.hasOwn(flow.states, open) ? open : null;
    const [changed, name] = addState(flow, after, (next) => createState(kind, next, Object.keys(shared.slots)));
    onChange(changed);
    onOpen(name);
  };
  return (
    <>
      <Text component="h4" size="sm" fw={600}>
        {t`States`}
      </Text>
      <ol className={classes.states} aria-label={t`States in order`}>
        {Object.entries(flow.states).map(([name, state], index) => (
          <StateRow
            key={name}
            {...shared}
            name={name}
            index={index}
            state={state}
            flow={flow}
            isOpen={open === name}
            problems={problems.filter((problem) => placeOf(problem).state === name)}
            onOpen={onOpen}
            onChange={onChange}
          />
        ))}
      </ol>
      {!shared.readOnly && <AddState onAdd={add} />}
    </>
  );
}

function AddState({ onAdd }: { onAdd: (kind: StateKind) => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={15} aria-hidden />}
          rightSection={<IconChevronDown size={15} aria-hidden />}
        >
          {t`Add state`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(KIND_TITLES).map(([kind, title]) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind as StateKind)}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface RowProps extends Shared {
  name: string;
  index: number;
  state: State;
  flow: Flow;
  isOpen: boolean;
  problems: readonly GraphProblem[];
  onOpen: (name: string | null) => void;
  onChange: (flow: Flow) => void;
}

function StateRow({ name, index, isOpen, problems, onOpen, onChange, ...fields }: RowProps) {
  const { state, flow, slots, readOnly } = fields;
  return (
    <li className={classes.state} data-faulty={problems.length > 0 || undefined} id={stateId(name)}>
      <div className={classes.summary}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={isOpen}
          aria-label={t`State ${name}: ${KIND_TITLES[state.kind]}`}
          onClick={() => onOpen(isOpen ? null : name)}
        >
          <span className={classes.kind}>{KIND_TITLES[state.kind]}</span>
          <span className={classes.meta}>{flow.start === name ? t`${name} · start` : name}</span>
          <span className={classes.words}>{stateText(state, slots) || t`No text yet`}</span>
          {targetsOf(state).length > 0 && (
            <span className={classes.next}>→ {[...new Set(targetsOf(state))].join(', ')}</span>
          )}
        </button>
        {!readOnly && <RowActions {...{ name, index, flow, onChange, onOpen }} />}
      </div>
      {problems.map(({ path, words }) => (
        <Text key={path.join('.') + words} size="sm" className={classes.problem}>
          {words}
        </Text>
      ))}
      {isOpen && (
        <div className={classes.body}>
          {!readOnly && (
            <StateName
              name={name}
              taken={Object.keys(flow.states)}
              onRename={(next) => {
                onChange(renameState(flow, name, next));
                onOpen(next);
              }}
            />
          )}
          <StateFields {...fields} onChange={(next) => onChange(putState(flow, name, next))} />
        </div>
      )}
    </li>
  );
}

/** Returns the element id of a state's row, for links from the list of problems. */
export const stateId = (name: string): string => `flow-state-${name}`;

type RowActionsProps = Pick<RowProps, 'name' | 'index' | 'flow' | 'onChange' | 'onOpen'>;

function RowActions({ name, index, flow, onChange, onOpen }: RowActionsProps) {
  const count = Object.keys(flow.states).length;
  const action = { variant: 'subtle', color: 'gray' } as const;
  return (
    <div className={classes.actions}>
      <ActionIcon
        {...action}
        aria-label={t`Move ${name} up`}
        disabled={index === 0}
        onClick={() => onChange(moveState(flow, name, -1))}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        {...action}
        aria-label={t`Move ${name} down`}
        disabled={index === count - 1}
        onClick={() => onChange(moveState(flow, name, 1))}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        {...action}
        aria-label={t`Remove ${name}`}
        disabled={count === 1}
        onClick={() => {
          onChange(removeState(flow, name));
          onOpen(null);
        }}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
