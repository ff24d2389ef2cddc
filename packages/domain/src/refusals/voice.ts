export const VOICE_REFUSALS = {
  VOICE_SETTINGS_CHANGED: 'These settings were changed by someone else. Review the changes, then try again.',
  VOICE_NOT_AVAILABLE: 'Voice settings are not available in WhatsApp workspaces.',
  VOICE_INVALID: 'A voice ID can have at most 100 letters, digits, hyphens and underscores.',
  VOICE_SPEED_INVALID: 'Enter a speed between 0.5 and 2.',
  VOICE_MISSING: 'Choose a voice before setting its speed.',
  LANGUAGE_NOT_SUPPORTED: 'The transcriber does not support this language. Choose one from the list.',
  LANGUAGE_MISSING: 'Choose a language before adding keyterms.',
  KEYTERMS_TOO_MANY: 'Enter at most 40 keyterms. A keyterm is a name or uncommon word for speech recognition.',
  KEYTERM_INVALID: 'A keyterm must have 1 to 40 characters.',
  TOPICS_TOO_MANY: 'Enter at most 20 topics.',
  TOPIC_INVALID: 'A topic must have 1 to 100 characters and be listed only once.',
  TOPIC_ANSWER_INVALID: 'Enter an answer of at most 300 characters.',
} as const;
