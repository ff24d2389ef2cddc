import { Menu, useMantineColorScheme } from '@mantine/core';
import { COLOR_SCHEMES, type ColorScheme } from './color-schemes.ts';

/** Menu items for light, dark or system. */
export function ColorSchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>Color scheme</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as ColorScheme)}>
        {COLOR_SCHEMES.map(({ value, label, icon: SchemeIcon }) => (
          <Menu.RadioItem key={value} value={value} rightSection={<SchemeIcon size={16} stroke={1.6} aria-hidden />}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
