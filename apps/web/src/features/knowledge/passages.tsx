import { t } from '@lingui/core/macro';
import { Stack, Text } from '@mantine/core';
import type { KnowledgeSourceQuery } from '../../gql/types.ts';
import classes from './knowledge.module.css';
import { placeText } from './source-labels.ts';

interface Props {
  source: Pick<KnowledgeSourceQuery['knowledgeSource'], 'passages' | 'passageCount'>;
}

/** List of the first passages of a file or web pages. Renders nothing if there are none. */
export function Passages({ source: { passages, passageCount } }: Props) {
  if (passages.length === 0) return null;
  const [shown, all] = [passages.length, passageCount].map((count) => count.toLocaleString('en-GB'));
  return (
    <Stack gap="xs">
      <ul className={classes.passages} aria-label={t`Passages`}>
        {passages.map(({ id, headings, text, pageNumber }) => (
          <li key={id} className={classes.passage}>
            {(headings.length > 0 || pageNumber !== null) && (
              <Text size="sm" fw={600} mb={4} dir="auto">
                {placeText(headings, pageNumber)}
              </Text>
            )}
            <Text size="sm" dir="auto" lineClamp={6} style={{ whiteSpace: 'pre-wrap' }}>
              {text}
            </Text>
          </li>
        ))}
      </ul>
      {passageCount > passages.length && (
        <Text size="sm" c="dimmed">
          {t`The first ${shown ?? ''} of ${all ?? ''} passages.`}
        </Text>
      )}
    </Stack>
  );
}
