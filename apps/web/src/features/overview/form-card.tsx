import { Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { Section } from '../../ui/section.tsx';

/** URL of the public form. */
export function FormCard() {
  const { formUrl, slug } = useWorkspace();
  return (
    <Section
      title="Lead form"
      actions={
        <ButtonLink
          to={paths.form({ workspace: slug })}
          target="_blank"
          variant="subtle"
          size="compact-sm"
          rightSection={<IconExternalLink size={15} aria-hidden />}
        >
          Open
        </ButtonLink>
      }
    >
      <Text size="sm" c="dimmed" mb="sm">
        Share this link to collect leads.
      </Text>
      <CopyField label="Form URL" value={formUrl} hideLabel />
    </Section>
  );
}
