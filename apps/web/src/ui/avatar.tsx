import { Avatar } from '@mantine/core';
import { initials } from '../lib/format-text.ts';

interface Props {
  name: string;
  size?: number;
  /** Square for things, round for people. */
  square?: boolean;
}

/** Initials of a name. Hidden from screen readers, because the name is beside it. */
export function NameAvatar({ name, size = 32, square }: Props) {
  return (
    <Avatar size={size} radius={square ? 'md' : 'xl'} aria-hidden color="indigo" variant="light">
      {initials(name)}
    </Avatar>
  );
}
