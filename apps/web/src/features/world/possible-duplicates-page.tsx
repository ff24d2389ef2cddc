import { plural, t } from '@lingui/core/macro';
import { IconArrowLeft, IconUsers } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { DuplicateList, usePossibleDuplicates } from './duplicate-list.tsx';
import classes from './world.module.css';

/** Page with pairs of people in the world model who may be the same person. */
export function PossibleDuplicatesPage() {
  const { slug } = useWorkspace();
  const { rows, refresh, ...paging } = usePossibleDuplicates(null);
  return (
    <>
      <PageHeader
        title={t`Possible duplicates`}
        above={
          <AnchorLink to={paths.world({ workspace: slug })} size="sm" className={classes.back}>
            <IconArrowLeft size={15} aria-hidden /> {t`Records`}
          </AnchorLink>
        }
        description={t`Records that may be the same person. Linked records keep their own history.`}
      />
      <Section
        title={
          paging.total === undefined
            ? t`Possible duplicates`
            : plural(paging.total, { one: '# possible duplicate', other: '# possible duplicates' })
        }
        flush
      >
        <DuplicateList
          rows={rows}
          {...paging}
          onDone={() => void refresh()}
          empty={
            <EmptyState icon={<IconUsers size={24} stroke={1.6} />} title={t`No possible duplicates`}>
              {t`Records with the same phone number or email address appear here.`}
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}
