import { t } from '@lingui/core/macro';
import { Skeleton, Stack } from '@mantine/core';
import { Section } from '../../ui/section.tsx';

export function LoadingSection({ title }: { title: string }) {
  return (
    <Section title={title}>
      <Stack gap="md" role="status" aria-label={t`Loading ${title.toLowerCase()}`}>
        {[46, 62].map((width) => (
          <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
        ))}
      </Stack>
    </Section>
  );
}
