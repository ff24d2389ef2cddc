import { type FormProblem, isFormLogo, type LeadFormContent } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, ColorInput, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import classes from '../../app/form-builder/form-builder.module.css';
import { problemAt } from '../../app/form-builder/texts-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { readLogo } from './read-logo.ts';
import type { FormDraft } from './use-form-draft.ts';

interface Props {
  content: LeadFormContent;
  onChange: (part: Partial<LeadFormContent>) => void;
  problems: readonly FormProblem[];
  logo: string | null;
  upload: FormDraft['uploadLogo'];
}

/** Fields for the button color and the logo of the form. */
export function LookSection({ content, onChange, problems, logo, upload }: Props) {
  return (
    <Section title={t`Appearance`}>
      <Stack gap="md">
        <ColorInput
          label={t`Button color`}
          description={t`The button text is black or white, whichever is easier to read.`}
          placeholder={t`Default`}
          format="hex"
          withEyeDropper={false}
          value={content.accentColor ?? ''}
          error={problemAt(problems, 'accentColor')}
          onChange={(color) => onChange({ accentColor: color || null })}
        />
        <LogoField logo={logo} upload={upload} />
      </Stack>
    </Section>
  );
}

/** Field that uploads the logo. The logo is stored with the draft immediately. */
function LogoField({ logo, upload }: Pick<Props, 'logo' | 'upload'>) {
  const [unreadable, setUnreadable] = useState(false);
  const choose = async (file: File | null) => {
    if (!file) return;
    const read = await readLogo(file);
    setUnreadable(!read || !isFormLogo(read));
    if (read && isFormLogo(read)) await upload.attempt(read);
  };
  return (
    <div role="group" aria-labelledby="form-logo-label">
      <Text size="sm" fw={600} mb={4} id="form-logo-label">
        {t`Logo`}
      </Text>
      {logo && <img className={classes.logo} src={logo} alt={t`Current logo`} />}
      <Group gap="xs" mt="xs">
        <FileButton onChange={(file) => void choose(file)} accept="image/png,image/jpeg,image/webp">
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              loading={upload.pending}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {logo ? t`Replace logo` : t`Upload logo`}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => void upload.attempt(null)}>
            {t`Remove logo`}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mt={6}>
        {t`PNG, JPEG or WebP. Large images are scaled down.`}
      </Text>
      <RefusalAlert refusal={unreadable ? t`This image cannot be used. Choose another file.` : upload.refusal} />
    </div>
  );
}
