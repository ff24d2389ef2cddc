import { ActionIcon, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  description: string;
  count: number;
  limit: number;
  readOnly: boolean;
  addLabel: string;
  /** Returns the accessible name of the button that removes a row. */
  removeLabel: (number: number) => string;
  onAdd: () => void;
  onRemove: (at: number) => void;
  renderFields: (at: number) => ReactNode;
}

/** List in the tool form whose rows can be added, edited and removed. */
export function ToolRows({ title, description, count, limit, readOnly, ...props }: Props) {
  return (
    <Fieldset legend={title}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="dimmed">
          {description}
        </Text>
        {Array.from({ length: count }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: Rows have no ids; the position identifies a row.
          <Group key={at} gap="sm" align="flex-end" w="100%">
            {props.renderFields(at)}
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="input-sm"
                aria-label={props.removeLabel(at + 1)}
                onClick={() => props.onRemove(at)}
              >
                <IconTrash size={17} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!readOnly && count < limit && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={props.onAdd}>
            {props.addLabel}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
