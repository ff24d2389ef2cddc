import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/** Matches the text of a message in the output of Lingui's macros. */
const MESSAGE = /(\bmessage: )("(?:[^"\\]|\\.)+"|'(?:[^'\\]|\\.)+')/g;
/** Comment with which Lingui's macros mark each message. */
const MARK = '/*i18n*/';

/** Compiles messages when the app is built, so that browsers do not load the parser of ICU messages. */
export const compileMessages = () => ({
  name: 'compile-messages',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { code: '#i18n' },
    handler(code, id) {
      let count = 0;
      const result = code.replace(MESSAGE, (_, start, literal) => {
        count += 1;
        return start + JSON.stringify(compileMessageOrThrow(valueOf(literal)));
      });
      // A message that is not compiled would show its placeholders.
      const expected = code.split(MARK).length - 1;
      if (count !== expected) this.error(`${id}: ${count} of ${expected} messages are compiled.`);
      return { code: result, map: null };
    },
  },
});

/** Returns the value of a string literal in double or single quotes. */
function valueOf(literal) {
  if (literal.startsWith('"')) return JSON.parse(literal);
  const inner = literal.slice(1, -1).replace(/\\.|"/g, (part) => ({ "\\'": "'", '"': '\\"' })[part] ?? part);
  return JSON.parse(`"${inner}"`);
}
