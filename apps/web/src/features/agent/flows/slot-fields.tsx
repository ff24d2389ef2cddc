import { BUILTIN_SLOTS, SLOT_TYPES, type Slot, type State } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { TagsField } from '../../../ui/tags-field.tsx';
import { SLOT_TYPE_TITLES } from './flow-labels.ts';
import classes from './flows.module.css';
import type { StateFieldsProps } from './state-fields.tsx';

export interface SlotActions {
  /** Slots that the flows of the workspace define. Only these slots can be edited. */
  readonly own: Readonly<Record<string, Slot>>;
  readonly put: (name: string, slot: Slot) => void;
  /** Creates a slot and returns its name. */
  readonly add: () => string;
}

type Ask = Extract<State, { kind: 'ask' }>;

const NEW = '+';
const OPTIONS = [
  { value: '', label: t`None` },
  { value: 'choices', label: t`Options of the question` },
  { value: 'offers', label: t`Free times` },
  { value: 'bookings', label: t`Upcoming appointments` },
];

/**
 * Fields for the question of an ask state. The question can be edited here if it was defined in the flows. Questions of
 * the persona are edited with the persona, and built-in questions cannot be edited.
 */
export function SlotFields({ state, slots, slotActions, readOnly, onChange }: StateFieldsProps<Ask>) {
  const slot = slots[state.slot];
  const own = Object.hasOwn(slotActions.own, state.slot) ? slot : undefined;
  const choose = (name: string) => {
    const chosen = name === NEW ? slotActions.add() : name;
    const { options: _options, ...rest } = state;
    const isChoice = slots[chosen]?.type === 'CHOICE';
    onChange(isChoice ? { ...rest, slot: chosen, options: 'choices' } : { ...rest, slot: chosen });
  };
  return (
    <Stack gap="sm">
      <div className={classes.fields}>
        <NativeSelect
          label={t`Question`}
          description={own ? undefined : originOf(state.slot)}
          value={state.slot}
          disabled={readOnly}
          error={!slot}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {Object.entries(slots).map(([name, { words }]) => (
            <option key={name} value={name}>
              {words || name}
            </option>
          ))}
          {!slot && <option value={state.slot}>{t`${state.slot} (missing)`}</option>}
          <option value={NEW}>{t`New question…`}</option>
        </NativeSelect>
        <NativeSelect
          label={t`Options to choose from`}
          data={OPTIONS}
          value={state.options ?? ''}
          disabled={readOnly}
          onChange={(event) => {
            const { options: _options, ...rest } = state;
            const options = event.currentTarget.value;
            onChange(options === '' ? rest : { ...rest, options: options as Exclude<Ask['options'], undefined> });
          }}
        />
      </div>
      {own && <OwnSlot slot={own} readOnly={readOnly} onChange={(next) => slotActions.put(state.slot, next)} />}
    </Stack>
  );
}

const originOf = (name: string): string =>
  Object.hasOwn(BUILTIN_SLOTS, name) ? t`Built-in question` : t`Edit this question in “Questions”.`;

function OwnSlot({ slot, readOnly, onChange }: { slot: Slot; readOnly: boolean; onChange: (slot: Slot) => void }) {
  const { choices: _choices, ...plain } = slot;
  return (
    <>
      <TextInput
        label={t`Question text`}
        value={slot.words}
        maxLength={1000}
        readOnly={readOnly}
        onChange={(event) => onChange({ ...slot, words: event.currentTarget.value })}
      />
      <div className={classes.fields}>
        <NativeSelect
          label={t`Answer type`}
          data={SLOT_TYPES.map((value) => ({ value, label: SLOT_TYPE_TITLES[value] }))}
          value={slot.type}
          disabled={readOnly}
          onChange={(event) => {
            const type = event.currentTarget.value as Slot['type'];
            onChange(type === 'CHOICE' ? { ...slot, type, choices: slot.choices ?? [] } : { ...plain, type });
          }}
        />
        <NativeSelect
          label={t`Store the answer`}
          data={[
            { value: 'episode', label: t`For this conversation` },
            { value: 'contact', label: t`For the contact` },
          ]}
          value={slot.scope}
          disabled={readOnly}
          onChange={(event) => onChange({ ...slot, scope: event.currentTarget.value as Slot['scope'] })}
        />
      </div>
      {slot.type === 'CHOICE' && (
        <TagsField
          label={t`Options`}
          description={t`Press Enter after each option.`}
          maxTags={20}
          value={slot.choices ?? []}
          readOnly={readOnly}
          onChange={(choices) => onChange({ ...slot, choices })}
        />
      )}
    </>
  );
}
