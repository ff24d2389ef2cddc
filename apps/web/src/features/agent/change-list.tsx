import { type AgentContent, changesBetween } from '@frontdesk/agent';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import classes from './change-list.module.css';

interface Props {
  /** Content of the earlier version. Null if there is no earlier version. */
  before: AgentContent | null;
  after: AgentContent;
}

/**
 * List of the differences between two versions. Old and new values are marked with `del` and `ins`, not only with
 * colors.
 */
export function ChangeList({ before, after }: Props) {
  if (!before) return <Text size="sm">{t`No earlier version`}</Text>;
  const { name, role, tone } = after.persona;
  const changes = changesBetween(before, { persona: { name, role, tone }, source: after.source });
  if (changes.length === 0) return <Text size="sm">{t`No changes`}</Text>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll the list.
    <ul className={classes.list} aria-label={t`Changes`} tabIndex={0}>
      {changes.map((change) => (
        <li key={change.path} className={classes.change}>
          <code className={classes.path}>{change.path}</code>
          {change.before !== null && <del className={classes.before}>{change.before || t`empty`}</del>}
          {change.after !== null && <ins className={classes.after}>{change.after || t`empty`}</ins>}
        </li>
      ))}
    </ul>
  );
}
