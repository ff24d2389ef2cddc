export * from './ports/calendar-port.ts';
export * from './ports/messaging-port.ts';
export * from './ports/model-port.ts';
export * from './ports/provider.ts';
export * from './ports/voice-port.ts';
export * from './provider-config.ts';
export * from './provider-error.ts';
export type { Providers } from './providers.ts';
