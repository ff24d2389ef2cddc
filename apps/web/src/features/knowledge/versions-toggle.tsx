import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** Button that shows and hides the versions. They are loaded when they are shown. */
export function VersionsToggle({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button size="xs" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t`Hide versions` : t`Show versions`}
      </Button>
      {isOpen && children}
    </div>
  );
}
