import { Button, type ButtonProps, Tooltip, VisuallyHidden } from '@mantine/core';
import { type ComponentPropsWithRef, useId } from 'react';
import { withinMain } from './floating.ts';

/** Whether something is allowed, and the server's reason when it is not. */
export interface Permission {
  allowed: boolean;
  reason: string | null;
}

type Props = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & {
    /** undefined while it is not known yet: the button waits, without a reason. */
    permission: Permission | undefined;
  };

/**
 * A button that says why it may not be pressed. It stays focusable (`aria-disabled`, not `disabled`), so that the
 * reason reaches keyboards and screen readers too.
 */
export function PermissionButton({ permission, onClick, children, ...rest }: Props) {
  const reasonId = useId();
  const allowed = permission?.allowed ?? false;
  const reason = permission && !allowed ? (permission.reason ?? 'You may not do this.') : null;
  return (
    <>
      <Tooltip label={reason} disabled={!reason} {...withinMain}>
        <Button
          {...rest}
          data-disabled={!allowed || undefined}
          aria-disabled={!allowed || undefined}
          aria-describedby={reason ? reasonId : undefined}
          onClick={allowed ? onClick : (event) => event.preventDefault()}
        >
          {children}
        </Button>
      </Tooltip>
      {reason && <VisuallyHidden id={reasonId}>{reason}</VisuallyHidden>}
    </>
  );
}
