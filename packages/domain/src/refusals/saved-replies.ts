/** Refusals for changes to saved replies. */
export const SAVED_REPLY_REFUSALS = {
  SHORTCUT_INVALID: 'Enter a shortcut with 1 to 32 letters, digits, hyphens or underscores.',
  SHORTCUT_TAKEN: 'There is already a saved reply with this shortcut. Choose another shortcut.',
  SAVED_REPLY_TEXT_INVALID: 'Enter a text with 1 to 4,096 characters. Use only the listed placeholders.',
  SAVED_REPLY_FOLDER_INVALID: 'A folder can have at most 40 characters on one line.',
  SAVED_REPLIES_TOO_MANY:
    'A member can have 100 private replies, and a workspace 500 shared replies. Delete some first.',
  SAVED_REPLY_FILE_TOO_LARGE: 'This file is too large. A file of saved replies can have at most 5 MB and 1,000 rows.',
} as const;
