import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { DataSourcePageDocument } from '../../gql/data-source-page.ts';
import { PreviewSourceMappingDocument, UpdateSourceMappingDocument } from '../../gql/mapping-editor.ts';
import type { PreviewSourceMappingMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './data-sources.module.css';
import { MappingFields } from './mapping-fields.tsx';
import { MappingPreview } from './mapping-preview.tsx';
import { type MappingValues, mappingInputOf, mappingValuesOf } from './mapping-values.ts';
import type { Source } from './use-data-source.ts';

/** Editor for the mapping of a REST source, next to a preview with real records. */
export function MappingSection({ source }: { source: Source }) {
  const form = useForm({ initialValues: mappingValuesOf(source) });
  const { onSubmit, pending, refusal } = useFormMutation(form, useSave(source));
  const preview = usePreview(source.id);
  const isMapped = form.getValues().externalIdPath.trim() !== '';
  const show = () => void preview.attempt(isMapped ? form.getValues() : null);
  return (
    <Section
      title={t`Mapping`}
      description={
        source.mappingVersion === null
          ? t`No mapping yet. Load records to see their paths.`
          : t`Version ${source.mappingVersion}. Each change creates a new version.`
      }
    >
      <div className={classes.mapping}>
        <Form onSubmit={onSubmit} aria-label={t`Mapping`}>
          <Stack gap="md">
            <MappingFields form={form} />
            <RefusalAlert refusal={refusal} />
            <Group gap="sm">
              <PermissionButton type="submit" permission={source.viewerCan.update} loading={pending}>
                {t`Save mapping`}
              </PermissionButton>
            </Group>
          </Stack>
        </Form>
        <Stack gap="md">
          <Group gap="sm">
            {source.viewerCan.update.allowed && (
              <Button variant="default" loading={preview.pending} onClick={show}>
                {isMapped ? t`Preview mapping` : t`Load records`}
              </Button>
            )}
          </Group>
          <RefusalAlert refusal={preview.refusal} />
          <MappingPreview pending={preview.pending} result={preview.result} isMapped={preview.isMapped} />
        </Stack>
      </div>
    </Section>
  );
}

function useSave({ id: dataSourceId, mappingVersion: version }: Source) {
  const [update] = useMutation(UpdateSourceMappingDocument, { refetchQueries: [DataSourcePageDocument] });
  return async (values: MappingValues) => {
    const { data } = await update({ variables: { input: { dataSourceId, version, mapping: mappingInputOf(values) } } });
    return handleMutationResult(data?.updateSourceMapping, () => void toast(t`Mapping saved.`));
  };
}

export type Preview = Pick<PreviewSourceMappingMutation['previewSourceMapping'], 'records' | 'failure'>;

/** Returns an action that maps the first records of the source. The records are not cached. */
function usePreview(dataSourceId: string) {
  const [load] = useMutation(PreviewSourceMappingDocument, { fetchPolicy: 'no-cache' });
  const [shown, setShown] = useState<{ result: Preview; isMapped: boolean } | null>(null);
  const action = useMutationAction(async (values: MappingValues | null) => {
    const mapping = values && mappingInputOf(values);
    const { data } = await load({ variables: { input: { dataSourceId, mapping } } });
    return handleMutationResult<PreviewSourceMappingMutation['previewSourceMapping'], 'records' | 'failure'>(
      data?.previewSourceMapping,
      (result) => setShown({ result, isMapped: values !== null }),
    );
  });
  return { ...action, result: shown?.result ?? null, isMapped: shown?.isMapped ?? false };
}
