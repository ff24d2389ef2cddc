import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import {
  ArchivePlanDocument,
  BillingPlansDocument,
  PublishPlanVersionDocument,
  UpdateDefaultPlanDocument,
} from '../../gql/plans.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import { draftOf, type Plan } from './plan.ts';

export type PlanAction = 'publish' | 'makeDefault' | 'removeDefault' | 'archive';

interface PlanChange {
  plan: Plan;
  act: PlanAction;
}

interface Texts {
  title: string;
  confirm: string;
  effect: string;
  done: string;
}

const TEXTS: Record<PlanAction, (plan: Plan) => Texts> = {
  publish: (plan) => {
    const number = draftOf(plan)?.number ?? 0;
    return {
      title: t`Publish version ${number} of ${plan.name}?`,
      confirm: t`Publish version ${number}`,
      effect: plan.isDefault
        ? t`The version can’t be changed afterwards, and applies immediately to workspaces without a subscription.`
        : t`The version can’t be changed afterwards. Existing subscriptions keep their version.`,
      done: t`Version ${number} of ${plan.name} published.`,
    };
  },
  makeDefault: ({ name }) => ({
    title: t`Make ${name} the default plan?`,
    confirm: t`Make default`,
    effect: t`The plan applies immediately to all workspaces without a subscription.`,
    done: t`${name} is now the default plan.`,
  }),
  removeDefault: ({ name }) => ({
    title: t`Remove ${name} as the default plan?`,
    confirm: t`Remove as default`,
    effect: t`Workspaces without a subscription will have no limits.`,
    done: t`${name} is no longer the default plan.`,
  }),
  archive: ({ name, isDefault }) => ({
    title: t`Archive ${name}?`,
    confirm: t`Archive ${name}`,
    effect: isDefault
      ? t`The plan can no longer be chosen and is no longer the default. Existing subscriptions keep the plan.`
      : t`The plan can no longer be chosen. Existing subscriptions keep the plan.`,
    done: t`${name} archived.`,
  }),
};

/** Dialog that confirms a change to a plan, and shows the error if the server rejects the change. */
export function ChangePlan({ asked: now, onClose }: { asked: PlanChange | null; onClose: () => void }) {
  const asked = useLastValue(now);
  const run = usePlanActions();
  const { attempt, pending, refusal, clear } = useMutationAction(async ({ plan, act }: PlanChange) => {
    const refused = refusalOf(await run(plan, act));
    if (!refused) void toast(TEXTS[act](plan).done);
    return refused;
  });
  if (!asked) return null;
  const { title, confirm, effect } = TEXTS[asked.act](asked.plan);
  const close = () => {
    clear();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={now !== null}
      onClose={close}
      title={title}
      confirmLabel={confirm}
      onConfirm={() => void attempt(asked).then((done) => done && close())}
      pending={pending}
      refusal={refusal}
      danger={asked.act === 'archive'}
    >
      <Text size="sm">{effect}</Text>
    </ConfirmDialog>
  );
}

function usePlanActions() {
  const after = { refetchQueries: [BillingPlansDocument], awaitRefetchQueries: true };
  const [publish] = useMutation(PublishPlanVersionDocument, after);
  const [setDefault] = useMutation(UpdateDefaultPlanDocument, after);
  const [archive] = useMutation(ArchivePlanDocument, after);
  return async (plan: Plan, act: PlanAction) => {
    const { id } = plan;
    if (act === 'publish')
      return (await publish({ variables: { id: draftOf(plan)?.id ?? '' } })).data?.publishPlanVersion;
    if (act === 'archive') return (await archive({ variables: { id } })).data?.archivePlan;
    return (await setDefault({ variables: { id, isDefault: act === 'makeDefault' } })).data?.updateDefaultPlan;
  };
}
