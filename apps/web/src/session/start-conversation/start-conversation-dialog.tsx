import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { RecipientSearchDocument } from '../../gql/recipient-search.ts';
import { StartConversationForm } from './start-conversation-form.tsx';

/** Contact or lead to whom the message is sent. */
export interface Recipient {
  name: string;
  contactId: string | null;
  /** Id of the lead. Used if the lead has no contact yet. */
  leadId?: string;
}

interface Props {
  to: Recipient | null;
  opened: boolean;
  onClose: () => void;
}

export function StartConversationDialog({ to, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={to ? t`Write to ${to.name}` : t`New conversation`} size="lg">
      <Content to={to} onClose={onClose} />
    </Modal>
  );
}

function Content({ to, onClose }: Pick<Props, 'to' | 'onClose'>) {
  const [selected, setSelected] = useState<Recipient | null>(null);
  const recipient = to ?? selected;
  return (
    <Stack gap="md">
      {!to && <RecipientSelect onSelect={setSelected} />}
      {recipient && (
        <StartConversationForm key={recipient.contactId ?? recipient.leadId} to={recipient} onDone={onClose} />
      )}
    </Stack>
  );
}

/** Field for selecting a contact by name or phone number. */
function RecipientSelect({ onSelect }: { onSelect: (to: Recipient | null) => void }) {
  const [text, setText] = useState('');
  const [value, setValue] = useState<string | null>(null);
  const [search] = useDebouncedValue(text.trim(), 250);
  const { data, previousData } = useQuery(RecipientSearchDocument, {
    variables: { filter: { search: search || null }, orderBy: { field: 'NAME', direction: 'ASC' } },
  });
  const contacts = (data ?? previousData)?.contacts.edges.map(({ node }) => node) ?? [];
  return (
    <Select
      data-autofocus
      searchable
      label={t`Contact`}
      placeholder={t`Name or number`}
      maxLength={LIMITS.searchLength}
      nothingFoundMessage={t`No matching contacts`}
      data={contacts.map(({ id, name, phone }) => ({ value: id, label: `${name} · ${phone}` }))}
      // Show all options, because the server has already filtered the contacts.
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      value={value}
      onChange={(id) => {
        setValue(id);
        const contact = contacts.find((one) => one.id === id);
        onSelect(contact ? { contactId: contact.id, name: contact.name } : null);
      }}
    />
  );
}
