import { t } from '@lingui/core/macro';
import { Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './addresses-section.module.css';

/** Shows the URL of the public form, the form as HTML, and the workspace id, each with a copy button. */
export function AddressesSection() {
  const { id, slug, formUrl } = useWorkspace();
  const canEdit = useCan('read', 'LeadForm');
  return (
    <Section
      title={t`Public form and workspace ID`}
      actions={
        <>
          {canEdit && (
            <ButtonLink to={paths.leadForm({ workspace: slug })} variant="default" size="compact-sm">
              {t`Edit form`}
            </ButtonLink>
          )}
          <ButtonLink
            to={paths.form({ workspace: slug })}
            target="_blank"
            variant="subtle"
            size="compact-sm"
            rightSection={<IconExternalLink size={15} aria-hidden />}
          >
            {t`Open form`}
          </ButtonLink>
        </>
      }
    >
      <Stack gap="md">
        <CopyField label={t`Form URL`} value={formUrl} />
        <details className={classes.more}>
          <summary>{t`Embed the form on your site`}</summary>
          <Text size="sm" c="dimmed" my="xs">
            {t`Keep the “website” field hidden and empty. It detects spam.`}
          </Text>
          <CopyField label={t`Form HTML`} value={htmlFor(formUrl)} block hideLabel />
        </details>
        <CopyField label={t`Workspace ID`} value={id} />
        <Text size="sm" c="dimmed" mt={-8}>
          {t`Use this ID in API calls and support requests.`}
        </Text>
      </Stack>
    </Section>
  );
}

const htmlFor = (action: string) => `<form method="post" action="${action}">
  <label>Name <input name="name" required></label>
  <label>Phone <input name="phone" type="tel" required></label>
  <label>Email <input name="email" type="email"></label>
  <label>Message <textarea name="message"></textarea></label>
  <label><input name="consent" type="checkbox" required> You may contact me.</label>
  <input name="website" hidden tabindex="-1" autocomplete="off">
  <button>Send</button>
</form>`;
