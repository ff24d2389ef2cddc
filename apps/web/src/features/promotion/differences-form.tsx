import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Checkbox, Code, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ApplyConfigurationDocument } from '../../gql/comparison-section.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { COMPLETE, type Difference } from './comparison.ts';
import { KIND_LABELS } from './kind-labels.ts';

interface Props {
  /** Items that the workspace does not have, or has with other values. */
  differences: readonly Difference[];
  source: { document: string | null; source: string | null; digest: string };
  onApplied: () => unknown;
}

const idOf = ({ kind, key }: Pick<Difference, 'kind' | 'key'>) => `${kind} ${key}`;

/** List of the items that differ, with a button that applies the selected ones. */
export function DifferencesForm({ differences, source, onApplied }: Props) {
  const { environment } = useWorkspace();
  const isProduction = environment === 'PRODUCTION';
  const allowed = useCan('update', 'Agent');
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [acknowledged, setAcknowledged] = useState(false);
  const chosen = differences.filter((item) => selected.includes(idOf(item)));
  const { attempt, pending, refusal } = useApply(source, onApplied);
  const isReady = chosen.length > 0 && (!isProduction || acknowledged);
  const all = differences.map(idOf);
  return (
    <Stack gap="md">
      <Checkbox
        label={t`Select all`}
        checked={selected.length === all.length}
        indeterminate={selected.length > 0 && selected.length < all.length}
        onChange={(event) => setSelected(event.currentTarget.checked ? all : [])}
      />
      <RowList
        label={t`Differences`}
        rows={[...differences]}
        rowKey={idOf}
        empty={null}
        {...COMPLETE}
        total={differences.length}
        renderText={(item) => (
          <Item
            item={item}
            isSelected={selected.includes(idOf(item))}
            onSelect={(isOn) =>
              setSelected(isOn ? [...selected, idOf(item)] : selected.filter((id) => id !== idOf(item)))
            }
          />
        )}
      />
      {isProduction && (
        <Checkbox
          label={t`Apply to production`}
          checked={acknowledged}
          onChange={(event) => setAcknowledged(event.currentTarget.checked)}
        />
      )}
      <Text size="sm" c="dimmed">
        {t`Agents and forms change as drafts. Other items apply immediately.`}
      </Text>
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end">
        <PermissionButton
          permission={{ allowed, reason: null }}
          loading={pending}
          disabled={allowed && !isReady}
          onClick={() => void attempt(chosen, acknowledged)}
        >
          {plural(chosen.length, { one: 'Apply # item', other: 'Apply # items' })}
        </PermissionButton>
      </Group>
    </Stack>
  );
}

interface ItemProps {
  item: Difference;
  isSelected: boolean;
  onSelect: (isOn: boolean) => void;
}

function Item({ item: { kind, key, change, fields, fieldCount }, isSelected, onSelect }: ItemProps) {
  const more = fieldCount - fields.length;
  return (
    <Stack gap={6}>
      <Group gap="sm">
        <Checkbox
          label={`${KIND_LABELS[kind]}: ${key}`}
          checked={isSelected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
        <StatusBadge tone={change === 'ADDED' ? 'good' : 'info'}>
          {change === 'ADDED' ? t`New` : t`Changed`}
        </StatusBadge>
      </Group>
      <details>
        <summary>{plural(fieldCount, { one: '# field', other: '# fields' })}</summary>
        <ul>
          {fields.map(({ path, before, after }) => (
            <li key={path}>
              <Text size="sm" component="span">
                {path}
              </Text>
              {before !== null && (
                <Code block aria-label={t`Current value`} color="red.1">
                  {before}
                </Code>
              )}
              {after !== null && (
                <Code block aria-label={t`New value`} color="green.1">
                  {after}
                </Code>
              )}
            </li>
          ))}
        </ul>
        {more > 0 && <Text size="sm">{plural(more, { one: '# more field', other: '# more fields' })}</Text>}
      </details>
    </Stack>
  );
}

/** Returns an action that applies items and compares again. The error names the item that was refused. */
function useApply(source: Props['source'], onApplied: () => unknown) {
  const [apply] = useMutation(ApplyConfigurationDocument);
  return useMutationAction(async (items: readonly Difference[], productionAcknowledged: boolean) => {
    const chosen = items.map(({ kind, key }) => ({ kind, key }));
    const { data } = await apply({ variables: { input: { ...source, items: chosen, productionAcknowledged } } });
    return handleMutationResult(data?.applyConfiguration, async ({ applied }) => {
      void toast(plural(applied.length, { one: '# item applied.', other: '# items applied.' }));
      await onApplied();
    });
  });
}
