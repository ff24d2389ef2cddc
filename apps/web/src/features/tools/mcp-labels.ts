import type { McpReadError, McpServerStatus, McpToolStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { McpServerQuery, McpServersQuery } from '../../gql/types.ts';
import type { Tone } from '../../ui/status-badge.tsx';

export type ListedServer = McpServersQuery['mcpServers']['edges'][number]['node'];
export type ReviewedTool = McpServerQuery['mcpServer']['tools']['edges'][number]['node'];

export const SERVER_STATUSES: Record<McpServerStatus, { title: string; tone: Tone }> = {
  READING: { title: t`Reading tools`, tone: 'info' },
  CONNECTED: { title: t`Connected`, tone: 'good' },
  FAILED: { title: t`Failed`, tone: 'bad' },
};

export const TOOL_STATUSES: Record<McpToolStatus, { title: string; tone: Tone }> = {
  NEW: { title: t`New`, tone: 'info' },
  ALLOWED: { title: t`Allowed`, tone: 'good' },
  CHANGED: { title: t`Changed, needs review`, tone: 'warning' },
  REMOVED: { title: t`Removed by the server`, tone: 'neutral' },
  BLOCKED: { title: t`Blocked`, tone: 'bad' },
};

export const READ_ERRORS: Record<McpReadError, string> = {
  ADDRESS: t`The host is in a private network. Nothing was sent.`,
  DNS: t`The host name was not found.`,
  TLS: t`No trusted TLS connection could be established.`,
  TIMEOUT: t`The server did not respond within 30 seconds.`,
  CONNECTION: t`The connection was refused or closed.`,
  SIZE: t`A response is larger than 1 MB.`,
  STATUS: t`The server responded with an error status. Check the URL and the header.`,
  REDIRECT: t`The response is a redirect, which is not followed.`,
  FORMAT: t`The server does not follow the Model Context Protocol.`,
  PROTOCOL: t`The server refused the request.`,
  LIST_TOO_LONG: t`The server lists more than 100 tools or 10 pages. The rest is not shown.`,
};
