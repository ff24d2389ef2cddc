import { BUILTIN_FLOWS } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLastValue } from '../../../lib/use-last-value.ts';
import { Form } from '../../../ui/form.tsx';
import { FormButtons } from '../../../ui/form-buttons.tsx';
import { TagsField } from '../../../ui/tags-field.tsx';
import { keyFor } from '../agent-labels.ts';
import { titleOf } from './flow-labels.ts';
import type { NewFlow } from './graph-edits.ts';

interface Props {
  /** Name of the flow to rename, or `new` to add a flow. Null if the dialog is closed. */
  edited: string | null;
  taken: readonly string[];
  onAdd: (name: string, flow: NewFlow) => void;
  onRename: (from: string, to: string) => void;
  onClose: () => void;
}

/** Dialog that adds or renames a flow. */
export function FlowDialog(props: Props) {
  const shown = useLastValue(props.edited);
  const isNew = shown === 'new';
  return (
    <Modal
      opened={props.edited !== null}
      onClose={props.onClose}
      title={isNew ? t`Add flow` : t`Rename flow`}
      size="lg"
    >
      {shown && <FlowForm key={shown} {...props} edited={shown} />}
    </Modal>
  );
}

function FlowForm({ edited, taken, onAdd, onRename, onClose }: Props & { edited: string }) {
  const isNew = edited === 'new';
  const others = [...taken.filter((name) => name !== edited), ...BUILTIN_FLOWS, 'new'];
  const form = useForm({
    initialValues: { name: isNew ? '' : titleOf(edited), description: '', examples: [] as string[] },
    validate: {
      name: (name) => (/[a-z]/i.test(name) ? null : t`Enter a name with at least one letter from A to Z.`),
      description: (text) => (!isNew || text.trim() ? null : t`Describe what the contact wants.`),
    },
  });
  const submit = form.onSubmit(({ name, description, examples }) => {
    const key = keyFor(name, others);
    if (isNew) onAdd(key, { description: description.trim(), examples });
    else if (key !== edited) onRename(edited, key);
    onClose();
  });
  return (
    <Form onSubmit={(event) => submit(event)} aria-label={isNew ? t`New flow` : t`Name of the flow`}>
      <Stack gap="md">
        <TextInput label={t`Name`} maxLength={30} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        {isNew && (
          <>
            <Textarea
              label={t`What the contact wants`}
              description={t`The agent uses this to choose the flow.`}
              placeholder={t`For example: asks where to park`}
              maxLength={300}
              autosize
              minRows={2}
              {...form.getInputProps('description')}
            />
            <TagsField
              label={t`Example sentences`}
              description={t`Press Enter after each example.`}
              maxTags={20}
              {...form.getInputProps('examples')}
            />
          </>
        )}
        <FormButtons onCancel={onClose} pending={false}>
          {isNew ? t`Add flow` : t`Rename flow`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
