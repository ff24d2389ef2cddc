import { useMonaco } from '@graphiql/react';
import { useEffect } from 'react';

/** Names of the app's color themes in the editor. */
export const EDITOR_THEMES = { light: 'frontdesk-light', dark: 'frontdesk-dark' };

const CLEAR = '#ffffff00';

// Some of Monaco's default colors have a contrast below 4.5:1. Check the contrast with axe after changes.
const COLOURS = {
  light: {
    base: 'vs' as const,
    surface: '#ffffff',
    accent: '#3347c4',
    soft: '#edf0ff',
    lines: '#5d6070',
    rules: { comment: '5d6070', number: '0a6640', 'number.json': '0a6640', 'argument.identifier.gql': '5b3fb8' },
  },
  dark: {
    base: 'vs-dark' as const,
    surface: '#191a21',
    accent: '#a9b7ff',
    soft: '#252b4d',
    lines: '#9a9dae',
    rules: { comment: '9a9dae', 'argument.identifier.gql': 'b3a8ff' },
  },
};

/** Registers the app's color themes when the editor is loaded, and selects the theme for the color scheme. */
export function useEditorThemes(scheme: 'light' | 'dark') {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    if (!monaco) return;
    for (const name of ['light', 'dark'] as const) {
      const { base, surface, accent, soft, lines, rules } = COLOURS[name];
      monaco.editor.defineTheme(EDITOR_THEMES[name], {
        base,
        inherit: true,
        rules: Object.entries(rules).map(([token, foreground]) => ({ token, foreground })),
        colors: {
          'editor.background': CLEAR,
          'scrollbar.shadow': CLEAR,
          'editorLineNumber.foreground': lines,
          'editorLineNumber.activeForeground': accent,
          'editorLineNumber.dimmedForeground': lines,
          'editorWidget.background': surface,
          'editorHoverWidget.background': surface,
          'editorSuggestWidget.background': surface,
          'editorSuggestWidget.selectedBackground': soft,
          'editorSuggestWidget.selectedForeground': accent,
          'editorSuggestWidget.highlightForeground': accent,
          'list.hoverBackground': soft,
          'quickInput.background': surface,
          'quickInputList.focusBackground': soft,
          'textLink.foreground': accent,
          focusBorder: accent,
        },
      });
    }
    monaco.editor.setTheme(EDITOR_THEMES[scheme]);
  }, [monaco, scheme]);
}
