import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './channels.module.css';
import { SyncTemplates } from './sync-templates.tsx';
import { TemplateSummary } from './template-summary.tsx';
import { useTemplates } from './use-templates.ts';

/** Message templates with their approval status. */
export function TemplatesSection() {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 250);
  const { templates, ...paging } = useTemplates(search);
  return (
    <Section
      title="Templates"
      description="Create templates at your provider. They are synced hourly."
      flush
      actions={<SyncTemplates />}
    >
      <div className={classes.search}>
        <TextInput
          type="search"
          aria-label="Search templates"
          placeholder="Name or text"
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <RowList
        label="Templates"
        rows={templates}
        rowKey={({ id }) => id}
        renderText={(template) => <TemplateSummary template={template} />}
        {...paging}
        empty={search ? <NoMatch search={search} /> : <NoTemplates />}
      />
    </Section>
  );
}

const NoTemplates = () => (
  <EmptyState icon={<IconTemplate size={24} stroke={1.6} />} title="No templates yet">
    Connect Twilio or a WhatsApp Cloud number, then sync its templates.
  </EmptyState>
);

const NoMatch = ({ search }: { search: string }) => (
  <EmptyState icon={<IconSearch size={24} stroke={1.6} />} title="No matching templates">
    No template contains “{search}”.
  </EmptyState>
);
