import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS, MERGE_FIELDS, type MergeField } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Alert, Button, Group, Modal, Radio, SegmentedControl, Skeleton, Stack, Text, useMatches } from '@mantine/core';
import { useState } from 'react';
import { ContactDetailsDocument } from '../../gql/contact-details.ts';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import { MergeContactsDocument } from '../../gql/merge-contacts.ts';
import type { ContactDetailsQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './contacts.module.css';

type Contact = ContactDetailsQuery['contact'];

interface Props {
  ids: readonly string[];
  onClose: () => void;
  onMerged: () => void;
}

/** Dialog that merges two contacts, which are shown side by side. The user selects the value of each field. */
export function MergeDialog({ ids: [firstId = '', secondId = ''], onClose, onMerged }: Props) {
  const first = useQuery(ContactDetailsDocument, { variables: { id: firstId } });
  const second = useQuery(ContactDetailsDocument, { variables: { id: secondId } });
  const pair = first.data && second.data ? ([first.data.contact, second.data.contact] as const) : null;
  return (
    <Modal opened onClose={onClose} title={t`Merge contacts`} size="xl">
      {pair && <Chooser pair={pair} onClose={onClose} onMerged={onMerged} />}
      {!pair && (first.error ?? second.error) && <ErrorState />}
      {!pair && !first.error && !second.error && <Skeleton height={180} />}
    </Modal>
  );
}

const FIELDS: Record<MergeField, { title: string; of: (contact: Contact) => string }> = {
  NAME: { title: t`Name`, of: ({ name }) => name },
  PHONE: { title: t`Phone`, of: ({ phone }) => formatPhone(phone) },
  EMAIL: { title: t`Email`, of: ({ email }) => email ?? '' },
  COMPANY: { title: t`Company`, of: ({ company }) => company },
  NOTES: { title: t`Notes`, of: ({ notes }) => notes },
};

function Chooser({ pair, onClose, onMerged }: Omit<Props, 'ids'> & { pair: readonly [Contact, Contact] }) {
  const [primary, setKeep] = useState(0);
  // For each field, initially select a value that is not empty.
  const [chosen, choose] = useState<Record<MergeField, number>>(() => mostComplete(pair));
  const merge = useMerge(pair, { primary, chosen }, () => {
    onMerged();
    onClose();
  });
  const orientation = useMatches({ base: 'vertical' as const, sm: 'horizontal' as const });
  const stored = pair[primary === 0 ? 0 : 1];
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t`Contact to keep`}
        orientation={orientation}
        fullWidth
        value={String(primary)}
        onChange={(value) => setKeep(Number(value))}
        data={pair.map(({ name }, at) => ({ value: String(at), label: t`Keep ${name}` }))}
      />
      <div>
        {MERGE_FIELDS.map((field) => (
          <Choice
            key={field}
            field={field}
            pair={pair}
            chosen={chosen[field]}
            onChoose={(at) => choose({ ...chosen, [field]: at })}
          />
        ))}
      </div>
      <Alert variant="light" color="gray">
        <Text size="sm">
          {t`${stored.name} gets all conversations, leads, bookings and tags. Opt-outs and blocks are kept. You can undo this for ${LIMITS.mergeUndoHours} hours.`}
        </Text>
      </Alert>
      <RefusalAlert refusal={merge.refusal} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose} disabled={merge.pending}>
          {t`Cancel`}
        </Button>
        <Button loading={merge.pending} onClick={() => void merge.attempt()}>
          {t`Merge contacts`}
        </Button>
      </Group>
    </Stack>
  );
}

interface ChoiceProps {
  field: MergeField;
  pair: readonly [Contact, Contact];
  chosen: number;
  onChoose: (at: number) => void;
}

function Choice({ field, pair, chosen, onChoose }: ChoiceProps) {
  const { title, of } = FIELDS[field];
  return (
    <div role="radiogroup" aria-label={title} className={classes.choice}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {pair.map((contact, at) => (
        <Radio
          key={contact.id}
          name={`merge-${field}`}
          checked={chosen === at}
          onChange={() => onChoose(at)}
          label={of(contact) || '(empty)'}
          aria-label={
            at === 0
              ? t`${title}: ${of(contact) || 'empty'}, first contact`
              : t`${title}: ${of(contact) || 'empty'}, second contact`
          }
        />
      ))}
    </div>
  );
}

const mostComplete = (pair: readonly [Contact, Contact]) =>
  Object.fromEntries(
    MERGE_FIELDS.map((field) => [field, FIELDS[field].of(pair[0]) === '' && FIELDS[field].of(pair[1]) !== '' ? 1 : 0]),
  ) as Record<MergeField, number>;

interface ChosenFields {
  primary: number;
  chosen: Record<MergeField, number>;
}

function useMerge(pair: readonly [Contact, Contact], { primary, chosen }: ChosenFields, onDone: () => void) {
  const [mergeContacts] = useMutation(MergeContactsDocument, { refetchQueries: [ContactsPageDocument] });
  return useMutationAction(async () => {
    const input = {
      primaryId: pair[primary]?.id ?? '',
      mergeId: pair[1 - primary]?.id ?? '',
      take: MERGE_FIELDS.filter((field) => chosen[field] !== primary),
    };
    const { data } = await mergeContacts({ variables: { input } });
    return handleMutationResult(data?.mergeContacts, () => {
      void toast(t`Contacts merged. Open the contact to undo.`);
      onDone();
    });
  });
}
