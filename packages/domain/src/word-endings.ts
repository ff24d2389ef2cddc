/** Verb endings with the endings of the nouns derived from these verbs, and the reverse. */
export const NOUNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ieren$/, ['ierung', 'e']],
  [/iert$/, ['ierung', 'ieren']],
  [/ert$/, ['erung', 'ern']],
  [/elt$/, ['elung', 'eln']],
  [/ern$/, ['erung']],
  [/eln$/, ['elung']],
  [/en$/, ['ung', 'er']],
  [/ar$/, ['acion', 'amiento', 'acao', 'amento', 'aje', 'agem']],
  [/erung$/, ['ern']],
  [/ung$/, ['en']],
  [/(?:acion|amiento|acao|amento|aje|agem)$/, ['ar']],
];

/** Portuguese singular endings with their plural endings, and the reverse: "avental" and "aventais". */
export const PLURALS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/al$/, ['ais']],
  [/el$/, ['eis']],
  [/ol$/, ['ois']],
  [/il$/, ['is', 'eis']],
  [/ao$/, ['oes', 'aes', 'aos']],
  [/(?<=[aeiou])m$/, ['ns']],
  [/ais$/, ['al']],
  [/eis$/, ['el', 'il']],
  [/ois$/, ['ol']],
  [/(?:oes|aes)$/, ['ao']],
  [/(?<=[aeiou])ns$/, ['m']],
];
