import { useQuery } from '@apollo/client/react';
import { namedField } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { NativeSelect } from '@mantine/core';
import { SendableFormsDocument } from '../../../gql/sendable-forms.ts';

interface Props {
  /** Argument as an expression: the id of the form in quotation marks. */
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
}

/** Field for the form that a state sends. A form that can no longer be sent, or that the member cannot read, stays selected. */
export function SentFormInput({ value, readOnly, onChange }: Props) {
  const { data } = useQuery(SendableFormsDocument);
  const chosen = namedField(value) ?? '';
  const published = data?.surfaceTemplates.edges.filter(({ node }) => node.publishedNumber !== null) ?? [];
  const forms = published.map(({ node }) => ({ value: node.id, label: node.name }));
  const isListed = chosen === '' || forms.some((form) => form.value === chosen);
  return (
    <NativeSelect
      label={t`Form`}
      description={t`The reply contains the link to the form. The flow continues when the form is submitted.`}
      data={[
        { value: '', label: t`Choose a form` },
        ...forms,
        ...(isListed ? [] : [{ value: chosen, label: t`Unknown form` }]),
      ]}
      value={chosen}
      disabled={readOnly}
      onChange={(event) => onChange(`'${event.currentTarget.value}'`)}
    />
  );
}
