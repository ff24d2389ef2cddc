import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';

const CHOICES = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const;

/** Light, dark, or as the system has it; remembered in this browser. */
export function ColorSchemeControl({ fullWidth }: { fullWidth?: boolean }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      radius="xl"
      fullWidth={fullWidth}
      aria-label="Colour scheme"
      value={colorScheme}
      onChange={(value) => setColorScheme(value as (typeof CHOICES)[number]['value'])}
      data={CHOICES.map(({ value, label, icon: SchemeIcon }) => ({
        value,
        label: (
          <span title={label} style={{ display: 'flex', justifyContent: 'center', paddingBlock: 2 }}>
            <SchemeIcon size={16} stroke={1.7} aria-hidden />
            <VisuallyHidden>{label}</VisuallyHidden>
          </span>
        ),
      }))}
    />
  );
}
