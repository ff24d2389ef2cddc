import { type Flow, OUTCOMES, REASON_CODES, REASON_TITLES, type Slot, type State } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { Checkbox, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { OUTCOME_TITLES } from '../agent-labels.ts';
import { BranchFields } from './branch-fields.tsx';
import { TargetSelect } from './flow-inputs.tsx';
import { titleOf } from './flow-labels.ts';
import classes from './flows.module.css';
import { type SlotActions, SlotFields } from './slot-fields.tsx';
import { ToolFields } from './tool-fields.tsx';

export interface StateFieldsProps<S extends State = State> {
  state: S;
  flow: Flow;
  slots: Readonly<Record<string, Slot>>;
  /** Names of all flows, for states that link to a flow. */
  flowNames: readonly string[];
  slotActions: SlotActions;
  readOnly: boolean;
  onChange: (state: State) => void;
}

/** Shows the fields for the kind of a state. */
export function StateFields(props: StateFieldsProps) {
  const { state } = props;
  switch (state.kind) {
    case 'say':
      return <SayFields {...props} state={state} />;
    case 'ask':
      return <AskFields {...props} state={state} />;
    case 'tool':
    case 'book':
      return <ToolFields {...props} state={state} />;
    case 'branch':
      return <BranchFields {...props} state={state} />;
    case 'link':
      return <LinkFields {...props} state={state} />;
    case 'hand_off':
      return <HandOffFields {...props} state={state} />;
    case 'end':
      return <EndFields {...props} state={state} />;
  }
}

type Of<K extends State['kind']> = StateFieldsProps<Extract<State, { kind: K }>>;

const WORDINGS = [
  { value: 'text', label: t`Say this text` },
  { value: 'instruction', label: t`Follow this instruction` },
];

function Next({ state, flow, readOnly, onChange }: StateFieldsProps<Extract<State, { next: string }>>) {
  return (
    <TargetSelect
      label={t`Next`}
      value={state.next}
      states={Object.keys(flow.states)}
      readOnly={readOnly}
      onChange={(next) => onChange({ ...state, next })}
    />
  );
}

function SayFields(props: Of<'say'>) {
  const { state, readOnly, onChange } = props;
  return (
    <Stack gap="sm">
      <Textarea
        label={t`Text`}
        description={
          state.style === 'instruction'
            ? t`The agent writes a message that follows this instruction.`
            : t`The agent says this text in the contact’s language.`
        }
        value={state.words}
        maxLength={1000}
        autosize
        minRows={2}
        readOnly={readOnly}
        onChange={(event) => onChange({ ...state, words: event.currentTarget.value })}
      />
      <div className={classes.fields}>
        <Wording {...props} />
        <Next {...props} />
      </div>
    </Stack>
  );
}

function Wording({ state, readOnly, onChange }: Of<'say'> | Of<'end'>) {
  return (
    <NativeSelect
      label={t`Wording`}
      data={WORDINGS}
      value={state.style ?? 'text'}
      disabled={readOnly}
      onChange={(event) => {
        const { style: _style, ...rest } = state;
        const isDefault = event.currentTarget.value === 'text';
        onChange((isDefault ? rest : { ...rest, style: 'instruction' }) as State);
      }}
    />
  );
}

function AskFields(props: Of<'ask'>) {
  const { state, readOnly, onChange } = props;
  return (
    <Stack gap="sm">
      <SlotFields {...props} />
      <div className={classes.fields}>
        <Next {...props} />
      </div>
      <Group gap="lg">
        <Checkbox
          label={t`Required`}
          description={t`Without an answer, the agent hands off to your team.`}
          checked={state.required}
          disabled={readOnly}
          onChange={(event) => onChange({ ...state, required: event.currentTarget.checked })}
        />
        <Checkbox
          label={t`Read back the answer`}
          description={t`Applies to calls only.`}
          checked={state.readBack ?? false}
          disabled={readOnly}
          onChange={(event) => {
            const { readBack: _readBack, ...rest } = state;
            onChange(event.currentTarget.checked ? { ...rest, readBack: true } : rest);
          }}
        />
      </Group>
    </Stack>
  );
}

function LinkFields({ state, flowNames, readOnly, onChange }: Of<'link'>) {
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t`Flow`}
        data={[...new Set([...flowNames, state.flow])].map((value) => ({ value, label: titleOf(value) }))}
        value={state.flow}
        disabled={readOnly}
        onChange={(event) => onChange({ ...state, flow: event.currentTarget.value })}
      />
    </div>
  );
}

function HandOffFields(props: Of<'hand_off'>) {
  const { state, readOnly, onChange } = props;
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t`Reason`}
        data={REASON_CODES.map((value) => ({ value, label: REASON_TITLES[value] }))}
        value={state.reason}
        disabled={readOnly}
        onChange={(event) => onChange({ ...state, reason: event.currentTarget.value as typeof state.reason })}
      />
      <OptionalText {...props} field="words" label={t`Text for the contact`} />
      <OptionalText {...props} field="note" label={t`Note for members`} />
      <div className={classes.fields}>
        <Next {...props} />
      </div>
    </Stack>
  );
}

function EndFields(props: Of<'end'>) {
  const { state, readOnly, onChange } = props;
  return (
    <Stack gap="sm">
      <div className={classes.fields}>
        <NativeSelect
          label={t`Outcome`}
          data={OUTCOMES.map((value) => ({ value, label: OUTCOME_TITLES[value] }))}
          value={state.outcome}
          disabled={readOnly}
          onChange={(event) => onChange({ ...state, outcome: event.currentTarget.value as typeof state.outcome })}
        />
        {state.words !== undefined && <Wording {...props} />}
      </div>
      <OptionalText {...props} field="words" label={t`Closing text`} />
    </Stack>
  );
}

type OptionalTextProps = (Of<'hand_off'> | Of<'end'>) & { field: 'words' | 'note'; label: string };

/** Text field for an optional property. If the field is emptied, the property is removed. */
export function OptionalText({ state, field, label, readOnly, onChange }: OptionalTextProps) {
  return (
    <Textarea
      label={label}
      description={t`Optional.`}
      value={(state as Record<string, unknown>)[field]?.toString() ?? ''}
      maxLength={1000}
      autosize
      minRows={1}
      readOnly={readOnly}
      onChange={(event) => {
        const { [field]: _text, ...rest } = state as Record<string, unknown>;
        const text = event.currentTarget.value;
        onChange((text === '' ? rest : { ...rest, [field]: text }) as State);
      }}
    />
  );
}
