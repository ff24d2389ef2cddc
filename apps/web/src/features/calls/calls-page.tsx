import { Stack, Text } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { CallTable } from './call-table.tsx';
import { useCallList } from './use-call-list.ts';
import { useLiveCalls } from './use-live-calls.ts';

/** Who is on the phone now, and who was. */
export function CallsPage() {
  const live = useCallList('LIVE');
  const [whose, setWhose] = useState<'ENDED' | 'MINE'>('ENDED');
  const past = useCallList(whose);
  useLiveCalls(() => {
    live.askAgain();
    past.askAgain();
  });
  return (
    <>
      <PageHeader title="Calls" description="What the agent says on the phone, as it says it." />
      <Stack gap="lg">
        <Section title="On the phone now" flush>
          <CallTable label="Live calls" list={live} empty={<Quiet />} />
        </Section>
        <Section
          title="Earlier calls"
          flush
          actions={
            <Segments
              label="Whose calls"
              segments={[
                { value: 'ENDED', label: 'All' },
                { value: 'MINE', label: 'Mine' },
              ]}
              value={whose}
              onChange={setWhose}
            />
          }
        >
          <CallTable label="Earlier calls" list={past} empty={whose === 'MINE' ? <NoneOfMine /> : <NoCallsYet />} />
        </Section>
      </Stack>
    </>
  );
}

const Quiet = () => (
  <Text c="dimmed" size="sm" p="lg">
    Nobody is on the phone. A call shows up here the moment it is dialled or comes in.
  </Text>
);

const NoneOfMine = () => (
  <EmptyState icon={<IconPhoneOff size={24} stroke={1.6} />} title="None of yours">
    Calls that you are in, or have wrapped up, are here.
  </EmptyState>
);

function NoCallsYet() {
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={<IconPhone size={24} stroke={1.6} />}
      title="No call yet"
      action={<ButtonLink to={paths.leads({ workspace: slug })}>Choose a lead to call</ButtonLink>}
    >
      New leads are called by themselves once Vapi is verified; any other lead is called from its own page.
    </EmptyState>
  );
}
