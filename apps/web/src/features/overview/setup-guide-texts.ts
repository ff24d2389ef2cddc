import type { Channel, SetupGuideStepName } from '@frontdesk/domain';
import { paths } from '../../app/paths.ts';

interface StepTexts {
  title: string;
  help: string;
  verb: string;
  to: string;
  isNewTab?: boolean;
}

interface Place {
  workspace: string;
  channel: Channel;
}

/** Title, help and link of a step in the setup guide. */
export function guideStepTexts(step: SetupGuideStepName, { workspace, channel }: Place): StepTexts {
  const at = { workspace };
  const isVoice = channel === 'VOICE';
  const texts: Record<SetupGuideStepName, StepTexts> = {
    CONNECT_CHANNEL: {
      title: isVoice ? 'Connect phone calls' : 'Connect WhatsApp',
      help: isVoice ? 'Connect and verify Vapi.' : 'Connect and verify Twilio, or add a WhatsApp Cloud number.',
      verb: 'Open integrations',
      to: paths.settings(at),
    },
    CONNECT_MODEL: {
      title: 'Connect a language model',
      help: 'Connect and verify OpenAI.',
      verb: 'Open integrations',
      to: paths.settings(at),
    },
    ADD_NUMBER: {
      title: 'Add a number',
      help: isVoice ? 'Activate a number and assign a service.' : 'Activate the number that contacts write to.',
      verb: 'Open channels',
      to: paths.channels(at),
    },
    TEST_AGENT: {
      title: 'Test the agent',
      help: 'Review its questions and try the test chat.',
      verb: 'Open agent',
      to: paths.agent(at),
    },
    PUBLISH_AGENT: {
      title: 'Publish the agent',
      help: 'It doesn’t reply before its first version is published.',
      verb: 'Review and publish',
      to: paths.agent(at),
    },
    RECEIVE_LEAD: {
      title: 'Receive your first lead',
      help: 'Submit a test lead from your form.',
      verb: 'Open form',
      to: paths.form(at),
      isNewTab: true,
    },
    INVITE_MEMBER: {
      title: 'Invite a teammate',
      help: 'Add teammates and set their roles.',
      verb: 'Invite',
      to: paths.members(at),
    },
  };
  return texts[step];
}
