import { TOOL_CALL_ERRORS, TOOL_CALL_STATUSES, TOOL_CONTEXT_FIELDS, TOOL_KINDS, TOOL_METHODS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const ToolMethodEnum = enumOf('ToolMethod', 'HTTP method of the requests of a tool.', TOOL_METHODS, {
  GET: 'Arguments are sent in the URL.',
  POST: 'Arguments that the URL does not contain are sent as a JSON object.',
  PUT: 'Arguments that the URL does not contain are sent as a JSON object.',
  PATCH: 'Arguments that the URL does not contain are sent as a JSON object.',
  DELETE: 'Arguments are sent in the URL.',
});
export const ToolKindEnum = enumOf('ToolKind', 'Whether a tool only reads data or also changes it.', TOOL_KINDS, {
  READS: 'The tool only reads data. It needs no confirmation.',
  CHANGES: 'The tool changes data. The contact must confirm the call, and the tool runs at most once per episode.',
});
export const ToolContextFieldEnum = enumOf(
  'ToolContextField',
  'Data of the conversation that a tool sends with its requests. The contact cannot change it.',
  TOOL_CONTEXT_FIELDS,
  {
    CONTACT_ID: 'Id of the contact, sent as `contact_id`.',
    CONTACT_NAME: 'Name of the contact, sent as `contact_name`.',
    CONTACT_PHONE: 'Phone number of the contact in the E.164 format, sent as `contact_phone`.',
    CONTACT_EMAIL: 'Email address of the contact, sent as `contact_email` if it is known.',
    LEAD_ID: 'Id of the lead, sent as `lead_id` if there is one.',
    CONVERSATION_ID: 'Id of the conversation or call, sent as `conversation_id`.',
  },
);
export const ToolCallStatusEnum = enumOf('ToolCallStatus', 'Status of a call of a tool.', TOOL_CALL_STATUSES, {
  REQUESTED: 'The result is not stored yet.',
  SUCCEEDED: 'The tool responded with success.',
  FAILED: 'The tool did not execute the request.',
  UNKNOWN: 'The tool did not report whether the change took effect. The request is not repeated.',
});
export const ToolCallErrorEnum = enumOf(
  'ToolCallError',
  'Reason why a call of a tool did not succeed.',
  TOOL_CALL_ERRORS,
  {
    ARGUMENTS:
      'The arguments do not match the JSON Schema, or required data of the conversation is missing. Nothing was sent.',
    ADDRESS: 'The host name resolves to a private network. Nothing was sent.',
    DNS: 'The host name was not found.',
    TLS: 'No trusted TLS connection could be established.',
    TIMEOUT: 'The tool did not respond within its time limit.',
    CONNECTION: 'The connection was refused or closed.',
    SIZE: 'The response is larger than 1 MB.',
    STATUS: 'The status of the response is not a success.',
    REDIRECT: 'The response is a redirect, which is not followed.',
    FORMAT: 'The response is not JSON.',
    TOOL_ERROR: 'The MCP server or its tool reported an error.',
    TOOL_REMOVED: 'The MCP server no longer has the tool.',
    INTERRUPTED: 'The process ended after the request. The request was not repeated.',
  },
);
