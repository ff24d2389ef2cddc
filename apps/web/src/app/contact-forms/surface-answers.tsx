import type { SurfaceAnswerOrigin } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import type { SentFormsQuery } from '../../gql/types.ts';

type SentForm = SentFormsQuery['surfaces']['edges'][number]['node'];

const ORIGIN_TITLES: Record<Exclude<SurfaceAnswerOrigin, 'NEW'>, string> = {
  CONFIRMED: t`Known value, unchanged`,
  CORRECTED: t`Known value, changed by the contact`,
};

/** Answers of a submitted or partially completed form. They are collapsed until the viewer opens them. */
export function SurfaceAnswers({ answers }: Pick<SentForm, 'answers'>) {
  if (answers.length === 0) return null;
  return (
    <details>
      <summary>
        <Text span size="sm">
          {t`Answers`}
        </Text>
      </summary>
      <dl>
        {answers.map(({ id, label, type, values, origin }) => (
          <div key={id}>
            <Text component="dt" size="sm" c="dimmed" dir="auto">
              {label}
            </Text>
            <Text component="dd" size="sm" m={0} dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
              {type === 'CHECKBOX' ? t`Yes` : values.join(', ')}
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
