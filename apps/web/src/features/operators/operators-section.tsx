import { Switch, Text } from '@mantine/core';
import { IconHeadset, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { OperatorRow_OperatorFragmentDoc, OperatorsPageDocument } from '../../gql/operators-page.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { AddOperatorDialog } from './add-operator-dialog.tsx';
import { RemoveOperator } from './remove-operator.tsx';
import { useTakesEscalations } from './use-takes-escalations.ts';

const MOST = 100;

/** Operators and who of them is notified (AM-38). */
export function OperatorsSection() {
  const { data, refetch } = useScreenQuery(OperatorsPageDocument, { first: MOST });
  const operators = useFragments(OperatorRow_OperatorFragmentDoc, data?.operators.edges.map(({ node }) => node) ?? []);
  const [adding, setAdding] = useState(false);
  const { set, refusal } = useTakesEscalations();
  const canCreate = useCan('create', 'Operator');
  const permission = { allowed: canCreate, reason: canCreate ? null : 'You need the policy operator.manage.' };
  const changed = () => {
    setAdding(false);
    void refetch().catch(() => {});
  };
  return (
    <Section
      title="Operators"
      description="Operators join calls and get alerted when a call needs a human."
      flush
      actions={
        <PermissionButton
          size="xs"
          permission={permission}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add operator
        </PermissionButton>
      }
    >
      <RefusalAlert refusal={refusal} />
      <RowList
        label="Operators"
        rows={data && operators}
        rowKey={({ id }) => id}
        renderText={({ name, receivesEscalations }) => (
          <>
            <Text component="h3" size="sm" fw={600}>
              {name}
            </Text>
            <Text size="sm" c="dimmed">
              {receivesEscalations ? 'Gets alerts' : 'No alerts'}
            </Text>
          </>
        )}
        renderActions={(operator) => (
          <>
            <Switch
              size="sm"
              label="Alerts"
              aria-label={`Alerts for ${operator.name}`}
              checked={operator.receivesEscalations}
              disabled={!canCreate}
              onChange={({ currentTarget }) => set(operator, currentTarget.checked)}
            />
            <RemoveOperator operator={operator} permission={permission} onDone={changed} />
          </>
        )}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={data?.operators.totalCount}
        empty={
          <EmptyState icon={<IconHeadset size={24} stroke={1.6} />} title="No operators yet">
            All members with call access get alerts until you add operators.
          </EmptyState>
        }
      />
      <AddOperatorDialog
        opened={adding}
        known={operators.map(({ memberId }) => memberId)}
        onClose={() => setAdding(false)}
        onDone={changed}
      />
    </Section>
  );
}
