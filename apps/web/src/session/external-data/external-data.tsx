import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTag } from '@tabler/icons-react';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './external-data.module.css';
import { ExternalDataDialog, type RecordType } from './external-data-dialog.tsx';

/** Ids in other systems and values of integrations, as selected by the fragments of this folder. */
export interface ExternalDataRecord {
  readonly id: string;
  readonly externalIds: readonly { readonly system: string; readonly externalId: string }[];
  readonly metadata: readonly { readonly key: string; readonly value: string }[];
  readonly viewerCan: { readonly update: Permission };
}

interface Props {
  type: RecordType;
  record: ExternalDataRecord;
}

/** Section with the external ids and the metadata of a record, with a dialog to edit them. */
export function ExternalData({ type, record }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Section
      title={t`External data`}
      actions={
        <PermissionButton variant="default" size="xs" permission={record.viewerCan.update} onClick={open}>
          {t`Edit external data`}
        </PermissionButton>
      }
    >
      <ExternalDataList record={record} />
      <ExternalDataDialog type={type} record={record} opened={opened} onClose={close} />
    </Section>
  );
}

/** Button that opens the external ids and the metadata of a record. Hidden if there are none that the viewer can edit. */
export function ExternalDataButton({ type, record, name }: Props & { name: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  const isEmpty = record.externalIds.length + record.metadata.length === 0;
  if (isEmpty && !record.viewerCan.update.allowed) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconTag size={14} aria-hidden />}
        aria-label={t`External data of ${name}`}
        onClick={open}
      >
        {t`External data`}
      </Button>
      <ExternalDataDialog type={type} record={record} opened={opened} onClose={close} />
    </>
  );
}

export function ExternalDataList({ record: { externalIds, metadata } }: { record: ExternalDataRecord }) {
  if (externalIds.length + metadata.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t`No external IDs or metadata yet`}
      </Text>
    );
  return (
    <dl className={classes.facts}>
      {externalIds.map(({ system, externalId }) => (
        <Fact key={`id ${system}`} name={t`ID in ${system}`} value={externalId} />
      ))}
      {metadata.map(({ key, value }) => (
        <Fact key={`metadata ${key}`} name={key} value={value} />
      ))}
    </dl>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div className={classes.fact}>
    <dt className={classes.name}>
      <bdi>{name}</bdi>
    </dt>
    <dd className={classes.value}>
      <bdi>{value}</bdi>
    </dd>
  </div>
);
