import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { CardPage } from '../../ui/card-page.tsx';

interface Props {
  workspaceName: string;
  contactsImmediately: boolean;
  onAgain: () => void;
}

/** Confirmation of the form. Receives the focus, because the submit button is gone. */
export function ThankYou({ workspaceName, contactsImmediately, onAgain }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.querySelector('h1')?.focus(), []);
  return (
    <div ref={ref}>
      <CardPage
        icon={<IconCircleCheck size={28} stroke={1.7} />}
        title="Thank you"
        description={`${workspaceName} received your message${contactsImmediately ? ' and will contact you' : ''}.`}
      >
        <Button variant="default" onClick={onAgain}>
          Send another message
        </Button>
      </CardPage>
    </div>
  );
}
