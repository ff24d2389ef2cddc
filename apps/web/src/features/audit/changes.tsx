import { Text } from '@mantine/core';
import classes from './audit.module.css';
import { type Difference, differencesOf } from './differences.ts';

interface Props {
  before: string | null;
  after: string | null;
  /** Maximum number of changes shown; the rest is counted. */
  most?: number;
}

/** Values before and after, readable without colors. */
export function Changes({ before, after, most = Number.POSITIVE_INFINITY }: Props) {
  const all = differencesOf(before, after);
  if (all.length === 0)
    return (
      <Text size="sm" c="dimmed">
        –
      </Text>
    );
  const more = all.length - most;
  return (
    <ul className={classes.changes}>
      {all.slice(0, most).map((one) => (
        <li key={one.field}>
          <Text size="sm" span>
            <span className={classes.field}>{one.field}</span> <RowSummary {...one} />
          </Text>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Text size="xs" c="dimmed">
            and {more} more
          </Text>
        </li>
      )}
    </ul>
  );
}

function RowSummary({ before, after }: Difference) {
  if (before === null) return <b>{after}</b>;
  if (after === null)
    return (
      <>
        removed <b>{before}</b>
      </>
    );
  return (
    <>
      from <b>{before}</b> to <b>{after}</b>
    </>
  );
}
