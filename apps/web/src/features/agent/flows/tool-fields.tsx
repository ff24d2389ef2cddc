import {
  type BuiltinTool,
  isBuiltinTool,
  type State,
  type TOOL_ERRORS,
  type WorkspaceTool,
} from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { ActionIcon, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useWorkspaceTools } from '../use-workspace-tools.ts';
import { AssignedMemberInput } from './assigned-member-input.tsx';
import { ConditionInput, TargetSelect } from './flow-inputs.tsx';
import { toolOptions } from './flow-labels.ts';
import classes from './flows.module.css';
import { ChangedFieldInput, ReadFieldsInput } from './record-arguments.tsx';
import { SentFormInput } from './sent-form-input.tsx';
import type { StateFieldsProps } from './state-fields.tsx';

type Tool = Extract<State, { kind: 'tool' | 'book' }>;

/** Default arguments of each tool. */
const ARGUMENTS: Partial<Record<BuiltinTool, Tool['args']>> = {
  list_slots: { window: 'answers.preferred_time' },
  list_bookings: {},
  search_knowledge: { questions: '[]' },
  book: { start: 'answers.appointment', email: 'answers.email' },
  reschedule: { booking: 'booking.id', start: 'answers.appointment' },
  cancel: { booking: 'booking.id' },
  read_record: { fields: '[]' },
  update_record: { field: "''", value: '' },
  assign: { member: "''" },
  send_surface: { form: "''" },
  leave_message: { text: 'answers.message_text' },
  schedule_callback: { window: 'answers.callback_time' },
  opt_out: {},
};

/** Input components for arguments whose value is selected from a list, by tool and argument name. */
const LIST_INPUTS: Readonly<Record<string, typeof ReadFieldsInput>> = {
  'read_record.fields': ReadFieldsInput,
  'update_record.field': ChangedFieldInput,
  'assign.member': AssignedMemberInput,
  'send_surface.form': SentFormInput,
};

const ERROR_TITLES: Record<(typeof TOOL_ERRORS)[number] | 'DENIED', string> = {
  SLOT_TAKEN: t`Time no longer available`,
  NOT_FOUND: t`Not found`,
  OUT_OF_RULES: t`Refused by the calendar`,
  INVALID: t`Invalid`,
  NOT_ALLOWED: t`Not allowed`,
  ALREADY_DONE: t`Already done in this episode`,
  NOT_CONNECTED: t`Not connected`,
  FAILED: t`Failed`,
  UNKNOWN: t`Result unknown`,
  DENIED: t`Declined by the contact`,
};

/** Returns the arguments of a workspace tool, each set to the answer of the same name. */
const argumentsOf = (tool: WorkspaceTool | undefined): Tool['args'] =>
  Object.fromEntries(Object.keys(tool?.args ?? {}).map((name) => [name, `answers.${name}`]));

/** Fields of a state that uses a tool: tool, arguments, confirmation and next states. */
export function ToolFields({ state, flow, slots, readOnly, onChange }: StateFieldsProps<Tool>) {
  const names = Object.keys(flow.states);
  const tools = useWorkspaceTools() ?? {};
  const { confirm: _confirm, ...unconfirmed } = state;
  return (
    <Stack gap="sm">
      <div className={classes.fields}>
        <NativeSelect
          label={t`Tool`}
          data={toolOptions(state.tool, state.kind === 'book', Object.keys(tools))}
          value={state.tool}
          disabled={readOnly}
          onChange={(event) => {
            const tool = event.currentTarget.value;
            const args = isBuiltinTool(tool) ? (ARGUMENTS[tool] ?? {}) : argumentsOf(tools[tool]);
            onChange({ ...state, tool, args } as State);
          }}
        />
        <TargetSelect
          label={t`Next`}
          value={state.next}
          states={names}
          readOnly={readOnly}
          onChange={(next) => onChange({ ...state, next })}
        />
      </div>
      {Object.entries(state.args).map(([name, value]) => {
        const Input = LIST_INPUTS[`${state.tool}.${name}`];
        const change = (next: string) => onChange({ ...state, args: { ...state.args, [name]: next } });
        if (Input) return <Input key={name} value={value} readOnly={readOnly} onChange={change} />;
        return (
          <ConditionInput
            key={name}
            label={t`Argument “${name}”`}
            value={value}
            slots={slots}
            expected="value"
            readOnly={readOnly}
            onChange={change}
          />
        );
      })}
      <TextInput
        label={t`Confirmation`}
        description={t`Optional. The contact must say yes before the tool runs.`}
        value={state.confirm ?? ''}
        maxLength={1000}
        readOnly={readOnly}
        onChange={(event) => {
          const confirm = event.currentTarget.value;
          onChange(confirm === '' ? unconfirmed : { ...state, confirm });
        }}
      />
      <ErrorFields {...{ state, names, readOnly, onChange }} />
    </Stack>
  );
}

interface ErrorFieldsProps {
  state: Tool;
  names: readonly string[];
  readOnly: boolean;
  onChange: (state: State) => void;
}

/**
 * Fields for the next state after each error of the tool. If no next state is selected for an error, the agent hands
 * off, except if the contact declines.
 */
function ErrorFields({ state, names, readOnly, onChange }: ErrorFieldsProps) {
  const put = (onError: Tool['onError']) => onChange({ ...state, onError });
  const open = Object.entries(ERROR_TITLES).filter(([code]) => !Object.hasOwn(state.onError, code));
  return (
    <>
      {Object.entries(state.onError).map(([code, target]) => (
        <Group key={code} gap="xs" align="flex-start">
          <TargetSelect
            label={t`On error: ${(ERROR_TITLES as Record<string, string>)[code] ?? code}`}
            value={target}
            states={names}
            readOnly={readOnly}
            onChange={(next) => put({ ...state.onError, [code]: next })}
          />
          {!readOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              className={classes.beside}
              aria-label={t`Remove error ${code}`}
              onClick={() => put(Object.fromEntries(Object.entries(state.onError).filter(([one]) => one !== code)))}
            >
              <IconTrash size={17} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {!readOnly && open.length > 0 && (
        <div className={classes.fields}>
          <NativeSelect
            label={t`Add error`}
            data={[{ value: '', label: t`Choose an error` }, ...open.map(([value, label]) => ({ value, label }))]}
            value=""
            onChange={(event) => put({ ...state.onError, [event.currentTarget.value]: state.next })}
          />
        </div>
      )}
    </>
  );
}
