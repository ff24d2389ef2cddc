import { t } from '@lingui/core/macro';
import { Button, type ButtonProps, Tooltip, VisuallyHidden } from '@mantine/core';
import { type ComponentPropsWithRef, useId } from 'react';
import { withinMain } from './floating.ts';

/**
 * Whether an action is allowed. `reason` explains why the action is not allowed, and is null if the action is allowed
 * or the reason is unknown.
 */
export interface Permission {
  allowed: boolean;
  reason: string | null;
}

type Props = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & {
    /** Permission for the action. Undefined while it loads, in which case the button is disabled without a reason. */
    permission: Permission | undefined;
  };

/**
 * Button that explains why it is disabled. A disabled button stays focusable (`aria-disabled`), so that keyboard and
 * screen reader users can read the reason.
 */
export function PermissionButton({ permission, onClick, children, ...rest }: Props) {
  const reasonId = useId();
  const allowed = permission?.allowed ?? false;
  const reason = permission && !allowed ? (permission.reason ?? t`You don’t have permission to do this.`) : null;
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
