/** Refusals for changes to the lead form and to forms for contacts, and for submissions of these forms. */
export const FORM_REFUSALS = {
  FORM_INVALID: 'This is not a form. Send JSON with the fields of a form and at most 60,000 characters.',
  FORM_QUESTIONS_TOO_MANY: 'A form can have at most 30 questions.',
  FORM_OPTIONS_TOO_MANY: 'A question can have at most 50 options.',
  FORM_OPTIONS_TOO_FEW: 'Add at least two options, or at least one option if several can be chosen.',
  FORM_KEY_INVALID:
    'A key must start with a letter, contain at most 40 lower-case letters, digits and underscores, and not be the name of a built-in field or a UTM parameter.',
  FORM_KEY_TAKEN: 'This key is used twice. Choose another key.',
  FORM_LABEL_MISSING: 'This text is required in the default language.',
  FORM_TEXT_TOO_LONG: 'This text is too long.',
  FORM_URL_INVALID: 'Enter a URL that starts with https:// and has at most 500 characters.',
  FORM_COLOR_INVALID: 'Enter a color with six hexadecimal digits, for example #3b5bdb.',
  FORM_LOGO_INVALID: 'Upload a PNG, JPEG or WebP image of at most 60 KB.',
  FORM_LANGUAGE_UNKNOWN: 'This language is not available, or not a language of the form.',
  FORM_HIDDEN_FIELDS_TOO_MANY: 'A form can have at most 20 hidden fields.',
  FORM_ORIGIN_INVALID: 'Enter an origin such as https://www.example.com, without a path.',
  FORM_ORIGINS_TOO_MANY: 'A form can be embedded on at most 20 origins.',
  FORM_CHANGED: 'Another member has changed this form. Reload the page.',
  FORM_UNCHANGED: 'The draft is the same as the published form. Change it before you publish.',
  FORM_ANSWER_MISSING: 'Fill in this field.',
  FORM_ANSWER_INVALID: 'This value is not valid.',
  FORM_ANSWER_TOO_LONG: 'This answer is too long.',
  FORM_ANSWER_UNKNOWN: 'The form does not have this question. Reload the page.',
  FORM_QUESTION_ADDED:
    'This question depends on your other answers. Answer it or leave it empty, then send the form again.',
  FORM_FILES_INVALID: 'Enter a whole number of files from 1 to 10.',
  FORM_CONDITION_QUESTION_INVALID:
    'A condition must refer to an earlier question of the form. Choose another question.',
  FORM_SECTION_EMPTY: 'A section needs at least one question. Add a question below it, or remove the section.',
  FORM_CONDITION_OPERATOR_INVALID: 'This comparison does not fit the answer type of the question. Choose another.',
  FORM_CONDITION_VALUE_INVALID: 'This is not a possible answer to the question. Choose or enter another value.',
  FORM_VERSION_REPLACED: 'The form has changed. Reload the page.',
  SURFACE_NAME_INVALID: 'Enter a name with 1 to 100 characters.',
  SURFACE_DAYS_INVALID: 'Enter a whole number of days from 1 to 30.',
  SURFACE_REMINDER_INVALID: 'Enter a whole number of hours from 1 to 23, or leave the field empty.',
  SURFACE_FIELD_INVALID:
    'A field starts with a letter, has at most 64 letters, digits and underscores, and is not name, phone or email.',
  SURFACE_FIELD_TAKEN: 'Another question already writes this field. Choose another field.',
  SURFACE_PREFILL_INVALID:
    'Only a question that stores its answer in a field can show the known value. Email and checkbox questions cannot.',
  SURFACE_CONFIDENCE_INVALID: 'Enter a whole number of percent from 1 to 100.',
  SURFACE_QUESTIONS_MISSING: 'Add at least one question before you publish the form.',
  SURFACE_NOT_PUBLISHED: 'This form has no published version. Publish it before you send it.',
  SURFACE_ARCHIVED: 'This form is archived. Choose another form.',
  SURFACE_ENDED: 'This link can no longer be revoked, because the form was submitted, has expired or was revoked.',
  SURFACE_BIRTH_DATE_UNKNOWN:
    'This form asks for the birth date, which the record of the contact does not contain. Add it, or choose another form.',
  SURFACE_CODE_NOT_SENDABLE:
    'This form asks for a code, which cannot be sent to the contact now. Connect a Twilio number, or wait for a message of the contact.',
  SURFACE_NOT_LOCKED: 'This form is not locked. Reload the page.',
  SURFACE_NOT_IN_REVIEW: 'This form is not waiting for review. Reload the page.',
  SURFACE_NOTE_INVALID: 'Enter what the contact must correct, with at most 500 characters.',
  SURFACE_LINK_UNKNOWN:
    'The message with the link was deleted, or the link was sent in another way, so the form cannot be returned. Accept the form, or send a new form.',
} as const;
