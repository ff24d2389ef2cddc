import { EXPORT_FORMATS, type ExportFormat } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useCan } from '../workspace.tsx';
import type { ExportOrder } from './export-button.tsx';
import { RecentExports } from './recent-exports.tsx';

const FORMATS = EXPORT_FORMATS.map((value) => ({ value, label: value }));
const HINTS: Readonly<Record<ExportFormat, string>> = {
  CSV: t`A table with a header row, for spreadsheets.`,
  NDJSON: t`One JSON object per line, for programs.`,
};

/** Dialog that asks for the format, starts the export and shows the viewer's recent exports of the same kind. */
export default function ExportDialog({ kind, title, scope, onStart, onClose }: ExportOrder & { onClose: () => void }) {
  const [format, setFormat] = useState<ExportFormat>('CSV');
  const isMasked = !useCan('readDetails', 'Contact');
  const { attempt, pending, refusal } = useMutationAction(onStart);
  return (
    <Stack gap="lg">
      <Form
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void attempt(format);
        }}
      >
        <Stack gap="md">
          <Text size="sm">{scope ?? ' '}</Text>
          <Stack gap={6}>
            <Segments label={t`Format`} segments={FORMATS} value={format} onChange={setFormat} />
            <Text size="sm" c="dimmed">
              {HINTS[format]}
            </Text>
          </Stack>
          {isMasked && <Text size="sm">{t`Phone numbers and email addresses are masked in the file.`}</Text>}
          <RefusalAlert refusal={refusal} />
          <FormButtons onCancel={onClose} pending={pending}>
            {t`Start export`}
          </FormButtons>
        </Stack>
      </Form>
      <RecentExports kind={kind} />
    </Stack>
  );
}
