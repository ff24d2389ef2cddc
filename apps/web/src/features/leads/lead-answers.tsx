import type { useFragment } from '@apollo/client/react';
import type { FormQuestionType } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { LeadAnswers_LeadFragmentDoc } from '../../gql/lead-answers.ts';
import type { LeadAnswers_LeadFragment } from '../../gql/types.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { Section } from '../../ui/section.tsx';
import classes from './lead-details.module.css';

interface Props {
  lead: useFragment.FromOptionValue<LeadAnswers_LeadFragment>;
}

/**
 * Shows the answers to the form and to the agent's questions, and the parameters of the form. Hidden if there are none.
 */
export function LeadAnswers({ lead: from }: Props) {
  const lead = useSingleFragment(LeadAnswers_LeadFragmentDoc, from);
  if (!lead) return null;
  const answers = lead.answers.map(({ key, value }) => ({ label: answerLabel(key), value }));
  const formAnswers = lead.formAnswers.map(({ label, type, values }) => ({ label, value: formValue(type, values) }));
  const parameters = lead.formParameters.map(({ key, value }) => ({ label: key, value }));
  return (
    <>
      {formAnswers.length > 0 && <Facts title={t`Form answers`} facts={formAnswers} description={versionText(lead)} />}
      {answers.length > 0 && <Facts title={t`Answers`} facts={answers} />}
      {parameters.length > 0 && <Facts title={t`Campaign and source`} facts={parameters} />}
    </>
  );
}

/** Returns a text that names the version of the form. Undefined for the built-in form. */
const versionText = ({ formVersionNumber }: LeadAnswers_LeadFragment): string | undefined =>
  formVersionNumber === null ? undefined : t`Version ${formVersionNumber} of the form`;

interface FactsProps {
  title: string;
  description?: string | undefined;
  facts: { label: string; value: string }[];
}

function Facts({ title, description, facts }: FactsProps) {
  return (
    <Section title={title} description={description}>
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <div key={label} className={classes.fact}>
            <dt className={classes.name}>{label}</dt>
            <dd className={classes.value} dir="auto">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Formats an answer to the form. */
const formValue = (type: FormQuestionType, values: readonly string[]): string =>
  type === 'CHECKBOX' ? t`Yes` : values.join(', ');

/** Converts a key to a label: `preferred_time` becomes `Preferred time`. */
function answerLabel(key: string): string {
  const words = key.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return `${words.charAt(0).toUpperCase()}${words.slice(1).toLowerCase()}`;
}
