export const KNOWLEDGE_REFUSALS = {
  KNOWLEDGE_CHANGED: 'Another member changed this source or profile in the meantime. Reload it, then try again.',
  KNOWLEDGE_SOURCE_INVALID:
    'Enter a title of at most 200 characters, and an answer of at most 4,000 or a text of at most 100,000 characters.',
  KNOWLEDGE_SOURCES_TOO_MANY: 'A workspace can have at most 1,000 knowledge sources. Delete one first.',
  KNOWLEDGE_PASSAGES_TOO_MANY:
    'The knowledge of a workspace can have at most 20,000 passages. Shorten or delete a text.',
  KNOWLEDGE_FILE_EMPTY: 'This file is empty. Choose another file.',
  KNOWLEDGE_FILE_TOO_LARGE: 'This file is too large. A file can have at most 20 MB.',
  KNOWLEDGE_FILES_UNREAD:
    'At least 50 files are waiting to be read or could not be read. Delete or replace some of them first.',
  KNOWLEDGE_SOURCE_NOT_FILE: 'Only a file can be replaced with a file. Add the file as a new source.',
  KNOWLEDGE_SOURCE_NOT_READABLE: 'This source cannot be read again. Replace the file.',
  KNOWLEDGE_SOURCE_NOT_WRITTEN:
    'Only texts and answers can be edited. Replace the file, or change the page on its website.',
  KNOWLEDGE_SOURCE_NOT_WEB_PAGE: 'Only web pages are read again on a schedule. Choose a web page.',
  KNOWLEDGE_VERSION_CURRENT: 'The source or profile already has this content. Choose another version.',
  KNOWLEDGE_VERSION_OF_WEB_PAGE: 'Web pages cannot be restored. Change the page on its website, then read it again.',
  UNANSWERED_QUESTION_IN_GROUP: 'The question is already in this group. Choose another group.',
  PUBLIC_URL_INVALID:
    'Enter an address with http or https, without a user name or password, and with at most 500 characters.',
  PUBLIC_URL_OF_WEB_PAGE: 'A web page is sent with its own address. Leave the public URL empty.',
} as const;
