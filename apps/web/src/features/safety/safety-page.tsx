import { Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useCan } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { ConceptDialog } from './concept-dialog.tsx';
import { ConceptTrial } from './concept-trial.tsx';
import { ConceptsSection, type Edited } from './concepts-section.tsx';
import { EscalationSection } from './escalation-section.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { SecondOpinion } from './second-opinion.tsx';
import { TemplatesSection } from './templates-section.tsx';
import { TestPhrases } from './test-phrases.tsx';
import { TriggersSection } from './triggers-section.tsx';
import { useConcepts } from './use-concepts.ts';

/** Safety concepts of the workspace and their rules (AM-36). */
export function SafetyPage() {
  const { concepts, total, askAgain } = useConcepts();
  const [edited, setEdited] = useState<Edited | null>(null);
  const canCreate = useCan('create', 'MonitorConcept');
  const permission = { allowed: canCreate, reason: canCreate ? null : 'You need the permission safety.manage.' };
  const close = () => setEdited(null);
  const done = () => {
    close();
    askAgain();
  };
  return (
    <>
      <PageHeader
        title="Safety"
        description="Detect risky messages and escalate to a human."
        actions={
          <PermissionButton
            permission={permission}
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setEdited({ what: 'NEW' })}
          >
            New concept
          </PermissionButton>
        }
      />
      <Stack gap="lg">
        <ConceptsSection concepts={concepts} total={total} onEdit={setEdited} onDone={askAgain} />
        <SecondOpinion />
        <EscalationSection />
        <TestPhrases />
        <ConceptTrial concepts={concepts} />
        <TriggersSection />
        <TemplatesSection known={concepts} onDone={askAgain} />
      </Stack>
      <ConceptDialog edited={edited} onClose={close} onDone={done} />
      <RuleDialog edited={edited} onClose={close} onDone={done} />
    </>
  );
}
