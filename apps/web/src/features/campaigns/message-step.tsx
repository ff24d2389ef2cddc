import { useQuery } from '@apollo/client/react';
import {
  CAMPAIGN_VARIABLE_SOURCE_LABELS,
  CAMPAIGN_VARIABLE_SOURCES,
  type CampaignVariableSource,
  TEMPLATE_CATEGORY_TITLES,
} from '@frontdesk/domain';
import { Group, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTemplate } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { CampaignChoicesDocument } from '../../gql/campaign-choices.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import classes from './campaigns.module.css';
import type { Draft } from './draft.ts';
import { MessagePreview } from './message-preview.tsx';

interface Props {
  form: UseFormReturnType<Draft>;
}

/** Template, variables and preview. */
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
      // The first variable is usually the name.
      names.map(
        (name, at) => stored.get(name) ?? { name, filling: at === 0 ? 'CONTACT_FIRST_NAME' : 'TEXT', text: '' },
      ),
    );
  };
  return (
    <div className={classes.split}>
      <Stack gap="md">
        <Select
          label="Template"
          description="Only approved templates can be sent."
          placeholder="Choose a template"
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
        {form.values.variables.map(({ name, filling }, at) => (
          <Group key={name} align="flex-start" grow>
            <Select
              label={`Variable {{${name}}}`}
              allowDeselect={false}
              data={CAMPAIGN_VARIABLE_SOURCES.map((value) => ({
                value,
                label: CAMPAIGN_VARIABLE_SOURCE_LABELS[value],
              }))}
              value={filling}
              onChange={(value) => form.setFieldValue(`variables.${at}.filling`, value as CampaignVariableSource)}
            />
            {filling === 'TEXT' && (
              <TextInput
                label={`Text for {{${name}}}`}
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

const NO_LONGER = 'WhatsApp no longer approves this template. Choose another.';

function NoTemplate() {
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={<IconTemplate size={24} stroke={1.6} />}
      title="No approved templates"
      action={<AnchorLink to={paths.channels({ workspace: slug })}>Open channels</AnchorLink>}
    >
      Campaigns need a template approved by WhatsApp. Sync your templates first.
    </EmptyState>
  );
}
