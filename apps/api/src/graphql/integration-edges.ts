import type { Edge } from './edge.ts';
import { many, one } from './edge-joins.ts';

/** Fields that link tools, webhooks and provider log entries with other types, by type and field name. */
export const INTEGRATION_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  HttpTool: { calls: many('ToolCall', { id: 'toolId' }, 'requestedAt', 'Calls of the tool, newest first.') },
  McpServer: { tools: many('McpTool', { id: 'serverId' }, 'createdAt', 'Tools of the server, newest first.') },
  McpTool: {
    server: one('McpServer', 'serverId', 'Server of the tool.'),
    calls: many('ToolCall', { id: 'mcpToolId' }, 'requestedAt', 'Calls of the tool, newest first.'),
  },
  ToolCall: {
    tool: one('HttpTool', 'toolId', 'HTTP tool that was called. Null if a tool of an MCP server was called.'),
    mcpTool: one('McpTool', 'mcpToolId', 'Tool of an MCP server that was called. Null if an HTTP tool was called.'),
    conversation: one(
      'Conversation',
      'conversationId',
      'Conversation in which the tool was called. Null if it was called in a phone call.',
    ),
    call: one('Call', 'callId', 'Phone call in which the tool was called. Null if it was called in a conversation.'),
  },
  ProviderLogEntry: {
    message: one('Message', 'messageId', 'Message that was sent. Null for other requests.'),
    call: one('Call', 'callId', 'Call of the request. Null for other requests.'),
    booking: one('Booking', 'bookingId', 'Booking of the request. Null for other requests.'),
    conversation: one('Conversation', 'conversationId', 'Conversation of a model call. Null for other requests.'),
  },
  Webhook: {
    deliveries: many('WebhookDelivery', { id: 'webhookId' }, 'createdAt', 'Deliveries of the webhook, newest first.'),
  },
  WebhookDelivery: { webhook: one('Webhook', 'webhookId', 'Webhook of the delivery.') },
};
