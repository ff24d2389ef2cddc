import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Fieldset, Group, Input, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** A name with a text: an external id by its system, or a value by its key. */
export interface Pair {
  /** Identifies the row of the form. */
  readonly row: string;
  readonly name: string;
  readonly text: string;
}

interface Props {
  title: string;
  labels: { readonly name: string; readonly text: string; readonly add: string };
  lengths: { readonly name: number; readonly text: number };
  /** Maximum number of pairs. */
  maximum: number;
  value?: readonly Pair[];
  onChange?: (pairs: Pair[]) => void;
  error?: ReactNode;
}

/** Editable list of pairs of texts. */
export function PairFields({ title, labels, lengths, maximum, value = [], onChange = () => {}, error }: Props) {
  const change = (index: number, part: Partial<Pair>) =>
    onChange(value.map((pair, at) => (at === index ? { ...pair, ...part } : pair)));
  return (
    <Fieldset legend={title}>
      <Stack gap="xs">
        {value.map(({ row, name, text }, index) => (
          <Group key={row} gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              label={labels.name}
              value={name}
              maxLength={lengths.name}
              autoComplete="off"
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <TextInput
              label={labels.text}
              value={text}
              maxLength={lengths.text}
              autoComplete="off"
              style={{ flex: 1 }}
              onChange={(event) => change(index, { text: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              size="lg"
              color="gray"
              aria-label={name ? t`Remove ${name}` : t`Remove row ${index + 1}`}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {error && <Input.Error role="alert">{error}</Input.Error>}
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={value.length >= maximum}
          onClick={() => onChange([...value, { row: crypto.randomUUID(), name: '', text: '' }])}
        >
          {labels.add}
        </Button>
      </Stack>
    </Fieldset>
  );
}
