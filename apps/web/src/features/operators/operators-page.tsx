import { Stack } from '@mantine/core';
import { useCan } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EscalationsSection } from './escalations-section.tsx';
import { OperatorsSection } from './operators-section.tsx';

/** Escalated calls and operators. */
export function OperatorsPage() {
  const seesOperators = useCan('read', 'Operator');
  return (
    <>
      <PageHeader title="Operators" />
      <Stack gap="lg">
        <EscalationsSection />
        {seesOperators && <OperatorsSection />}
      </Stack>
    </>
  );
}
