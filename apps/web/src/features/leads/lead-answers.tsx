import type { useFragment } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { LeadAnswers_LeadFragmentDoc } from '../../gql/lead-answers.ts';
import type { LeadAnswers_LeadFragment } from '../../gql/types.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { Section } from '../../ui/section.tsx';
import classes from './lead-details.module.css';

interface Props {
  lead: useFragment.FromOptionValue<LeadAnswers_LeadFragment>;
}

/** Answers that the agent collected from the lead. Hidden if there are none. */
export function LeadAnswers({ lead: from }: Props) {
  const lead = useSingleFragment(LeadAnswers_LeadFragmentDoc, from);
  if (!lead || lead.answers.length === 0) return null;
  return (
    <Section title={t`Answers`}>
      <dl className={classes.facts}>
        {lead.answers.map(({ key, value }) => (
          <div key={key} className={classes.fact}>
            <dt className={classes.name}>{answerLabel(key)}</dt>
            <dd className={classes.value} dir="auto">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Converts a key to a label: `preferred_time` becomes `Preferred time`. */
function answerLabel(key: string): string {
  const words = key.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return `${words.charAt(0).toUpperCase()}${words.slice(1).toLowerCase()}`;
}
