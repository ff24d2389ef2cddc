import { Avatar } from '@mantine/core';
import { initials } from '../lib/format-text.ts';

interface Props {
  name: string;
  size?: number;
  /** Whether the avatar is square. Square avatars are for objects such as workspaces, round avatars for people. */
  square?: boolean;
}

/** Shows the initials of a name. Hidden from screen readers, because the name is always shown beside the avatar. */
export function NameAvatar({ name, size = 32, square }: Props) {
  return (
    <Avatar size={size} radius={square ? 'md' : 'xl'} aria-hidden color="indigo" variant="light">
      {initials(name)}
    </Avatar>
  );
}
