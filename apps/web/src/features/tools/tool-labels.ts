import type { ToolCallError, ToolCallStatus, ToolContextField, ToolKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { ToolsQuery } from '../../gql/types.ts';
import type { Tone } from '../../ui/status-badge.tsx';

export type ListedTool = ToolsQuery['httpTools']['edges'][number]['node'];

export const KIND_TITLES: Record<ToolKind, string> = { READS: t`Reads data`, CHANGES: t`Changes data` };

export const CONTEXT_TITLES: Record<ToolContextField, string> = {
  CONTACT_ID: t`Contact ID`,
  CONTACT_NAME: t`Contact name`,
  CONTACT_PHONE: t`Contact phone number`,
  CONTACT_EMAIL: t`Contact email address`,
  LEAD_ID: t`Lead ID`,
  CONVERSATION_ID: t`Conversation ID`,
};

export const STATES: Record<ToolCallStatus, { title: string; tone: Tone }> = {
  REQUESTED: { title: t`In progress`, tone: 'info' },
  SUCCEEDED: { title: t`Succeeded`, tone: 'good' },
  FAILED: { title: t`Failed`, tone: 'bad' },
  UNKNOWN: { title: t`Result unknown`, tone: 'warning' },
};

export const ERROR_TITLES: Record<ToolCallError, string> = {
  ARGUMENTS: t`The arguments do not match the JSON Schema, or required data of the conversation is missing. Nothing was sent.`,
  ADDRESS: t`The host is in a private network. Nothing was sent.`,
  DNS: t`The host name was not found.`,
  TLS: t`No trusted TLS connection could be established.`,
  TIMEOUT: t`The tool did not respond within the time limit.`,
  CONNECTION: t`The connection was refused or closed.`,
  SIZE: t`The response is larger than 1 MB.`,
  STATUS: t`The tool responded with an error status.`,
  REDIRECT: t`The response is a redirect, which is not followed.`,
  FORMAT: t`The response is not JSON.`,
  TOOL_ERROR: t`The MCP server or its tool reported an error.`,
  TOOL_REMOVED: t`The MCP server no longer has this tool.`,
  INTERRUPTED: t`Frontdesk restarted during the request. The request was not repeated.`,
};
