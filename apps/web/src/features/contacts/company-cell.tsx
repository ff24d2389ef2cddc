import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { ActionIcon, Group, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { UpdateContactDocument } from '../../gql/update-contact.ts';
import { useCan } from '../../session/workspace.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import classes from './contacts.module.css';
import type { ListedContact } from './use-contact-list.ts';

/** A company, to be changed where it stands: Enter keeps it, Escape leaves it. */
export function CompanyCell({ contact: { id, name, company } }: { contact: ListedContact }) {
  const may = useCan('update', 'Contact');
  const [text, setText] = useState<string | null>(null);
  const [updateContact] = useMutation(UpdateContactDocument);
  const { attempt, refusal } = useAttempt(async (said: string) => {
    const result = (await updateContact({ variables: { input: { id, company: said } } })).data?.updateContact;
    return result?.__typename === 'Refused' ? result : undefined;
  });
  if (text === null)
    return (
      <Group gap={4} wrap="nowrap" className={classes.inline}>
        <span>{company}</span>
        {may && (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={`Change the company of ${name}`}
            onClick={() => setText(company)}
          >
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </Group>
    );
  const keep = () => void attempt(text).then((done) => done && setText(null));
  return (
    <TextInput
      size="xs"
      aria-label={`Company of ${name}`}
      autoFocus
      maxLength={LIMITS.companyLength}
      value={text}
      error={refusal}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setText(null);
      }}
    />
  );
}
