import { t } from '@lingui/core/macro';
import { Kbd } from '@mantine/core';
import { Fragment } from 'react';

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const NAMES: Readonly<Record<string, string>> = { enter: t`Enter`, escape: t`Esc`, arrowdown: '↓', arrowup: '↑' };

/** Shows the keys of a shortcut: `g l` as two keys, `mod+k` as ⌘K or Ctrl K, `shift+e` as ⇧E or Shift E. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {keys.split(' ').map((part, at, parts) => (
        <Fragment key={parts.slice(0, at + 1).join(' ')}>
          {at > 0 && ' '}
          <Kbd size="xs">
            {NAMES[part] ??
              part
                .replace('mod+', isApple ? '⌘' : 'Ctrl ')
                .replace('shift+', isApple ? '⇧' : `${t`Shift`} `)
                .replace(/[a-z]$/, (key) => key.toUpperCase())}
          </Kbd>
        </Fragment>
      ))}
    </span>
  );
}
