import type { SurfaceAnswerOrigin } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import type { SentFormsQuery } from '../../gql/types.ts';
import { useCan } from '../../session/workspace.tsx';
import { type SurfaceFile, SurfaceFiles } from './surface-files.tsx';

type SentForm = SentFormsQuery['surfaces']['edges'][number]['node'];

const ORIGIN_TITLES: Record<Exclude<SurfaceAnswerOrigin, 'NEW'>, string> = {
  CONFIRMED: t`Known value, unchanged`,
  CORRECTED: t`Known value, changed by the contact`,
};

/** Answers of a submitted or partially completed form. They are collapsed until the viewer opens them. */
export function SurfaceAnswers({ answers, files }: Pick<SentForm, 'answers' | 'files'>) {
  if (answers.length === 0) return null;
  return (
    <details>
      <summary>
        <Text span size="sm">
          {t`Answers`}
        </Text>
      </summary>
      <dl>
        {answers.map(({ id, key, label, type, values, origin }) => (
          <div key={id}>
            <Text component="dt" size="sm" c="dimmed" dir="auto">
              {label}
            </Text>
            <Text component="dd" size="sm" m={0} dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
              <AnswerText {...{ type, values }} files={files.filter((file) => file.key === key)} />
            </Text>
            {origin !== 'NEW' && (
              <Text component="dd" size="xs" c="dimmed" m={0}>
                {ORIGIN_TITLES[origin]}
              </Text>
            )}
          </div>
        ))}
      </dl>
    </details>
  );
}

interface AnswerTextProps extends Pick<SentForm['answers'][number], 'type' | 'values'> {
  files: readonly SurfaceFile[];
}

function AnswerText({ type, values, files }: AnswerTextProps) {
  const seesDetails = useCan('readDetails', 'Contact');
  if (files.length > 0 && seesDetails) return <SurfaceFiles files={files} />;
  return type === 'CHECKBOX' ? t`Yes` : values.join(', ');
}
