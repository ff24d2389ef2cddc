import { draftProblems, readGraph, type SourceProblem } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { saveFile } from '../../../lib/save-file.ts';
import type { Draft } from '../use-agent.ts';
import { useWorkspaceFacts, type WorkspaceFacts } from '../use-workspace-facts.ts';
import classes from './json-view.module.css';
import { SourceEditor, type SourceEditorHandle } from './source-editor.tsx';
import type { FlowEditor } from './use-flow-editor.ts';

interface Props {
  draft: Draft;
  editor: FlowEditor;
  readOnly: boolean;
}

/**
 * Flows and settings of the workspace as JSON, for editing, import and export. Problems are marked at the lines in
 * which they occur.
 */
export function JsonView({ draft, editor, readOnly }: Props) {
  const [source, setSource] = useState(editor.source);
  // CodeMirror manages its own text, so a new editor is mounted after an import.
  const [imported, setImported] = useState(0);
  const place = useRef<SourceEditorHandle>(null);
  const { questions } = draft.persona;
  const facts = useWorkspaceFacts();
  const problems = useMemo(
    () => problemsIn(source, { questions, goal: editor.goal, facts }),
    [source, questions, editor.goal, facts],
  );
  const write = (text: string) => {
    setSource(text);
    editor.write(text);
  };
  const upload = async (file: File | null) => {
    if (!file) return;
    write(await file.text());
    setImported((count) => count + 1);
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {t`This JSON does not include built-in flows and questions.`}
        </Text>
        <Group gap="xs">
          {!readOnly && (
            <FileButton accept="application/json" onChange={(file) => void upload(file)}>
              {(props) => (
                <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={15} aria-hidden />}>
                  {t`Import JSON`}
                </Button>
              )}
            </FileButton>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={() => saveFile(source, 'flows.json', 'application/json')}
          >
            {t`Export JSON`}
          </Button>
        </Group>
      </Group>
      <SourceEditor
        key={imported}
        ref={place}
        value={source}
        onChange={write}
        problems={problems}
        readOnly={readOnly}
      />
      <SourceProblems problems={problems} onGoTo={(line) => place.current?.goTo(line)} />
    </Stack>
  );
}

function SourceProblems({ problems, onGoTo }: { problems: readonly SourceProblem[]; onGoTo: (line: number) => void }) {
  return (
    <div role="status">
      {problems.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t`No errors`}
        </Text>
      ) : (
        <ul className={classes.problems} aria-label={t`Errors`}>
          {problems.map(({ line, column, path, words }) => (
            <li key={`${line}:${column}:${path}:${words}`}>
              <button type="button" className={classes.jump} onClick={() => onGoTo(line)}>
                {t`Line ${line}`}
              </button>{' '}
              {path && <code>{path}</code>} {words}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function problemsIn(
  source: string,
  { questions, goal, facts }: Pick<Draft['persona'], 'questions'> & Pick<Draft, 'goal'> & { facts: WorkspaceFacts },
): readonly SourceProblem[] {
  const read = readGraph(source);
  return 'problems' in read
    ? read.problems
    : draftProblems({ questions, goal, own: read.graph }, facts).map((problem) => read.locate(problem));
}
