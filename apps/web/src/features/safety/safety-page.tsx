import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Stack, Switch, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { SafetySettingsDocument, UpdateSafetySettingsDocument } from '../../gql/safety-settings.ts';
import type { SafetySettingsQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { ConceptDialog } from './concept-dialog.tsx';
import { ConceptTrial } from './concept-trial.tsx';
import { ConceptsSection, type Edited } from './concepts-section.tsx';
import { EscalationSection } from './escalation-section.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { TemplatesSection } from './templates-section.tsx';
import { TestPhrases } from './test-phrases.tsx';
import { TriggersSection } from './triggers-section.tsx';
import { useConcepts } from './use-concepts.ts';

/**
 * Page with the concepts that the workspace monitors in messages and calls of contacts, and their escalation rules
 * (AM-36).
 */
export function SafetyPage() {
  const { concepts, total, refresh } = useConcepts();
  const [edited, setEdited] = useState<Edited | null>(null);
  const canCreate = useCan('create', 'MonitorConcept');
  const permission = { allowed: canCreate, reason: canCreate ? null : t`You need the safety.manage permission.` };
  const close = () => setEdited(null);
  const done = () => {
    close();
    refresh();
  };
  return (
    <>
      <PageHeader
        title={t`Safety`}
        description={t`Detect risky messages and escalate to a human.`}
        actions={
          <PermissionButton
            permission={permission}
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setEdited({ what: 'NEW' })}
          >
            {t`Create rule`}
          </PermissionButton>
        }
      />
      <Stack gap="lg">
        <ConceptsSection concepts={concepts} total={total} onEdit={setEdited} onDone={refresh} />
        <SecondOpinion />
        <EscalationSection />
        <TestPhrases />
        <ConceptTrial concepts={concepts} />
        <TriggersSection />
        <TemplatesSection known={concepts} onDone={refresh} />
      </Stack>
      <ConceptDialog edited={edited} onClose={close} onDone={done} />
      <RuleDialog edited={edited} onClose={close} onDone={done} />
    </>
  );
}

interface SecondOpinionProps {
  settings: SafetySettingsQuery['safetySettings'];
  onDone: () => void;
}

/**
 * Switch that enables the model to check messages in addition to the phrases. Renders nothing until the settings are
 * loaded.
 */
function SecondOpinion() {
  const { data, refetch } = useScreenQuery(SafetySettingsDocument, {});
  const refresh = () => void refetch().catch(() => {});
  return data ? <SecondOpinionSwitch settings={data.safetySettings} onDone={refresh} /> : null;
}

function SecondOpinionSwitch({ settings: { secondOpinionEnabled, isModelConfigured }, onDone }: SecondOpinionProps) {
  const canSet = useCan('set', 'EscalationRule');
  const [update] = useMutation(UpdateSafetySettingsDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await update({ variables: { input: { secondOpinionEnabled: !secondOpinionEnabled } } });
    return handleMutationResult(data?.updateSafetySettings, onDone);
  });
  return (
    <Section
      title={t`Detection by the language model`}
      description={t`The language model also checks messages. It can only add detections.`}
    >
      <Stack gap="sm">
        <Switch
          label={t`Check messages with the language model`}
          description={canSet ? undefined : t`You need the safety.manage permission.`}
          checked={secondOpinionEnabled}
          disabled={!canSet || pending}
          onChange={() => void attempt()}
        />
        {!isModelConfigured && (
          <Text size="sm" c="dimmed">
            {t`No language model is connected. Only phrases are checked.`}
          </Text>
        )}
        <RefusalAlert refusal={refusal} />
      </Stack>
    </Section>
  );
}
