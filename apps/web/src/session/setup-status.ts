import { useMutation, useQuery } from '@apollo/client/react';
import type { AgentSetupStep, Channel } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { SetupStatusDocument } from '../gql/setup-status.ts';
import type { SetupStatusQuery } from '../gql/types.ts';
import { UpdateSetupGuideDocument } from '../gql/update-setup-guide.ts';
import { useCan } from './workspace.tsx';

export type AgentReadiness = NonNullable<SetupStatusQuery['agentReadiness']>;
export type SetupGuide = NonNullable<SetupStatusQuery['setupGuide']>;

interface Options {
  fetchPolicy?: 'cache-first' | 'cache-and-network';
}

/**
 * Returns the status of the agent and the viewer's setup guide. While the query loads, `readiness` is undefined and
 * `guide` is null. `guide` is also null if the viewer cannot read the setup guide.
 */
export function useSetupStatus({ fetchPolicy = 'cache-and-network' }: Options = {}) {
  const guide = useCan('read', 'SetupGuide');
  const { data, refetch } = useQuery(SetupStatusDocument, { variables: { guide }, fetchPolicy });
  return { readiness: data?.agentReadiness ?? data?.setupGuide?.readiness, guide: data?.setupGuide ?? null, refetch };
}

/** Whether the setup guide has open steps. A guide with a single step is not shown. */
export const hasOpenSteps = (guide: SetupGuide | null): guide is SetupGuide =>
  guide !== null && guide.steps.length > 1 && guide.steps.some(({ isDone }) => !isDone);

/** Queries to refetch after mutations that can change whether the agent can reply. */
export const REFRESHED_STATUS = [SetupStatusDocument];

/**
 * Whether the agent can reply to messages. This is the case if no setup step is missing except the greeting of new
 * leads.
 */
export const canReply = (missingSteps: readonly AgentSetupStep[]): boolean =>
  missingSteps.every((step) => step === 'CHOOSE_GREETING');

const ACCOUNT: Record<Channel, string> = { WHATSAPP: t`Twilio`, VOICE: t`Vapi` };

/** Returns an instruction for a missing setup step. */
export function missingStepLabel(step: AgentSetupStep, channel: Channel): string {
  const labels: Record<AgentSetupStep, string> = {
    CONNECT_CHANNEL: t`Connect ${ACCOUNT[channel]}`,
    VERIFY_CHANNEL: t`Verify ${ACCOUNT[channel]}`,
    CONNECT_MODEL: t`Connect a language model`,
    VERIFY_MODEL: t`Verify the language model`,
    ADD_NUMBER: t`Activate a number`,
    ROUTE_NUMBER: t`Assign an enabled service to the number`,
    PUBLISH_AGENT: t`Publish the agent`,
    CHOOSE_GREETING: t`Choose a greeting template`,
  };
  return labels[step];
}

/** Returns a function that dismisses the setup guide for the viewer, or shows it again. Errors are ignored. */
export function useDismissGuide() {
  const [update] = useMutation(UpdateSetupGuideDocument, { refetchQueries: REFRESHED_STATUS });
  return (isDismissed: boolean) => void update({ variables: { input: { isDismissed } } }).catch(() => {});
}
