import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { readableText } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './audit.module.css';
import { valueTitle } from './value-titles.ts';

interface Props {
  subjectType: string;
  before: string | null;
  after: string | null;
  /**
   * Maximum number of changes to show; the number of hidden changes is shown below. If omitted, all changes are shown.
   */
  most?: number;
}

/** Shows the changed fields with their old and new values, which are distinguishable without colors. */
export function Changes({ subjectType, before, after, most = Number.POSITIVE_INFINITY }: Props) {
  const { timezone } = useWorkspace();
  const all = differencesOf({ subjectType, timezone }, before, after);
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
            {t`and ${more} more`}
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
        <Trans>
          removed <b>{before}</b>
        </Trans>
      </>
    );
  return (
    <>
      <Trans>
        from <b>{before}</b> to <b>{after}</b>
      </Trans>
    </>
  );
}

interface Difference {
  field: string;
  before: string | null;
  after: string | null;
}

/** Returns the fields whose formatted value changed, or all fields if exactly one of the two states is null. */
function differencesOf(
  { subjectType, timezone }: { subjectType: string; timezone: string },
  before: string | null,
  after: string | null,
): Difference[] {
  const [was, is] = [parsed(before), parsed(after)];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return fields
    .map((field) => {
      const title = (value: string) => readableText(valueTitle(subjectType, field, value), timezone);
      return { field: fieldLabel(field), before: valueText(was[field], title), after: valueText(is[field], title) };
    })
    .filter((one) => one.before !== one.after || (before === null) !== (after === null));
}

function parsed(text: string | null): Record<string, unknown> {
  const value: unknown = text === null ? {} : JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { value };
}

/** Converts a field name to words: `apiKeysRevoked` becomes `api keys revoked`. */
const fieldLabel = (field: string) => field.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

function valueText(value: unknown, title: (value: string) => string): string | null {
  if (value === undefined || value === null) return null;
  if (value === '') return t`empty`;
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => valueText(one, title)).join(', ') : t`none`;
  if (typeof value === 'boolean') return value ? t`yes` : t`no`;
  return typeof value === 'string' ? title(value) : JSON.stringify(value);
}
