import './ui/styles.css';
import { createRoot } from 'react-dom/client';
import { createApi, plainClient } from './app/apollo/client.ts';
import { App } from './app/app.tsx';
import { reportUnexpectedError } from './app/report-error.ts';
import { createSite } from './app/routes.tsx';
import { watchActivity } from './session/activity.ts';
import { createSession } from './session/session.ts';
import { sessionTransport } from './session/transport.ts';

watchActivity();
const session = createSession(sessionTransport(plainClient()));
const api = createApi(session);
const router = createSite({ session, ready: session.start() });

const root = createRoot(document.getElementById('root') as HTMLElement, { onCaughtError: reportUnexpectedError });
root.render(<App session={session} api={api} router={router} />);
