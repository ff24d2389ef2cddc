import { t } from '@lingui/core/macro';
import { IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';

export function LeadNotFound({ title, children }: { title: string; children: ReactNode }) {
  const { slug } = useWorkspace();
  return (
    <>
      <PageHeader title={title} />
      <Section title={t`Lead`} quietTitle flush>
        <EmptyState
          icon={<IconUserQuestion size={24} stroke={1.6} />}
          title={t`This lead is not available`}
          action={<ButtonLink to={paths.leads({ workspace: slug })}>{t`All leads`}</ButtonLink>}
        >
          {children}
        </EmptyState>
      </Section>
    </>
  );
}
