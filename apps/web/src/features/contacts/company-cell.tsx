import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { ActionIcon, Group, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { UpdateContactDocument } from '../../gql/update-contact.ts';
import { useCan } from '../../session/workspace.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import classes from './contacts.module.css';
import type { ListedContact } from './use-contact-list.ts';

/** A company, to be changed where it stands. */
export function CompanyCell({ contact }: { contact: ListedContact }) {
  const may = useCan('update', 'Contact');
  const [editing, { open, close }] = useDisclosure(false);
  if (editing) return <CompanyEditor contact={contact} onDone={close} />;
  return (
    <Group gap={4} wrap="nowrap" className={classes.inline}>
      <span>{contact.company}</span>
      {may && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={`Change the company of ${contact.name}`}
          onClick={open}
        >
          <IconPencil size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}

interface EditorProps {
  contact: ListedContact;
  onDone: () => void;
}

/** Enter keeps what is said, and so does going elsewhere; Escape leaves it. */
function CompanyEditor({ contact: { id, name, company }, onDone }: EditorProps) {
  const [text, setText] = useState(company);
  const ref = useFirstFocus<HTMLInputElement>();
  const [updateContact] = useMutation(UpdateContactDocument);
  const { attempt, refusal } = useAttempt(async (said: string) => {
    const result = (await updateContact({ variables: { input: { id, company: said } } })).data?.updateContact;
    return result?.__typename === 'Refused' ? result : undefined;
  });
  const keep = () => void attempt(text).then((done) => done && onDone());
  return (
    <TextInput
      ref={ref}
      size="xs"
      aria-label={`Company of ${name}`}
      maxLength={LIMITS.companyLength}
      value={text}
      error={refusal}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}
