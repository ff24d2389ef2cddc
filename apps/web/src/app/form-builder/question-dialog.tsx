import {
  FORM_LIMITS,
  FORM_QUESTION_TYPES,
  type FormProblem,
  type FormQuestion,
  type FormQuestions,
  type FormQuestionType,
  isFileQuestion,
  LEAD_QUESTION_TYPES,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Modal, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { TYPE_TITLES } from './labels.ts';
import { OptionsEditor } from './options-editor.tsx';
import { keyFor, problemsOf } from './question-values.ts';
import { SectionForm } from './section-form.tsx';
import { canPrefill, TargetField } from './target-field.tsx';
import { problemAt, TextsField } from './texts-field.tsx';

interface Props {
  /** Question or section to edit. Its key is empty if it is new. Null if the dialog is closed. */
  question: FormQuestion | null;
  /** Index of the question in the form. */
  index: number;
  content: FormQuestions;
  isForContacts: boolean;
  onClose: () => void;
  onSave: (question: FormQuestion) => void;
}

/** Dialog that adds or edits a question or section. The changes are saved together with the form. */
export function QuestionDialog({ question, onClose, ...rest }: Props) {
  const shown = useLastValue(question);
  const isNew = shown?.key === '';
  const isSection = shown?.type === 'SECTION';
  const sectionTitle = isNew ? t`Add section` : t`Edit section`;
  const questionTitle = isNew ? t`Add question` : t`Edit question`;
  return (
    <Modal opened={question !== null} onClose={onClose} size="lg" title={isSection ? sectionTitle : questionTitle}>
      {shown && isSection && <SectionForm key={shown.key} section={shown} onClose={onClose} {...rest} />}
      {shown && !isSection && <QuestionForm key={shown.key} question={shown} onClose={onClose} {...rest} />}
    </Modal>
  );
}

const optionsOf = (types: readonly FormQuestionType[]) => types.map((value) => ({ value, label: TYPE_TITLES[value] }));

/** Returns the question without the settings that do not apply to its type. */
function ofItsType({ maxFiles = 1, ...question }: FormQuestion): FormQuestion {
  return isFileQuestion(question) ? { ...question, maxFiles, targetField: null } : question;
}

function QuestionForm({
  question: given,
  index,
  content,
  isForContacts,
  onClose,
  onSave,
}: Props & { question: FormQuestion }) {
  const [question, setQuestion] = useState(given);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const { languages } = content;
  const path = `questions.${index}`;
  const change = (part: Partial<FormQuestion>) => setQuestion({ ...question, ...part });
  const hasOptions = question.type === 'CHOICE' || question.type === 'CHOICES';
  const hasFiles = isFileQuestion(question);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const taken = content.questions.filter((_, at) => at !== index).map(({ key }) => key);
    const key = question.key || keyFor(question.label[content.defaultLanguage] ?? '', taken, 'question');
    const prefill = isForContacts && { prefill: canPrefill(question) && question.prefill === true };
    const complete = { ...ofItsType(question), key, options: hasOptions ? question.options : [], ...prefill };
    const found = problemsOf(complete, index, content);
    setProblems(found);
    if (found.length === 0) onSave(complete);
  };
  return (
    <Form onSubmit={submit} aria-label={t`Question details`}>
      <Stack gap="md">
        <TextsField
          label={t`Question`}
          texts={question.label}
          onChange={(label) => change({ label })}
          path={`${path}.label`}
          isFocusedFirst
          {...{ languages, problems }}
        />
        <NativeSelect
          label={t`Answer type`}
          data={optionsOf(isForContacts ? FORM_QUESTION_TYPES : LEAD_QUESTION_TYPES)}
          value={question.type}
          onChange={(event) => change({ type: event.currentTarget.value as FormQuestionType })}
        />
        {hasOptions && (
          <OptionsEditor
            options={question.options}
            onChange={(options) => change({ options })}
            path={`${path}.options`}
            {...{ languages, problems }}
          />
        )}
        {hasFiles && (
          <NumberInput
            label={t`Maximum number of files`}
            description={t`A file can be up to 10 MB. A form can have up to 10 files.`}
            value={question.maxFiles ?? 1}
            min={1}
            max={FORM_LIMITS.files}
            allowDecimal={false}
            error={problemAt(problems, `${path}.maxFiles`)}
            onChange={(value) => change({ maxFiles: Number(value) })}
          />
        )}
        <TextsField
          label={t`Help text`}
          texts={question.help}
          onChange={(help) => change({ help })}
          path={`${path}.help`}
          {...{ languages, problems }}
        />
        <Checkbox
          label={t`Required`}
          checked={question.required}
          onChange={(event) => change({ required: event.currentTarget.checked })}
        />
        {isForContacts && !hasFiles && <TargetField question={question} onChange={change} {...{ path, problems }} />}
        {isForContacts && (
          <ConditionEditor
            condition={question.condition ?? null}
            label={t`Show this question`}
            onChange={(condition) => change({ condition })}
            path={`${path}.condition`}
            {...{ content, index, problems }}
          />
        )}
        <TextInput
          label={t`Key`}
          description={t`Name of the answer in the API. Leave empty to generate it from the question.`}
          value={question.key}
          maxLength={FORM_LIMITS.keyLength}
          error={problemAt(problems, `${path}.key`)}
          onChange={(event) => change({ key: event.currentTarget.value })}
        />
        <FormButtons onCancel={onClose} pending={false}>
          {given.key === '' ? t`Add question` : t`Apply`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
