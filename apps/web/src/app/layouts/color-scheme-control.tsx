import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { COLOR_SCHEMES } from './color-schemes.ts';

/** Light, dark or system, stored in this browser. */
export function ColorSchemeControl() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      radius="xl"
      aria-label="Color scheme"
      value={colorScheme}
      onChange={(value) => setColorScheme(value)}
      data={COLOR_SCHEMES.map(({ value, label, icon: SchemeIcon }) => ({
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
