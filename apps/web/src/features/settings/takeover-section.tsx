import { useMutation, useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Select, Stack, Text } from '@mantine/core';
import { TakeoverLimitDocument, UpdateTakeoverLimitDocument } from '../../gql/takeover-section.ts';
import { lengthOf } from '../../lib/dates.ts';
import { handleMutationResult, refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { withinMain } from '../../ui/floating.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { LoadingSection } from './loading-section.tsx';

const MINUTES = [5, 15, 30, 60, 120, 240, 480, 1440];
const NEVER = 'never';

/** Setting for the time after which an inactive takeover ends. */
export function TakeoverSection() {
  const { data } = useQuery(TakeoverLimitDocument);
  if (!data) return <LoadingSection title={t`Takeovers`} />;
  return <Limit workspace={data.workspace} />;
}

interface Props {
  workspace: {
    id: string;
    takeoverIdleMinutes: number | null;
    viewerCan: { update: { allowed: boolean; reason: string | null } };
  };
}

function Limit({ workspace: { id, takeoverIdleMinutes, viewerCan } }: Props) {
  const { attempt, pending, refusal } = useLimit(id);
  const { allowed, reason } = viewerCan.update;
  const known = takeoverIdleMinutes === null ? MINUTES : [...new Set([...MINUTES, takeoverIdleMinutes])];
  const options = [{ value: NEVER, label: t`Never` }, ...known.toSorted((one, other) => one - other).map(optionOf)];
  return (
    <Section title={t`Takeovers`}>
      <Stack gap="sm" maw={440}>
        <Select
          label={t`Auto-return to AI`}
          description={t`Returns a conversation to AI when the member is inactive`}
          allowDeselect={false}
          disabled={!allowed || pending}
          comboboxProps={withinMain}
          data={options}
          value={takeoverIdleMinutes === null ? NEVER : String(takeoverIdleMinutes)}
          onChange={(value) => void attempt(value === NEVER ? null : Number(value))}
        />
        {!allowed && (
          <Text size="sm" c="dimmed">
            {reason}
          </Text>
        )}
        <RefusalAlert refusal={refusal} />
      </Stack>
    </Section>
  );
}

const optionOf = (minutes: number) => ({ value: String(minutes), label: t`After ${lengthOf(minutes * 60_000)}` });

function useLimit(workspaceId: string) {
  const [set] = useMutation(UpdateTakeoverLimitDocument);
  return useMutationAction(async (idleMinutes: number | null) => {
    const { data } = await set({
      variables: { idleMinutes },
      update: (cache, { data: answer }) => {
        if (!answer || refusalOf(answer.updateTakeoverLimit)) return;
        const id = cache.identify({ __typename: 'Workspace', id: workspaceId });
        cache.modify({ ...(id ? { id } : {}), fields: { takeoverIdleMinutes: () => idleMinutes } });
      },
    });
    return handleMutationResult(data?.updateTakeoverLimit, () => void toast(t`Auto-return saved.`));
  });
}
