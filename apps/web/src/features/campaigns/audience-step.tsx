import { useQuery } from '@apollo/client/react';
import { CAMPAIGNS, CONTACT_REACHABILITIES, CONTACT_REACHABILITY_LABELS, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Checkbox, Fieldset, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconUserOff, IconX } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { CampaignChoicesDocument } from '../../gql/campaign-choices.ts';
import { parseSearch } from '../../lib/search-params.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { Segments } from '../../ui/segments.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import { AudienceCounts } from './audience-counts.tsx';
import classes from './campaigns.module.css';
import { ContactMultiSelect } from './contact-multi-select.tsx';
import { ALL_CONTACTS, type AudienceFilter, audienceOf, type Draft } from './draft.ts';

interface Props {
  form: UseFormReturnType<Draft>;
}

/** Step for the audience and the exclusion rules. Shows the current number of recipients. */
export function AudienceStep({ form }: Props) {
  const { filter } = form.values;
  const choose = (how: 'filter' | 'names') => {
    form.setFieldValue('contactIds', []);
    form.setFieldValue('filter', how === 'filter' ? ALL_CONTACTS : null);
  };
  return (
    <div className={classes.split}>
      <Stack gap="lg">
        <TextInput
          label={t`Name`}
          description={t`Only your team sees the name.`}
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <Stack gap="md">
          <div className={classes.choice}>
            <Segments
              label={t`Audience`}
              segments={[
                { value: 'filter', label: t`Filter contacts` },
                { value: 'names', label: t`Select contacts` },
              ]}
              value={filter ? 'filter' : 'names'}
              onChange={choose}
            />
          </div>
          {filter ? <MatchingCount form={form} filter={filter} /> : <ContactMultiSelect form={form} />}
        </Stack>
        <ExcludedContacts form={form} />
      </Stack>
      <AudienceCounts input={audienceOf(form.values)} />
    </div>
  );
}

function MatchingCount({ form, filter }: Props & { filter: AudienceFilter }) {
  const { slug } = useWorkspace();
  const canImport = useCan('import', 'Contact');
  const { data } = useQuery(CampaignChoicesDocument, { fetchPolicy: 'cache-and-network' });
  const change = (more: Partial<AudienceFilter>) => form.setFieldValue('filter', { ...filter, ...more });
  const views = data?.savedViews.edges.map(({ node }) => ({ value: node.query, label: node.name })) ?? [];
  return (
    <Stack gap="md">
      {views.length > 0 && (
        <Select
          label={t`Start from a saved view`}
          placeholder={t`Choose a saved view`}
          data={views}
          value={null}
          onChange={(query) => query !== null && form.setFieldValue('filter', filterOf(query))}
        />
      )}
      <ContactFilterSummary filter={filter} onChange={change} />
      <TagsField
        label={t`Tags`}
        description={t`Contacts with all of these tags.`}
        placeholder={filter.tags.length === 0 ? t`Any tag` : ''}
        data={data?.contactTags.map(({ tag }) => tag) ?? []}
        maxTags={LIMITS.tags}
        value={filter.tags}
        onChange={(tags) => change({ tags })}
      />
      <TextInput
        label={t`Search`}
        description={t`Searches by name, number, company or tag.`}
        placeholder={t`All contacts`}
        maxLength={LIMITS.searchLength}
        value={filter.search}
        onChange={({ currentTarget }) => change({ search: currentTarget.value })}
      />
      {canImport && (
        <Text size="sm" c="dimmed">
          <Trans>
            Have a CSV?{' '}
            <AnchorLink to={paths.contactImports({ workspace: slug })} td="underline">
              Import it
            </AnchorLink>{' '}
            with a tag, then choose the tag here.
          </Trans>
        </Text>
      )}
    </Stack>
  );
}

interface ContactFilterSummaryProps {
  filter: AudienceFilter;
  onChange: (more: Partial<AudienceFilter>) => void;
}

/**
 * Filters that came from a contact list and have no field in this form. The user can remove each of them. Renders
 * nothing if there are none.
 */
function ContactFilterSummary({ filter: { reachability, consented }, onChange }: ContactFilterSummaryProps) {
  const drops = [
    ...reachability.map((value) => ({
      words: CONTACT_REACHABILITY_LABELS[value],
      drop: () => onChange({ reachability: reachability.filter((one) => one !== value) }),
    })),
    ...(consented === null
      ? []
      : [{ words: consented ? t`Consented` : t`No consent`, drop: () => onChange({ consented: null }) }]),
  ];
  if (drops.length === 0) return null;
  return (
    <Group gap="xs" role="group" aria-label={t`Filters`}>
      <Text size="sm">{t`Filters`}</Text>
      {drops.map(({ words, drop }) => (
        <Button
          key={words}
          size="compact-sm"
          variant="default"
          rightSection={<IconX size={14} aria-hidden />}
          aria-label={t`Remove filter ${words}`}
          onClick={drop}
        >
          {words}
        </Button>
      ))}
    </Group>
  );
}

/** Converts the query string of a saved contact view to an audience filter. */
function filterOf(query: string): AudienceFilter {
  const { q, tag, reachability, consent } = parseSearch(query);
  const chosen = [reachability ?? []].flat();
  return {
    search: String(q ?? ''),
    tags: [tag ?? []].flat(),
    reachability: CONTACT_REACHABILITIES.filter((one) => chosen.includes(one)),
    consented: consent === 'yes' ? true : consent === 'no' ? false : null,
  };
}

const ExcludedContacts = ({ form }: Props) => (
  <Fieldset legend={t`Exclusions`} className={classes.rules}>
    <Stack gap="md">
      <Text size="sm" className={classes.always}>
        <IconUserOff size={16} aria-hidden /> {t`Opted out or blocked (always)`}
      </Text>
      <Checkbox label={t`No consent`} {...form.getInputProps('consentRequired', { type: 'checkbox' })} />
      <NumberInput
        label={t`Recently messaged (days)`}
        description={t`Excludes contacts messaged in this period. Leave empty to include all.`}
        placeholder={t`Days`}
        className={classes.short}
        allowDecimal={false}
        min={1}
        max={CAMPAIGNS.messagedWithinDaysMax}
        error={form.errors.messagedWithinDays}
        value={form.values.messagedWithinDays ?? ''}
        onChange={(days) => form.setFieldValue('messagedWithinDays', typeof days === 'number' ? days : null)}
      />
    </Stack>
  </Fieldset>
);
