import {
  filledText,
  TEMPLATE_CATEGORY_TITLES,
  TEMPLATE_STATUS_TITLES,
  type TemplateStatus,
  templateText,
} from '@frontdesk/domain';
import { Group, Text } from '@mantine/core';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import classes from './channels.module.css';
import type { Template } from './use-templates.ts';

const TONES: Record<TemplateStatus, Tone> = {
  APPROVED: 'good',
  PENDING: 'info',
  REJECTED: 'bad',
  PAUSED: 'warning',
  DISABLED: 'bad',
  OTHER: 'neutral',
};

/** A template with sample values. */
export function TemplateSummary({ template }: { template: Template }) {
  const { name, language, category, status, variables, examples, rejectedReason } = template;
  const samples = Object.fromEntries(variables.map((variable, at) => [variable, examples[at] ?? '']));
  return (
    <>
      <Group gap="xs" mb={4}>
        <Text component="h3" size="sm" fw={600}>
          {name}
        </Text>
        <StatusBadge tone={TONES[status]}>{TEMPLATE_STATUS_TITLES[status]}</StatusBadge>
        <Text size="xs" c="dimmed">
          {TEMPLATE_CATEGORY_TITLES[category]}, {language}
        </Text>
      </Group>
      <div className={classes.preview} dir="auto">
        {filledText(templateText(template, samples), samples)}
      </div>
      {rejectedReason && (
        <Text size="sm" mt={6} c="red">
          “{rejectedReason}”
        </Text>
      )}
    </>
  );
}
