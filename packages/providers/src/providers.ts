import type { CalendarPort } from './ports/calendar-port.ts';
import type { MessagingPort } from './ports/messaging-port.ts';
import type { ModelPort } from './ports/model-port.ts';
import type { VoicePort } from './ports/voice-port.ts';
import type { CalComConfig, OpenAiConfig, TwilioConfig, VapiConfig } from './provider-config.ts';

/** One per process: it remembers, per workspace, which provider is down and how many requests are under way. Ports are made per use. */
export interface Providers {
  messaging(workspaceId: string, config: TwilioConfig): MessagingPort;
  model(workspaceId: string, config: OpenAiConfig): ModelPort;
  calendar(workspaceId: string, config: CalComConfig): CalendarPort;
  voice(workspaceId: string, config: VapiConfig): VoicePort;
}
