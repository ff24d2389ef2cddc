import { integrationsOf } from '@frontdesk/domain';
import { useState } from 'react';
import { IntegrationCard_IntegrationFragmentDoc } from '../../gql/integration-card.ts';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { IntegrationActions, type IntegrationCard } from './integration-actions.tsx';
import { IntegrationDialog } from './integration-dialog.tsx';
import { IntegrationSummary } from './integration-summary.tsx';

/** Providers of this channel in display order (CB-22). */
export function IntegrationsSection() {
  const { channel } = useWorkspace();
  const { data } = useScreenQuery(IntegrationsDocument);
  const stored = useFragments(IntegrationCard_IntegrationFragmentDoc, data?.integrations ?? []);
  const [edited, setEdited] = useState<IntegrationCard | null>(null);
  const cards = integrationsOf(channel).map(
    (provider): IntegrationCard => ({
      provider,
      stored: stored.find((integration) => integration.provider === provider) ?? null,
    }),
  );
  return (
    <Section title="Integrations" description="Connected accounts. Credentials are encrypted." flush>
      <RowList
        label="Integrations"
        rows={data && cards}
        rowKey={({ provider }) => provider}
        renderText={(card) => <IntegrationSummary card={card} />}
        renderActions={(card) => (
          <IntegrationActions card={card} viewerCan={data?.workspace.viewerCan} onEdit={() => setEdited(card)} />
        )}
        skeletonRows={3}
        empty={null}
      />
      <IntegrationDialog edited={edited} onClose={() => setEdited(null)} />
    </Section>
  );
}
