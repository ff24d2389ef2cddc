import {
  INTEGRATIONS,
  isModelProvider,
  MODEL_PROVIDERS,
  MODEL_ROUTE_LIMITS,
  type ModelProvider,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { IntegrationCard_IntegrationFragmentDoc } from '../../gql/integration-card.ts';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { ModelRoutesDocument } from '../../gql/models-section.ts';
import type { IntegrationsQuery } from '../../gql/types.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { LoadingSection } from './loading-section.tsx';
import { PURPOSES } from './model-purpose-labels.ts';
import { type ModelRoute, ModelRouteDialog } from './model-route-dialog.tsx';

/** Models by purpose, or a link to the integrations until a provider of models is connected. */
export function ModelsSection() {
  const { data: accounts } = useScreenQuery(IntegrationsDocument);
  const { slug } = useWorkspace();
  if (!accounts) return <LoadingSection title={t`Models`} />;
  return <ConnectedModels accounts={accounts} slug={slug} />;
}

function ConnectedModels({ accounts, slug }: { accounts: IntegrationsQuery; slug: string }) {
  const stored = useFragments(IntegrationCard_IntegrationFragmentDoc, accounts.integrations ?? []);
  const connected = stored.map(({ provider }) => provider).filter(isModelProvider);
  if (connected.length === 0)
    return (
      <Section title={t`Models`}>
        <EmptyState
          icon={<IconRobot size={24} stroke={1.6} />}
          title={t`No language model connected`}
          action={<ButtonLink to={paths.settings({ workspace: slug })}>{t`Open integrations`}</ButtonLink>}
        >
          {t`Connect a provider of language models in the integrations, then choose a model for each purpose here.`}
        </EmptyState>
      </Section>
    );
  const providers = MODEL_PROVIDERS.filter((provider) => connected.includes(provider));
  const permission = accounts.workspace.viewerCan.setIntegrations;
  return <ModelRoutes providers={providers} permission={permission ?? { allowed: false, reason: null }} />;
}

function ModelRoutes({ providers, permission }: { providers: ModelProvider[]; permission: Permission }) {
  const { data } = useScreenQuery(ModelRoutesDocument);
  const [edited, setEdited] = useState<ModelRoute | null>(null);
  return (
    <Section
      title={t`Models`}
      description={t`Models that the agent uses. If a model fails, the next one is used.`}
      flush
    >
      <RowList
        label={t`Models`}
        rows={data && [...data.modelRoutes]}
        rowKey={({ purpose }) => purpose}
        renderText={(route) => <RouteSummary route={route} providers={providers} />}
        renderActions={(route) => (
          <PermissionButton
            variant="default"
            size="xs"
            permission={permission}
            aria-label={t`Change models: ${PURPOSES[route.purpose].title}`}
            onClick={() => setEdited(route)}
          >
            {t`Change`}
          </PermissionButton>
        )}
        skeletonRows={4}
        empty={null}
      />
      <ModelRouteDialog edited={edited} providers={providers} onClose={() => setEdited(null)} />
    </Section>
  );
}

function RouteSummary({ route, providers }: { route: ModelRoute; providers: ModelProvider[] }) {
  const { title, help } = PURPOSES[route.purpose];
  const choices = route.choices.map(({ provider, model }) => {
    const name = INTEGRATIONS[provider].title;
    return model ? `${name} (${model})` : name;
  });
  const all = providers.slice(0, MODEL_ROUTE_LIMITS.choices).map((provider) => INTEGRATIONS[provider].title);
  const unset = route.purpose === 'EMBEDDING' ? t`Off: only keywords are compared` : all.join(' → ');
  return (
    <>
      <Text component="h3" size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm" c="dimmed">
        {help}
      </Text>
      <Text size="sm" mt={6}>
        {choices.length > 0 ? choices.join(' → ') : unset}
      </Text>
    </>
  );
}
