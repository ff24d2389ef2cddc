import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Stack, Switch, Text } from '@mantine/core';
import { IconHeadset, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { absenceText, isAwayAt } from '../../app/availability/absence.ts';
import { OperatorRow_OperatorFragmentDoc, OperatorsPageDocument } from '../../gql/operators-page.ts';
import { DeleteOperatorDocument, UpdateOperatorDocument } from '../../gql/operators-page-actions.ts';
import type { OperatorRow_OperatorFragment } from '../../gql/types.ts';
import { handleMutationResult, refusalOf } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useNow } from '../../lib/use-now.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { AddOperatorDialog } from './add-operator-dialog.tsx';
import { EscalationsSection } from './escalations-section.tsx';

export function OperatorsPage() {
  const seesOperators = useCan('read', 'Operator');
  return (
    <>
      <PageHeader title={t`Call queue`} />
      <Stack gap="lg">
        <EscalationsSection />
        {seesOperators && <OperatorsSection />}
      </Stack>
    </>
  );
}

const MOST = 100;

/** List of operators with a switch for notifications about escalations (AM-38). */
function OperatorsSection() {
  const { data, refetch } = useScreenQuery(OperatorsPageDocument, { first: MOST });
  const operators = useFragments(OperatorRow_OperatorFragmentDoc, data?.operators.edges.map(({ node }) => node) ?? []);
  const [adding, setAdding] = useState(false);
  const { timezone } = useWorkspace();
  const now = useNow();
  const { set, refusal } = useTakesEscalations();
  const canCreate = useCan('create', 'Operator');
  const permission = { allowed: canCreate, reason: canCreate ? null : t`You need the operator.manage permission.` };
  const changed = () => {
    setAdding(false);
    void refetch().catch(() => {});
  };
  return (
    <Section
      title={t`Operators`}
      description={t`Operators can join calls and get alerts when a call needs a human.`}
      flush
      actions={
        <PermissionButton
          size="xs"
          permission={permission}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t`Add operator`}
        </PermissionButton>
      }
    >
      <RefusalAlert refusal={refusal} />
      <RowList
        label={t`Operators`}
        rows={data && operators}
        rowKey={({ id }) => id}
        renderText={({ name, receivesEscalations, member }) => (
          <>
            <Text component="h3" size="sm" fw={600}>
              {name}
            </Text>
            <Text size="sm" c="dimmed">
              {receivesEscalations ? t`Gets alerts` : t`No alerts`}
              {member && isAwayAt(member, now) && ` · ${absenceText(member, now, timezone)}`}
            </Text>
          </>
        )}
        renderActions={(operator) => (
          <>
            <Switch
              size="sm"
              label={t`Alerts`}
              aria-label={t`Alerts for ${operator.name}`}
              checked={operator.receivesEscalations}
              disabled={!canCreate}
              onChange={({ currentTarget }) => set(operator, currentTarget.checked)}
            />
            <DeleteOperator operator={operator} permission={permission} onDone={changed} />
          </>
        )}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={data?.operators.totalCount}
        empty={
          <EmptyState icon={<IconHeadset size={24} stroke={1.6} />} title={t`No operators yet`}>
            {t`All members with call access get alerts until you add operators.`}
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

/**
 * Returns a function that changes whether an operator is notified about escalations, and the error message if the
 * server rejected the last change.
 */
function useTakesEscalations() {
  const [update] = useMutation(UpdateOperatorDocument);
  const { attempt, refusal } = useMutationAction(async (input: { id: string; receivesEscalations: boolean }) => {
    const { data } = await update({ variables: { input } });
    return refusalOf(data?.updateOperator);
  });
  const set = ({ id }: OperatorRow_OperatorFragment, receivesEscalations: boolean) =>
    void attempt({ id, receivesEscalations });
  return { set, refusal };
}

interface DeleteOperatorProps {
  operator: OperatorRow_OperatorFragment;
  permission: { allowed: boolean; reason: string | null };
  onDone: () => void;
}

function DeleteOperator({ operator: { id, name }, permission, onDone }: DeleteOperatorProps) {
  const [remove] = useMutation(DeleteOperatorDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteOperator, onDone);
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={permission}
        aria-label={t`Remove ${name}`}
        onClick={ask}
      >
        {t`Remove`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Remove ${name}?`} confirmLabel={t`Remove operator`} danger>
        {t`${name} gets no more call alerts and stays a member.`}
      </ConfirmDialog>
    </>
  );
}
