import { useQuery } from '@apollo/client/react';
import {
  CAMPAIGN_VARIABLE_SOURCE_LABELS,
  CAMPAIGN_VARIABLE_SOURCES,
  type CampaignVariableSource,
  isVariableInvalid,
  TEMPLATE_CATEGORY_TITLES,
  type TemplateContent,
  variablesFor,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Group, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconChevronLeft, IconChevronRight, IconTemplate } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { TemplatePreview } from '../../app/template-preview/template-preview.tsx';
import { templateVariableLabel } from '../../app/template-preview/template-variable-label.ts';
import { CampaignChoicesDocument } from '../../gql/campaign-choices.ts';
import { CampaignPreviewDocument } from '../../gql/campaign-preview.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import classes from './campaigns.module.css';
import { audienceOf, type Draft } from './draft.ts';

interface Props {
  form: UseFormReturnType<Draft>;
}

/** Step for the template and the values of its variables, with a preview. */
export function MessageStep({ form }: Props) {
  const { data } = useQuery(CampaignChoicesDocument, { fetchPolicy: 'cache-and-network' });
  const templates = data?.templates.edges.map(({ node }) => node);
  const template = templates?.find(({ id }) => id === form.values.templateId);
  if (templates?.length === 0) return <NoTemplate />;
  const choose = (id: string | null) => {
    const names = templates?.find((one) => one.id === id)?.variables ?? [];
    const stored = new Map(form.values.variables.map((one) => [one.name, one]));
    form.setFieldValue('templateId', id);
    form.setFieldValue(
      'variables',
      // Fill the first variable with the contact's first name, because most templates start with a name.
      names.map((name, at) => stored.get(name) ?? { name, source: at === 0 ? 'CONTACT_FIRST_NAME' : 'TEXT', text: '' }),
    );
  };
  const labelOf = (name: string) => templateVariableLabel(name, template?.buttons ?? []);
  return (
    <div className={classes.split}>
      <Stack gap="md">
        <Select
          label={t`Template`}
          description={t`Only approved templates can be sent.`}
          placeholder={t`Choose a template`}
          searchable
          allowDeselect={false}
          data={templates?.map(({ id, name, language, category }) => ({
            value: id,
            label: `${name} (${language}, ${TEMPLATE_CATEGORY_TITLES[category].toLowerCase()})`,
          }))}
          error={form.errors.templateId ?? (templates && form.values.templateId && !template && NO_LONGER)}
          value={form.values.templateId}
          onChange={choose}
        />
        {form.values.variables.map(({ name, source }, at) => (
          <Group key={name} align="flex-start" grow>
            <Select
              label={labelOf(name)}
              allowDeselect={false}
              data={CAMPAIGN_VARIABLE_SOURCES.map((value) => ({
                value,
                label: CAMPAIGN_VARIABLE_SOURCE_LABELS[value],
              }))}
              value={source}
              onChange={(value) => form.setFieldValue(`variables.${at}.source`, value as CampaignVariableSource)}
            />
            {source === 'TEXT' && (
              <TextInput
                label={t`Text for ${labelOf(name)}`}
                maxLength={1024}
                {...form.getInputProps(`variables.${at}.text`)}
              />
            )}
          </Group>
        ))}
      </Stack>
      {template && <MessagePreview template={template} draft={form.values} />}
    </div>
  );
}

const NO_LONGER = t`This template is no longer approved by WhatsApp. Choose another template.`;

function NoTemplate() {
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={<IconTemplate size={24} stroke={1.6} />}
      title={t`No approved templates`}
      action={<AnchorLink to={paths.channels({ workspace: slug })}>{t`Open phone numbers`}</AnchorLink>}
    >
      {t`Campaigns need a template approved by WhatsApp. Sync your templates first.`}
    </EmptyState>
  );
}

type Template = Omit<TemplateContent, 'headerFileId'> & Parameters<typeof TemplatePreview>[0]['template'];

interface MessagePreviewProps {
  template: Template;
  draft: Draft;
}

/** Preview of the message for some of the recipients. */
function MessagePreview({ template, draft }: MessagePreviewProps) {
  const { name: workspace } = useWorkspace();
  const [at, setAt] = useState(0);
  const { data, error } = useQuery(CampaignPreviewDocument, { variables: { input: audienceOf(draft) } });
  const people = data?.campaignPreview;
  const person = people?.[Math.min(at, people.length - 1)];
  const values = variablesFor(draft.variables, person ?? NO_RECIPIENT, workspace);
  const missing = person ? template.variables.filter((name) => isVariableInvalid(values[name] ?? '')) : [];
  return (
    <section className={classes.preview} aria-label={t`Preview`}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" c="dimmed" role="status" className={classes.words}>
          {person ? t`Preview for ${person.name}` : data ? t`No recipients yet` : error ? t`Preview` : ' '}
        </Text>
        {people && people.length > 1 && (
          <Group gap={2} wrap="nowrap">
            <Turn title={t`Previous recipient`} disabled={at === 0} onClick={() => setAt(at - 1)}>
              <IconChevronLeft size={17} aria-hidden />
            </Turn>
            <Turn title={t`Next recipient`} disabled={at >= people.length - 1} onClick={() => setAt(at + 1)}>
              <IconChevronRight size={17} aria-hidden />
            </Turn>
          </Group>
        )}
      </Group>
      <Stack gap="sm" className={classes.phone}>
        {data || error ? (
          <TemplatePreview template={template} values={person ? values : {}} />
        ) : (
          <Skeleton height={90} radius="lg" />
        )}
      </Stack>
      {missing.length > 0 && (
        <Text size="sm" className={classes.caution}>
          {t`No value for ${missing.map((name) => templateVariableLabel(name, template.buttons)).join(' and ')}: this contact would be excluded.`}
        </Text>
      )}
    </section>
  );
}

const NO_RECIPIENT = { name: '', company: '' };

interface TurnProps {
  title: string;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

const Turn = ({ title, disabled, onClick, children }: TurnProps) => (
  <ActionIcon variant="subtle" color="gray" size="lg" aria-label={title} disabled={disabled} onClick={onClick}>
    {children}
  </ActionIcon>
);
