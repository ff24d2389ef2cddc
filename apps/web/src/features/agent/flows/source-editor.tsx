import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { SourceProblem } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import classes from './source-editor.module.css';

export interface SourceEditorHandle {
  goTo: (line: number) => void;
}

interface Props {
  value: string;
  onChange: (source: string) => void;
  problems: readonly SourceProblem[];
  readOnly: boolean;
  ref: Ref<SourceEditorHandle>;
}

/** CodeMirror editor with line numbers and markers for problems. The Tab key leaves the editor. */
export function SourceEditor({ value, onChange, problems, readOnly, ref }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const onChangeRef = useRef(onChange);
  useEffect(() => {
    onChangeRef.current = onChange;
  }, [onChange]);
  useEffect(() => {
    const made = new EditorView({ doc: value, parent: place.current!, extensions: extensions(readOnly, onChangeRef) });
    view.current = made;
    return () => made.destroy();
    // oxlint-disable-next-line react/exhaustive-deps -- CodeMirror manages its text; `value` is only the initial text.
  }, [readOnly]);
  useEffect(() => {
    const { current } = view;
    if (current)
      current.dispatch(
        setDiagnostics(
          current.state,
          problems.map((problem) => diagnosticOf(current.state, problem)),
        ),
      );
  }, [problems]);
  useImperativeHandle(ref, () => ({ goTo: (line) => view.current && goTo(view.current, line) }));
  return <div ref={place} className={classes.editor} />;
}

function extensions(readOnly: boolean, onChangeRef: { current: (source: string) => void }) {
  return [
    lineNumbers(),
    lintGutter(),
    history(),
    json(),
    bracketMatching(),
    indentOnInput(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.lineWrapping,
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({ 'aria-label': t`Flows as JSON`, tabindex: '0', spellcheck: 'false' }),
    EditorView.updateListener.of(({ docChanged, state }) => docChanged && onChangeRef.current(state.doc.toString())),
  ];
}

function diagnosticOf({ doc }: EditorState, { line, words }: SourceProblem): Diagnostic {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return { from, to, severity: 'error', message: words };
}

function goTo(view: EditorView, line: number) {
  const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
  view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
  view.focus();
}
