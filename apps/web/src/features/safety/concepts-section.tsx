import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import { IconShieldHeart } from '@tabler/icons-react';
import { DeleteMonitorConceptDocument } from '../../gql/delete-monitor-concept.ts';
import type { ConceptRow_ConceptFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { OUTCOME_TONES, phraseText, titleOf, windowText } from './safety-labels.ts';
import type { MonitorConcept } from './use-concepts.ts';

/** The open dialog, and the monitored concept that is edited in it. */
export type Edited = { what: 'NEW' } | { what: 'CONCEPT' | 'RULE'; of: MonitorConcept };

interface Props {
  concepts: MonitorConcept[] | undefined;
  total: number | undefined;
  onEdit: (edited: Edited) => void;
  onDone: () => void;
}

export function ConceptsSection({ concepts, total, onEdit, onDone }: Props) {
  const canSetRules = useCan('set', 'EscalationRule');
  const permission = { allowed: canSetRules, reason: canSetRules ? null : t`You need the safety.manage permission.` };
  return (
    <Section title={t`Rules`} description={t`If several rules match, the strongest action applies.`} flush>
      <RowList
        label={t`Rules`}
        rows={concepts}
        rowKey={({ concept }) => concept.id}
        renderText={(row) => <RowSummary row={row} />}
        renderActions={(of) => (
          <>
            <PermissionButton
              size="xs"
              variant="default"
              permission={permission}
              aria-label={t`Set action for ${of.concept.name}`}
              onClick={() => onEdit({ what: 'RULE', of })}
            >
              {t`Set action`}
            </PermissionButton>
            <PermissionButton
              size="xs"
              variant="default"
              permission={of.concept.viewerCan.update}
              aria-label={t`Edit ${of.concept.name}`}
              onClick={() => onEdit({ what: 'CONCEPT', of })}
            >
              {t`Edit`}
            </PermissionButton>
            <DeleteConcept concept={of.concept} onDone={onDone} />
          </>
        )}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={total}
        empty={
          <EmptyState icon={<IconShieldHeart size={24} stroke={1.6} />} title={t`No rules yet`}>
            {t`Add a rule, or start from a template below.`}
          </EmptyState>
        }
      />
    </Section>
  );
}

function RowSummary({ row: { concept, rule } }: { row: MonitorConcept }) {
  const { name, description, phrases, templateVersion, disabledAt } = concept;
  const outcome = rule?.outcome ?? 'NOTE';
  const ruleText = rule?.instruction || rule?.replyText;
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" fw={600}>
          {name}
        </Text>
        <StatusBadge tone={OUTCOME_TONES[outcome]}>{titleOf(outcome)}</StatusBadge>
        {disabledAt && <StatusBadge tone="warning">{t`Disabled`}</StatusBadge>}
      </Group>
      {description && <Text size="sm">{description}</Text>}
      <Text size="sm" c="dimmed" dir="auto">
        {windowText(concept)}: {phraseText(phrases)}
        {templateVersion !== null && <> {t`· template version ${templateVersion}`}</>}
      </Text>
      {ruleText && (
        <Text size="sm" mt={4} dir="auto">
          “{ruleText}”
        </Text>
      )}
    </>
  );
}

interface DeleteConceptProps {
  concept: ConceptRow_ConceptFragment;
  onDone: () => void;
}

function DeleteConcept({ concept: { id, name, viewerCan }, onDone }: DeleteConceptProps) {
  const [remove] = useMutation(DeleteMonitorConceptDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteMonitorConcept, onDone);
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={viewerCan.delete}
        aria-label={t`Delete ${name}`}
        onClick={ask}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete ${name}?`} confirmLabel={t`Delete rule`} danger>
        {t`Messages are no longer checked with this rule. Past detections are kept.`}
      </ConfirmDialog>
    </>
  );
}
