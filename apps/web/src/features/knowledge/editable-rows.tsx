import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';
import { Section } from '../../ui/section.tsx';
import classes from './profile-rows.module.css';
import type { ProfileValues } from './profile-values.ts';

type ListName = 'services' | 'policies' | 'links' | 'contactPersons';

interface Props {
  form: UseFormReturnType<ProfileValues>;
  list: ListName;
  title: string;
  description?: string;
  /** Text that is shown if the list is empty. */
  empty: string;
  addLabel: string;
  /** Returns the accessible name of a row, for example `Service 2`. */
  rowLabel: (number: number) => string;
  /** Appends a blank row to the form. */
  onAdd: () => void;
  limit: number;
  /** Name of the field that receives the focus in a new row. */
  firstField: string;
  /** Widths of the fields on wide screens, as `grid-template-columns`. */
  columns: string;
  canEdit: boolean;
  /** Renders the fields of a row. `path` is the path of the row in the form. */
  renderFields: (path: string) => ReactNode;
}

/** Section with a list of rows that can be added, edited and removed. */
export function EditableRows(props: Props) {
  const { form, list, title, description, empty, addLabel, rowLabel, columns, canEdit, renderFields } = props;
  const rows: readonly unknown[] = form.values[list];
  const addButtonId = `add-${list}`;
  const add = () => {
    props.onAdd();
    // Focus the field after a timeout, because the fields of the new row do not exist until React has rendered them.
    setTimeout(() => form.getInputNode(`${list}.${rows.length}.${props.firstField}`)?.focus());
  };
  const remove = (at: number) => {
    form.removeListItem(list, at);
    setTimeout(() => document.getElementById(addButtonId)?.focus());
  };
  return (
    <Section title={title} description={description}>
      <Stack gap="md" align="flex-start">
        {rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {empty}
          </Text>
        ) : (
          <ul className={classes.rows} style={{ '--columns': columns, width: '100%' } as CSSProperties}>
            {rows.map((_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: Rows have no ids; the position identifies a row.
              <li key={at} className={classes.row}>
                <div role="group" aria-label={rowLabel(at + 1)} className={classes.fields}>
                  {renderFields(`${list}.${at}`)}
                </div>
                {canEdit && (
                  <ActionIcon
                    className={classes.remove}
                    variant="subtle"
                    color="gray"
                    aria-label={t`Remove ${rowLabel(at + 1).toLowerCase()}`}
                    onClick={() => remove(at)}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        )}
        {canEdit && rows.length < props.limit && (
          <Button
            id={addButtonId}
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={add}
          >
            {addLabel}
          </Button>
        )}
      </Stack>
    </Section>
  );
}
