import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { AnswerSources } from '../../app/answer-sources.tsx';
import { indentedJson } from '../../lib/indented-json.ts';
import { CHECK_LABELS, stepFacts, stepTitle, type TraceStep } from './reply-trace-labels.ts';
import classes from './reply-trace-step.module.css';

/** A step of a reply: its input, its output, and the checks of the output. */
export function ReplyTraceStep({ step }: { step: TraceStep }) {
  const { position, tool, error, passages, checks, isTruncated } = step;
  return (
    <li className={classes.step}>
      <h3 className={classes.title}>{`${position}. ${stepTitle(step)}`}</h3>
      <Text size="xs" c="dimmed">
        {stepFacts(step)}
      </Text>
      <Details title={t`Instructions`} text={step.instructions} />
      <Details title={t`Prompt data`} text={step.input} />
      <Details title={t`Arguments`} text={step.arguments} isOpen />
      <Details title={t`Model reply`} text={step.reply} isOpen />
      <Details title={t`Result`} text={step.result} isOpen />
      {error && <p className={classes.note}>{t`Error: ${error}`}</p>}
      {tool === 'search_knowledge' && <Passages passages={passages} />}
      {checks.length > 0 && <Checks checks={checks} />}
      {isTruncated && <p className={classes.note}>{t`Long texts were truncated.`}</p>}
    </li>
  );
}

interface DetailsProps {
  title: string;
  text: string | null;
  isOpen?: boolean;
}

/** Collapsible text of a step. Renders nothing if there is no text. */
function Details({ title, text, isOpen = false }: DetailsProps) {
  if (text === null) return null;
  return (
    <details className={classes.details} open={isOpen}>
      <summary>{title}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll it. */}
      <pre className={classes.text} dir="auto" tabIndex={0} role="group" aria-label={title}>
        {indentedJson(text)}
      </pre>
    </details>
  );
}

function Passages({ passages }: Pick<TraceStep, 'passages'>) {
  if (passages.length === 0) return <p className={classes.note}>{t`No passages found`}</p>;
  return (
    <ol className={classes.list} aria-label={t`Passages found`}>
      {passages.map((passage) => (
        <li key={passage.reference} className={classes.passage}>
          <AnswerSources sources={[{ ...passage, id: passage.reference }]} />
          <p className={classes.quote} dir="auto">
            {passage.text}
          </p>
          <Text size="xs" c="dimmed">
            {passageFacts(passage)}
          </Text>
        </li>
      ))}
    </ol>
  );
}

function passageFacts({ reference, question, score }: TraceStep['passages'][number]): string {
  const match = score === null ? [] : [t`${Math.round(score * 100)}% match`];
  return [reference, t`Question: ${question}`, ...match].join(' · ');
}

const Checks = ({ checks }: Pick<TraceStep, 'checks'>) => (
  <ul className={classes.list} aria-label={t`Checks`}>
    {checks.map(({ kind, isPassed, problems }, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- the list never changes, and a kind can occur twice.
      <li key={index} className={classes.check} data-failed={!isPassed || undefined}>
        {isPassed ? <IconCheck size={14} aria-hidden /> : <IconAlertCircle size={14} aria-hidden />}
        <span>
          {isPassed ? t`${CHECK_LABELS[kind]}: passed` : t`${CHECK_LABELS[kind]}: not passed`}
          {problems.map((problem) => (
            <span key={problem} className={classes.problem}>
              {problem}
            </span>
          ))}
        </span>
      </li>
    ))}
  </ul>
);
