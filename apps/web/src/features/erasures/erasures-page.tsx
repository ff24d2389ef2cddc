import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconEraser } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ErasuresPageDocument } from '../../gql/erasures-page.ts';
import type { ErasuresPageQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { saveFile } from '../../lib/save-file.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { recordTypeLabel, remainderLabel } from './erasure-labels.ts';

type Erasure = ErasuresPageQuery['erasures']['edges'][number]['node'];

const PAGE_SIZE = 20;

/** Page with the receipts for erased contacts. */
export function ErasuresPage() {
  const { slug } = useWorkspace();
  const query = useScreenQuery(ErasuresPageDocument, { first: PAGE_SIZE });
  const page = query.data?.erasures;
  const { paging } = usePages(page, query);
  return (
    <>
      <PageHeader
        title={t`Erasure receipts`}
        description={t`What was deleted for each erased contact, and what is kept.`}
        above={
          <AnchorLink to={paths.contacts({ workspace: slug })} size="sm">
            <IconArrowLeft size={15} aria-hidden /> {t`Contacts`}
          </AnchorLink>
        }
      />
      <Section title={t`Erasure receipts`} quietTitle flush>
        <RowList
          label={t`Erasure receipts`}
          rows={page?.edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          renderText={(erasure) => <Receipt erasure={erasure} />}
          renderActions={(erasure) => <DownloadReceipt erasure={erasure} />}
          {...paging}
          empty={
            <EmptyState icon={<IconEraser size={24} stroke={1.6} />} title={t`No receipts yet`}>
              {t`Erase a contact’s data on their page.`}
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}

function Receipt({ erasure: { contactId, deleted, kept, erasedByName, erasedAt } }: { erasure: Erasure }) {
  const { timezone } = useWorkspace();
  const removed = deleted.map(({ type, count }) => `${recordTypeLabel(type)}: ${count.toLocaleString('en-GB')}`);
  return (
    <>
      <Text component="h3" size="sm" fw={600}>
        {t`${formatDateTime(erasedAt, timezone)} by ${erasedByName}`}
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t`Contact ID: ${contactId}`}
      </Text>
      <Text size="sm">{t`Deleted: ${removed.join(', ')}`}</Text>
      <Text size="sm">{t`Kept: ${kept.map(remainderLabel).join('; ')}`}</Text>
    </>
  );
}

function DownloadReceipt({ erasure: { id, contactId, deleted, kept, erasedByName, erasedAt } }: { erasure: Erasure }) {
  const counts = Object.fromEntries(deleted.map(({ type, count }) => [type, count]));
  const receipt = { id, contactId, erasedAt, erasedByName, deleted: counts, kept };
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
      onClick={() => saveFile(`${JSON.stringify(receipt, null, 2)}\n`, `erasure-${id}.json`, 'application/json')}
    >
      {t`Download receipt`}
    </Button>
  );
}
