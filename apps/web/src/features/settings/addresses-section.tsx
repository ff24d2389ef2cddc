import { Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './addresses-section.module.css';

/** Values to copy: the form's URL, the form as HTML, and the workspace id. */
export function AddressesSection() {
  const { id, slug, formUrl } = useWorkspace();
  return (
    <Section
      title="Public form and workspace ID"
      actions={
        <ButtonLink
          to={paths.form({ workspace: slug })}
          target="_blank"
          variant="subtle"
          size="compact-sm"
          rightSection={<IconExternalLink size={15} aria-hidden />}
        >
          Open the form
        </ButtonLink>
      }
    >
      <Stack gap="md">
        <CopyField label="Form address" value={formUrl} />
        <details className={classes.more}>
          <summary>A form on your own site</summary>
          <Text size="sm" c="dimmed" my="xs">
            This posts to the same place. Leave the field “website” empty and hidden: only programs fill it in.
          </Text>
          <CopyField label="HTML of a form" value={htmlFor(formUrl)} block hideLabel />
        </details>
        <CopyField label="Workspace ID" value={id} />
        <Text size="sm" c="dimmed" mt={-8}>
          The ID never changes. Give it to support, and to systems that must find the workspace whatever it is called.
        </Text>
      </Stack>
    </Section>
  );
}

const htmlFor = (action: string) => `<form method="post" action="${action}">
  <label>Name <input name="name" required></label>
  <label>Phone <input name="phone" type="tel" required></label>
  <label>E-mail <input name="email" type="email"></label>
  <label>Message <textarea name="message"></textarea></label>
  <label><input name="consent" type="checkbox" required> You may contact me.</label>
  <input name="website" hidden tabindex="-1" autocomplete="off">
  <button>Send</button>
</form>`;
