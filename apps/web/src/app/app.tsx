import { MantineProvider } from '@mantine/core';
import { type AnyRouter, RouterProvider } from '@tanstack/react-router';
import { ErrorMessageContext } from '../lib/error-messages.ts';
import { type Api, SessionProvider } from '../session/api.tsx';
import { errorMessageOf } from '../session/error-messages.ts';
import type { Session } from '../session/session.ts';
import { cssVariables, theme } from '../ui/theme.ts';

interface Props {
  session: Session;
  api: Api;
  router: AnyRouter;
  env?: 'default' | 'test';
}

export function App({ session, api, router, env }: Props) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" env={env}>
      <ErrorMessageContext value={errorMessageOf}>
        <SessionProvider session={session} api={api}>
          <RouterProvider router={router} />
        </SessionProvider>
      </ErrorMessageContext>
    </MantineProvider>
  );
}
