import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useState } from 'react';
import { RegulationTemplatesDocument } from '../../gql/regulation-templates.ts';
import type { RegulationTemplatesQuery } from '../../gql/types.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { ApplyTemplateDialog } from './apply-template-dialog.tsx';
import type { MonitorConcept } from './use-concepts.ts';

export type Template = RegulationTemplatesQuery['regulationTemplates'][number];

interface Props {
  known: MonitorConcept[] | undefined;
  onDone: () => void;
}

/** Templates with predefined concepts for regulations, which a workspace can start to monitor. */
export function TemplatesSection({ known = [], onDone }: Props) {
  const { data } = useScreenQuery(RegulationTemplatesDocument);
  const [chosen, setChosen] = useState<Template | null>(null);
  const canApply = useCan('apply', 'RegulationTemplate');
  const permission = { allowed: canApply, reason: canApply ? null : t`You need the safety.manage permission.` };
  const names = known.map(({ concept }) => concept.name);
  return (
    <Section title={t`Regulation templates`} description={t`Review the phrases for your region after applying.`} flush>
      <RowList
        label={t`Regulation templates`}
        rows={data?.regulationTemplates}
        rowKey={({ id }) => id}
        renderText={(template) => <RowSummary template={template} names={names} />}
        renderActions={(template) => (
          <PermissionButton
            size="xs"
            variant="default"
            permission={permission}
            aria-label={t`Apply ${template.title}`}
            onClick={() => setChosen(template)}
          >
            {t`Apply`}
          </PermissionButton>
        )}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={data?.regulationTemplates.length}
        empty={<EmptyState icon={<IconGavel size={24} stroke={1.6} />} title={t`No templates`} />}
      />
      <ApplyTemplateDialog template={chosen} names={names} onClose={() => setChosen(null)} onDone={onDone} />
    </Section>
  );
}

function RowSummary({
  template: { title, summary, regulation, concepts },
  names,
}: {
  template: Template;
  names: string[];
}) {
  const there = concepts.filter(({ name }) => names.includes(name)).length;
  return (
    <>
      <Text component="h3" size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm">{summary}</Text>
      <Text size="sm" c="dimmed">
        {regulation}{' '}
        {there > 0
          ? t`${plural(concepts.length, { one: '# rule', other: '# rules' })}, ${there} already added.`
          : t`${plural(concepts.length, { one: '# rule', other: '# rules' })}.`}
      </Text>
    </>
  );
}
