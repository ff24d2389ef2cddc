import { useQuery } from '@apollo/client/react';
import { isVariableInvalid, templateText, variablesFor } from '@frontdesk/domain';
import { ActionIcon, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { CampaignPreviewDocument } from '../../gql/campaign-preview.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './campaigns.module.css';
import { audienceOf, type Draft } from './draft.ts';

interface Template {
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  readonly variables: readonly string[];
}

interface Props {
  template: Template;
  draft: Draft;
}

/** Preview of the message for several recipients. */
export function MessagePreview({ template, draft }: Props) {
  const { name: workspace } = useWorkspace();
  const [at, setAt] = useState(0);
  const { data, error } = useQuery(CampaignPreviewDocument, { variables: { input: audienceOf(draft) } });
  const people = data?.campaignPreview;
  const person = people?.[Math.min(at, people.length - 1)];
  const values = variablesFor(draft.variables, person ?? NO_RECIPIENT, workspace);
  const missing = person ? template.variables.filter((name) => isVariableInvalid(values[name] ?? '')) : [];
  return (
    <section className={classes.preview} aria-label="Preview">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" c="dimmed" role="status" className={classes.words}>
          {person ? `Preview for ${person.name}` : data ? 'No recipients yet' : error ? 'Preview' : ' '}
        </Text>
        {people && people.length > 1 && (
          <Group gap={2} wrap="nowrap">
            <Turn title="Previous recipient" disabled={at === 0} onClick={() => setAt(at - 1)}>
              <IconChevronLeft size={17} aria-hidden />
            </Turn>
            <Turn title="Next recipient" disabled={at >= people.length - 1} onClick={() => setAt(at + 1)}>
              <IconChevronRight size={17} aria-hidden />
            </Turn>
          </Group>
        )}
      </Group>
      <Stack gap="sm" className={classes.phone}>
        {data || error ? (
          <div className={classes.message} dir="auto">
            {templateText(template, person ? values : {})}
          </div>
        ) : (
          <Skeleton height={90} radius="lg" />
        )}
      </Stack>
      {missing.length > 0 && (
        <Text size="sm" className={classes.caution}>
          No value for {missing.map((name) => `{{${name}}}`).join(' and ')}: this contact would be excluded.
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
