import { ENTRY_EVENTS, type Entry, type Flow, type Slot } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { TagsField } from '../../../ui/tags-field.tsx';
import { ConditionInput } from './flow-inputs.tsx';
import { EVENT_TITLES } from './flow-labels.ts';
import classes from './flows.module.css';

interface Props {
  flow: Flow;
  slots: Readonly<Record<string, Slot>>;
  readOnly: boolean;
  onChange: (flow: Flow) => void;
}

/** Fields for the entries that start a flow: messages with an intent, or events. */
export function EntryFields({ flow, slots, readOnly, onChange }: Props) {
  if (readOnly) return <Text size="sm">{t`Starts when: ${flow.entry.map(entryText).join(' · ')}`}</Text>;
  const set = (entry: Entry[]) => onChange({ ...flow, entry });
  const add = (one: Entry) => set([...flow.entry, one]);
  return (
    <Stack gap="xs">
      <Text component="h4" size="sm" fw={600}>
        {t`Starts when`}
      </Text>
      {flow.entry.map((entry, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Entries have no ids; the position identifies an entry.
        <div key={index} className={classes.entry} role="group" aria-label={t`Start ${index + 1}`}>
          <EntryRow
            entry={entry}
            slots={slots}
            onChange={(next) => set(flow.entry.map((one, at) => (at === index ? next : one)))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.beside}
            aria-label={t`Remove start ${index + 1}`}
            onClick={() => set(flow.entry.filter((_, at) => at !== index))}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Group gap="xs">
        <AddButton onClick={() => add({ intent: flow.description, examples: [] })}>{t`Add intent`}</AddButton>
        <AddButton onClick={() => add({ event: 'first_message', priority: 1 })}>{t`Add event`}</AddButton>
      </Group>
    </Stack>
  );
}

function entryText(entry: Entry): string {
  const start =
    'intent' in entry
      ? t`The contact says something like ${entry.examples.map((one) => `“${one}”`).join(' or ')}`
      : EVENT_TITLES[entry.event];
  return entry.when === undefined ? start : t`${start} (only if ${entry.when})`;
}

function AddButton({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <Button size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={onClick}>
      {children}
    </Button>
  );
}

interface EntryRowProps {
  entry: Entry;
  slots: Props['slots'];
  onChange: (entry: Entry) => void;
}

function EntryRow({ entry, slots, onChange }: EntryRowProps) {
  const { when: _when, ...always } = entry;
  return (
    <div className={classes.fields}>
      {'intent' in entry ? (
        <TagsField
          label={t`The contact says something like`}
          description={t`Press Enter after each example.`}
          value={entry.examples}
          maxTags={20}
          onChange={(examples) => onChange({ ...entry, examples })}
        />
      ) : (
        <NativeSelect
          label={t`Event`}
          data={ENTRY_EVENTS.map((value) => ({ value, label: EVENT_TITLES[value] }))}
          value={entry.event}
          onChange={(event) => onChange({ ...entry, event: event.currentTarget.value as typeof entry.event })}
        />
      )}
      <ConditionInput
        label={t`Only if`}
        value={entry.when ?? ''}
        slots={slots}
        expected="condition"
        readOnly={false}
        placeholder={t`Always`}
        onChange={(when) => onChange(when === '' ? (always as Entry) : { ...entry, when })}
      />
    </div>
  );
}
