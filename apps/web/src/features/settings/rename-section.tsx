import { Divider } from '@mantine/core';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { Section } from '../../ui/section.tsx';
import { CountryBlock } from './country-block.tsx';
import { NameBlock } from './name-block.tsx';
import { SlugBlock } from './slug-block.tsx';
import { TimeZoneBlock } from './time-zone-block.tsx';

/** Name, description and slug of the workspace. The slug is edited separately because it changes URLs. */
export function RenameSection({ workspace }: { workspace: SettingsPageQuery['workspace'] }) {
  return (
    <Section title="General">
      <NameBlock workspace={workspace} />
      <Divider my="lg" color="var(--fd-line)" />
      <CountryBlock workspace={workspace} />
      <Divider my="lg" color="var(--fd-line)" />
      <TimeZoneBlock workspace={workspace} />
      <Divider my="lg" color="var(--fd-line)" />
      <SlugBlock workspace={workspace} />
    </Section>
  );
}
