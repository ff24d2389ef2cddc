import { t } from '@lingui/core/macro';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';

export const COLOR_SCHEMES = [
  { value: 'light', label: t`Light`, icon: IconSun },
  { value: 'dark', label: t`Dark`, icon: IconMoon },
  { value: 'auto', label: t`System`, icon: IconDeviceDesktop },
] as const;

export type ColorScheme = (typeof COLOR_SCHEMES)[number]['value'];
