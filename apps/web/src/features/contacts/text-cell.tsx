import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Group, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { UpdateContactDocument } from '../../gql/update-contact.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import classes from './contacts.module.css';
import type { ListedContact } from './use-contact-list.ts';

const FIELDS = {
  phone: { title: 'phone', longest: LIMITS.phoneLength, shown: formatPhone },
  email: { title: 'email', longest: LIMITS.emailLength, shown: (text: string) => text },
  company: { title: 'company', longest: LIMITS.companyLength, shown: (text: string) => text },
} as const;
type Field = keyof typeof FIELDS;

interface Props {
  contact: ListedContact;
  field: Field;
}

/** Table cell with a button that edits the value, if the viewer can update contacts. Masked values are read-only. */
export function TextCell({ contact, field }: Props) {
  const sees = useCan('readDetails', 'Contact');
  const canEdit = useCan('update', 'Contact') && (field === 'company' || sees);
  const [editing, { open, close }] = useDisclosure(false);
  if (editing) return <Editor contact={contact} field={field} onDone={close} />;
  const { title, shown } = FIELDS[field];
  return (
    <Group gap={4} wrap="nowrap" className={classes.inline}>
      <bdi className={classes[field]} dir={field === 'company' ? undefined : 'ltr'}>
        {shown(contact[field] ?? '')}
      </bdi>
      {canEdit && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t`Edit the ${title} of ${contact.name}`}
          onClick={open}
        >
          <IconPencil size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}

/** Text field of a cell. Enter and blur save the value, Escape cancels. */
function Editor({ contact, field, onDone }: Props & { onDone: () => void }) {
  const { id, name } = contact;
  const was = contact[field] ?? '';
  const [text, setText] = useState(was);
  const ref = useFirstFocus<HTMLInputElement>();
  const [updateContact] = useMutation(UpdateContactDocument);
  const { attempt, refusal } = useMutationAction(async (value: string) => {
    const result = (await updateContact({ variables: { input: { id, [field]: value } } })).data?.updateContact;
    return refusalOf(result);
  });
  const save = () => (text === was ? onDone() : void attempt(text).then((done) => done && onDone()));
  const { title, longest } = FIELDS[field];
  return (
    <TextInput
      ref={ref}
      size="xs"
      aria-label={t`${title[0]?.toUpperCase() ?? ''}${title.slice(1)} of ${name}`}
      maxLength={longest}
      value={text}
      error={refusal}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}
