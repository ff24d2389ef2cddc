import { useMutation, useQuery } from '@apollo/client/react';
import {
  type ImportField,
  type ImportKind,
  importFieldsOf,
  normalizeTags,
  REPEATED_IMPORT_FIELDS,
  requiredImportFields,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Select, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { ContactImportRowsDocument } from '../../gql/contact-import-rows.ts';
import { PreviewContactImportDocument } from '../../gql/preview-contact-import.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { ContactSettings, type ContactSettingsValues } from './contact-settings.tsx';
import { HistorySettings } from './history-settings.tsx';
import { LeadSettings } from './lead-settings.tsx';
import { MappingNotices } from './mapping-notices.tsx';
import { ReplySettings } from './reply-settings.tsx';
import type { ContactImport } from './use-contact-import.ts';

const TITLES: Record<ImportField, string> = {
  IGNORE: t`Do not import`,
  NAME: t`Name`,
  FIRST_NAME: t`First name`,
  LAST_NAME: t`Last name`,
  PHONE: t`Phone`,
  COUNTRY_CODE: t`Calling code`,
  EMAIL: t`Email`,
  COMPANY: t`Company`,
  NOTES: t`Notes`,
  TAGS: t`Tags`,
  CONSENT: t`Consent`,
  OPT_OUT: t`Opt-out`,
  MESSAGES_ALLOWED: t`Messages allowed`,
  MESSAGE: t`Message`,
  STATUS: t`Status`,
  SOURCE: t`Source`,
  EXTERNAL_ID: t`External id`,
  CREATED_AT: t`Created`,
  ANSWER: t`Answer`,
  SHORTCUT: t`Shortcut`,
  TEXT: t`Text`,
  FOLDER: t`Folder`,
  SHARED: t`Shared`,
  SENT_AT: t`Time`,
  DIRECTION: t`Direction`,
  CHANNEL: t`Channel`,
  ATTACHMENTS: t`Attachments`,
};

/** What a file of each kind must contain. */
const REQUIRED: Record<ImportKind, string> = {
  CONTACTS: t`Phone is required and must be unique.`,
  LEADS: t`Phone is required and must be unique.`,
  SAVED_REPLIES: t`Shortcut and text are required. Saved replies whose shortcut exists are not changed.`,
  HISTORY: t`Phone, time, direction and text are required. The contacts must exist.`,
};

interface Props {
  found: ContactImport;
  defaultCountry: string | null;
  onDone: () => void;
}

/**
 * Form that maps the file's columns to fields. The suggestions come from an earlier import with the same
 * columns or from the headers. Shows sample values of each column.
 */
export function MappingForm({ found, defaultCountry, onDone }: Props) {
  const { id, kind, isMappingReused, country: wasCountry } = found;
  const [mapping, setMapping] = useState<readonly ImportField[]>(found.mapping);
  const [contacts, setContacts] = useState<ContactSettingsValues>({
    country: isMappingReused ? wasCountry : (wasCountry ?? defaultCountry),
    onDuplicate: found.onDuplicate,
    tags: [...found.tags],
  });
  const [leads, setLeads] = useState({ greetLeads: found.greetLeads, isConsentConfirmed: false });
  const [replyVisibility, setReplyVisibility] = useState(found.replyVisibility);
  const isOfContacts = kind === 'CONTACTS' || kind === 'LEADS';
  const isInvalid = isOfContacts && !normalizeTags(contacts.tags);
  const [check] = useMutation(PreviewContactImportDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const settings = isOfContacts
      ? { ...contacts, ...(kind === 'LEADS' ? leads : {}) }
      : { onDuplicate: 'SKIP' as const, ...(kind === 'HISTORY' ? { country: contacts.country } : { replyVisibility }) };
    const { data } = await check({ variables: { input: { id, mapping: [...mapping], ...settings } } });
    return handleMutationResult(data?.previewContactImport, onDone);
  });
  const isIncomplete = requiredImportFields(kind).some((field) => !mapping.includes(field));
  const choose = (column: number, field: ImportField) =>
    // Most fields can be mapped once, so the column that was mapped to the field before is now ignored.
    setMapping(
      mapping.map((one, at) =>
        at === column ? field : one === field && !REPEATED_IMPORT_FIELDS.includes(field) ? 'IGNORE' : one,
      ),
    );
  return (
    <Section title={t`Columns`} description={REQUIRED[kind]}>
      <Stack gap="md">
        <MappingNotices found={found} />
        <Columns found={found} mapping={mapping} onChoose={choose} />
        {kind === 'SAVED_REPLIES' && <ReplySettings visibility={replyVisibility} onChange={setReplyVisibility} />}
        {kind === 'HISTORY' && (
          <HistorySettings country={contacts.country} onChange={(country) => setContacts({ ...contacts, country })} />
        )}
        {isOfContacts && (
          <ContactSettings
            settings={contacts}
            hasOptOuts={mapping.some((field) => field === 'OPT_OUT' || field === 'MESSAGES_ALLOWED')}
            onChange={setContacts}
          />
        )}
        {kind === 'LEADS' && <LeadSettings settings={leads} onChange={setLeads} />}
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end">
          <Button
            loading={pending}
            disabled={isIncomplete || isInvalid || (kind === 'LEADS' && !leads.isConsentConfirmed)}
            onClick={() => void attempt()}
          >
            {t`Preview import`}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

interface ColumnsProps {
  found: ContactImport;
  mapping: readonly ImportField[];
  onChoose: (column: number, field: ImportField) => void;
}

function Columns({ found: { id, kind, headers }, mapping, onChoose }: ColumnsProps) {
  const samples = useQuery(ContactImportRowsDocument, { variables: { id, actions: null, first: 3 } });
  return (
    <Table.ScrollContainer minWidth={0} type="native">
      <Table aria-label={t`Columns`} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`CSV column`}</Table.Th>
            <Table.Th visibleFrom="sm">{t`Sample`}</Table.Th>
            <Table.Th>{t`Field`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {headers.map((header, column) => (
            // Two columns can have the same name, so the position identifies a column.
            // biome-ignore lint/suspicious/noArrayIndexKey: The position identifies the column.
            <Table.Tr key={column}>
              <Table.Th scope="row" fw={550}>
                {header || t`Column ${column + 1}`}
              </Table.Th>
              <Table.Td visibleFrom="sm">
                {samples.data ? (
                  <Text size="sm" c="dimmed" lineClamp={2}>
                    {samples.data.contactImportRows
                      .map(({ cells }) => cells[column])
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                ) : (
                  <Skeleton height={12} width="60%" />
                )}
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={header ? t`${header} field` : t`Column ${column + 1} field`}
                  data={importFieldsOf(kind).map((value) => ({ value, label: TITLES[value] }))}
                  value={mapping[column] ?? 'IGNORE'}
                  allowDeselect={false}
                  onChange={(value) => onChoose(column, value as ImportField)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
