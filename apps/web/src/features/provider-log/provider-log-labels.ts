import {
  INTEGRATIONS,
  type LoggedProvider,
  type ProviderLogDirection,
  type ProviderLogStatus,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { Tone } from '../../ui/status-badge.tsx';

export const providerTitle = (provider: LoggedProvider): string =>
  provider === 'WHATSAPP_CLOUD' ? t`WhatsApp Cloud API` : INTEGRATIONS[provider].title;

export const DIRECTION_TITLES: Record<ProviderLogDirection, string> = {
  OUTBOUND: t`Outbound`,
  INBOUND: t`Inbound`,
};

export const STATUS_LABELS: Record<ProviderLogStatus, { title: string; tone: Tone }> = {
  SUCCEEDED: { title: t`Succeeded`, tone: 'good' },
  FAILED: { title: t`Failed`, tone: 'bad' },
};

/** Formats a duration, for example `120 ms` or `2.4 s`. */
export const durationText = (ms: number): string => (ms < 1_000 ? t`${ms} ms` : t`${(ms / 1_000).toFixed(1)} s`);
