import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Skeleton, Stack, Text } from '@mantine/core';
import { CompareVersionsDocument } from '../../gql/knowledge-versions.ts';
import { denialOf } from '../../session/denial.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import classes from './compared-lines.module.css';

interface Props {
  /** Id of the earlier version. Null to show all lines of the later version as added. */
  fromId: string | null;
  toId: string;
}

/** List of the lines that differ between two versions. Lines are marked with `del` and `ins`, not only with colors. */
export function ComparedLines({ fromId, toId }: Props) {
  const { data, error, refetch } = useQuery(CompareVersionsDocument, { variables: { fromId, toId } });
  if (error && !data)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Skeleton height={60} role="status" aria-label={t`Loading changes`} />;
  const { lines, isCut } = data.compareKnowledgeVersions;
  if (lines.length === 0) return <Text size="sm">{t`No changes`}</Text>;
  return (
    <Stack gap="xs">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll the list. */}
      <ul className={classes.lines} aria-label={t`Changes`} tabIndex={0}>
        {lines.map(({ change, text }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- Lines can be equal, and their order does not change.
          <li key={at} className={classes.line} dir="auto">
            {change === 'ADDED' ? <ins>{text}</ins> : change === 'REMOVED' ? <del>{text}</del> : text}
          </li>
        ))}
      </ul>
      {isCut && <Text size="sm" c="dimmed">{t`There are more changes than are shown.`}</Text>}
    </Stack>
  );
}
