import { useMutation, useQuery } from '@apollo/client/react';
import { type ImportField, importFieldsOf, LIMITS, normalizeTags, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Alert, Button, Group, Radio, Select, Skeleton, Stack, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { ContactImportRowsDocument } from '../../gql/contact-import-rows.ts';
import { PreviewContactImportDocument } from '../../gql/preview-contact-import.ts';
import { countries } from '../../lib/countries.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import { LeadSettings } from './lead-settings.tsx';
import type { ContactImport } from './use-contact-import.ts';

const TITLES: Record<ImportField, string> = {
  IGNORE: t`Do not import`,
  NAME: t`Name`,
  PHONE: t`Phone`,
  EMAIL: t`Email`,
  COMPANY: t`Company`,
  NOTES: t`Notes`,
  TAGS: t`Tags`,
  CONSENT: t`Consent`,
  OPT_OUT: t`Opt-out`,
  MESSAGE: t`Message`,
  STATUS: t`Status`,
  SOURCE: t`Source`,
  EXTERNAL_ID: t`External id`,
  CREATED_AT: t`Created`,
  ANSWER: t`Answer`,
};

/** Fields that several columns can have. */
const REPEATED: readonly ImportField[] = ['IGNORE', 'ANSWER'];

interface Props {
  found: ContactImport;
  defaultCountry: string | null;
  onDone: () => void;
}

/**
 * Form that maps the file's columns to contact fields. The suggestions come from an earlier import with the same
 * columns or from the headers. Shows sample values of each column.
 */
export function MappingForm({ found, defaultCountry, onDone }: Props) {
  const { id, kind, isMappingReused, onDuplicate: wasDuplicateStrategy, country: wasCountry } = found;
  const [mapping, setMapping] = useState<readonly ImportField[]>(found.mapping);
  const [country, setCountry] = useState<string | null>(isMappingReused ? wasCountry : (wasCountry ?? defaultCountry));
  const [onDuplicate, setDuplicateStrategy] = useState<'UPDATE' | 'SKIP'>(wasDuplicateStrategy);
  const [leads, setLeads] = useState({ greetLeads: found.greetLeads, isConsentConfirmed: false });
  const [tags, setTags] = useState<string[]>([...found.tags]);
  const wrong = normalizeTags(tags) ? null : REFUSALS.TAGS_INVALID;
  const choices = useMemo(() => countries(), []);
  const [check] = useMutation(PreviewContactImportDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const input = { id, mapping: [...mapping], country, onDuplicate, tags, ...(kind === 'LEADS' ? leads : {}) };
    const { data } = await check({ variables: { input } });
    return handleMutationResult(data?.previewContactImport, onDone);
  });
  const choose = (column: number, field: ImportField) =>
    // Most fields can be mapped once, so the column that was mapped to the field before is now ignored.
    setMapping(
      mapping.map((one, at) => (at === column ? field : one === field && !REPEATED.includes(field) ? 'IGNORE' : one)),
    );
  return (
    <Section title={t`Columns`} description={t`Phone is required and must be unique.`}>
      <Stack gap="md">
        {isMappingReused && (
          <Alert variant="light" color="gray" icon={<IconHistory size={18} aria-hidden />}>
            {t`Mapping reused from your last file with these headers.`}
          </Alert>
        )}
        <Columns found={found} mapping={mapping} onChoose={choose} />
        {mapping.includes('OPT_OUT') && (
          <Text size="sm" c="dimmed">
            {t`Contacts with yes or a date in the opt-out column receive no messages. This applies to existing contacts too, even if you skip them.`}
          </Text>
        )}
        <Select
          label={t`Default country`}
          placeholder={t`None: numbers need a country code`}
          searchable
          clearable
          maw={360}
          data={choices}
          value={country}
          onChange={setCountry}
        />
        <Radio.Group
          label={t`Existing contacts`}
          value={onDuplicate}
          onChange={(value) => setDuplicateStrategy(value === 'SKIP' ? 'SKIP' : 'UPDATE')}
        >
          <Group mt={6} gap="lg">
            <Radio value="UPDATE" label={t`Update`} />
            <Radio value="SKIP" label={t`Skip`} />
          </Group>
        </Radio.Group>
        <TagsField
          label={t`Add tags to all rows`}
          placeholder={tags.length === 0 ? t`Type a tag and press Enter` : ''}
          maw={520}
          maxTags={LIMITS.tags}
          value={tags}
          onChange={setTags}
          error={wrong}
        />
        {kind === 'LEADS' && <LeadSettings settings={leads} onChange={setLeads} />}
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end">
          <Button
            loading={pending}
            disabled={!mapping.includes('PHONE') || wrong !== null || (kind === 'LEADS' && !leads.isConsentConfirmed)}
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
