/** Refusals about voice settings and sensitive topics. */
export const VOICE_REFUSALS = {
  VOICE_SETTINGS_CHANGED: 'Somebody has changed these settings meanwhile. Look at what they did, then do it again.',
  VOICE_NOT_HERE: 'This workspace writes on WhatsApp: it has no voice.',
  VOICE_INVALID: 'The id of a voice has up to 100 letters, digits, hyphens and underscores.',
  VOICE_SPEED_INVALID: 'A voice speaks at 0.5 to 2 times its own speed.',
  VOICE_MISSING: 'Choose a voice first: the speed goes with it.',
  LANGUAGE_NOT_HEARD: 'The transcriber does not know this language. Choose one of the list.',
  LANGUAGE_MISSING: 'Choose a language first: the keyterms are listened for in it.',
  KEYTERMS_TOO_MANY: 'At most 40 keyterms are listened for.',
  KEYTERM_INVALID: 'A keyterm has 1 to 40 characters.',
  TOPICS_TOO_MANY: 'At most 20 topics are sensitive.',
  TOPIC_INVALID: 'A topic has 1 to 100 characters, and stands in the list once.',
  TOPIC_WORDS_MISSING: 'Write what the agent answers, in up to 300 characters.',
} as const;
