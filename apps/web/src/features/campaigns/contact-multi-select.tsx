import { useQuery } from '@apollo/client/react';
import { CAMPAIGNS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { CloseButton, Group, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { NamedContactDocument } from '../../gql/named-contact.ts';
import classes from './campaigns.module.css';
import { ContactSelect } from './contact-select.tsx';
import type { Draft } from './draft.ts';

const SHOWN = 12;

/** Field for selecting individual contacts. */
export function ContactMultiSelect({ form }: { form: UseFormReturnType<Draft> }) {
  const { contactIds } = form.values;
  const put = (ids: string[]) => form.setFieldValue('contactIds', ids);
  const more = contactIds.length - SHOWN;
  return (
    <Stack gap="sm">
      <ContactSelect
        label={t`Add contact`}
        description={t`Up to ${CAMPAIGNS.contactsMax.toLocaleString('en-GB')}. To add many contacts, select them in Contacts.`}
        error={form.errors.contactIds}
        adds
        without={contactIds}
        value={null}
        onChange={(id) => id !== null && put([...contactIds, id])}
      />
      {contactIds.length > 0 && (
        <ul className={classes.people} aria-label={t`Selected contacts`}>
          {contactIds.slice(0, SHOWN).map((id) => (
            <Chosen key={id} id={id} onRemove={() => put(contactIds.filter((one) => one !== id))} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {t`And ${plural(more, { one: '# other', other: '# others' })}.`}
        </Text>
      )}
    </Stack>
  );
}

function Chosen({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { data, error } = useQuery(NamedContactDocument, { variables: { id } });
  const name = data?.contact.name ?? (error ? t`Deleted contact` : '…');
  return (
    <li>
      <Group gap={4} wrap="nowrap">
        <Text size="sm">{name}</Text>
        <CloseButton size="sm" aria-label={t`Remove ${name}`} onClick={onRemove} />
      </Group>
    </li>
  );
}
