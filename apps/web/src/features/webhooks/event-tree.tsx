import { t } from '@lingui/core/macro';
import { Code, Input } from '@mantine/core';
import { Fragment, useId } from 'react';
import type { WebhooksPageQuery } from '../../gql/types.ts';
import { groupBy } from '../../lib/group-by.ts';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { GroupedChoices } from '../../ui/grouped-choices.tsx';

export type EventInfo = WebhooksPageQuery['webhookEventTypes'][number];

interface Props {
  events: readonly EventInfo[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error: React.ReactNode;
}

/** Checkboxes for the event types of a webhook, grouped by subject. */
export function EventTree({ events, chosen, onChange, error }: Props) {
  const labelId = useId();
  const groups = [...groupBy(events, ({ group }) => group)].map(([title, items]) => {
    const ticked = items.filter(({ name }) => chosen.includes(name)).length;
    return { title, items, summary: t`${ticked} of ${items.length}`, opened: ticked > 0 };
  });
  const toggle = (name: string, ticked: boolean) =>
    onChange(ticked ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <div role="group" aria-labelledby={labelId}>
      <Input.Label component="div" id={labelId} mb={6}>
        {t`Events`}
      </Input.Label>
      <GroupedChoices
        findLabel={t`Find event`}
        nothing={t`No matching events`}
        groups={groups}
        itemKey={({ name }) => name}
        textOf={({ name, description }) => `${name} ${description}`}
      >
        {({ name, description, choosable }) => (
          <ChoiceCard
            label={withCode(description)}
            code={name}
            note={choosable.reason}
            checked={chosen.includes(name)}
            // The viewer can remove event types that another member selected, but cannot add them again without the
            // required permission.
            disabled={!choosable.allowed && !chosen.includes(name)}
            onChange={(ticked) => toggle(name, ticked)}
          />
        )}
      </GroupedChoices>
      {error && <Input.Error mt={6}>{error}</Input.Error>}
    </div>
  );
}

/** Formats text between backticks, which is the name of a payload field, as code. */
const withCode = (text: string) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: The parts of a text keep their order.
  text
    .split('`')
    .map((part, at) => (at % 2 === 1 ? <Code key={at}>{part}</Code> : <Fragment key={at}>{part}</Fragment>));
