import { useSubscription } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { IconPhoneOff } from '@tabler/icons-react';
import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router';
import { usePathParam } from '../../app/address.ts';
import { ContactTimeline } from '../../app/contact-timeline/contact-timeline.tsx';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { CallPageDocument } from '../../gql/call-page.ts';
import {
  CallControls_CallFragmentDoc,
  CallHead_CallFragmentDoc,
  CallReport_CallFragmentDoc,
} from '../../gql/call-parts.ts';
import { LiveCallDocument } from '../../gql/live-call.ts';
import type { CallPageQuery } from '../../gql/types.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { denialOf } from '../../session/denial.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { CallControls } from './call-controls.tsx';
import { CallHeader } from './call-header.tsx';
import classes from './call-page.module.css';
import { CallReport } from './call-report.tsx';
import { CallTranscript } from './call-transcript.tsx';

/** Page of one active or ended call. The same message is shown for unknown calls and for calls of other workspaces. */
export function CallPage() {
  const callId = usePathParam('callId');
  return (
    <CatchBoundary getResetKey={() => callId} errorComponent={NotHere}>
      <Call key={callId} id={callId} />
    </CatchBoundary>
  );
}

function NotHere({ error }: ErrorComponentProps) {
  const { slug } = useWorkspace();
  // All other errors are shown by the error component of the route.
  if (denialOf(error).code !== 'NOT_FOUND') throw error;
  return (
    <>
      <PageHeader title={t`Call not found`} />
      <EmptyState
        icon={<IconPhoneOff size={24} stroke={1.6} />}
        title={t`This call is not available`}
        action={<ButtonLink to={paths.calls({ workspace: slug })}>{t`All calls`}</ButtonLink>}
      >
        {t`The call may have been deleted, or you don’t have access to it.`}
      </EmptyState>
    </>
  );
}

function Call({ id }: { id: string }) {
  const withContact = useCan('read', 'Contact');
  const { data } = useScreenQuery(CallPageDocument, { id, withContact });
  // The subscription updates the cache. The query reads the changes from the cache.
  useSubscription(LiveCallDocument, { ignoreResults: true });
  return data ? <LoadedCall call={data.call} /> : <PageHeader title={t`Call`} />;
}

function LoadedCall({ call }: { call: CallPageQuery['call'] }) {
  const head = useSingleFragment(CallHead_CallFragmentDoc, call);
  const controls = useSingleFragment(CallControls_CallFragmentDoc, call);
  const report = useSingleFragment(CallReport_CallFragmentDoc, call);
  if (!head || !controls || !report) return null;
  return (
    <>
      <CallHeader call={head} />
      <div className={classes.columns}>
        <CallTranscript call={controls} />
        <div className={classes.side}>
          {head.endedAt ? <CallReport call={report} /> : <CallControls call={controls} />}
          {call.contact && <ContactTimeline contactId={call.contact.id} />}
        </div>
      </div>
    </>
  );
}
