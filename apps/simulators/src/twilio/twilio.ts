import { type MediaStore, mediaStore } from '../media/media-store.ts';
import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { type TwilioTemplates, twilioContentRoutes, twilioTemplatesOfSandbox } from './twilio-content.ts';
import { twilioMediaRoutes } from './twilio-media.ts';
import { twilioPhone } from './twilio-phone.ts';
import { type TwilioPost, twilioPost } from './twilio-post.ts';
import { twilioRoutes } from './twilio-routes.ts';
import { type TwilioMessage, type TwilioStore, twilioStore } from './twilio-store.ts';

export interface TwilioSimulator extends Simulator {
  state(): { readonly messages: readonly TwilioMessage[] };
  /** Sends a message from a contact. Resolves when Frontdesk has responded. */
  receive: TwilioPost['receive'];
  /** Presses a quick reply of a message on a contact's phone. */
  press: TwilioPost['press'];
  /** Restores the time of a contact's last message, which is lost when the simulator stops. */
  restoreWindow: TwilioStore['restoreWindow'];
  /** Files that contacts sent. */
  readonly files: MediaStore;
  /** Sets the approval status of a template. */
  template: TwilioTemplates['put'];
}

export interface TwilioSettings extends SimulatorSettings {
  readonly inboundUrl: () => string;
  readonly now: () => Date;
}

export async function startTwilio(settings: TwilioSettings): Promise<TwilioSimulator> {
  const store = twilioStore(settings.now);
  const templates = twilioTemplatesOfSandbox();
  const files = mediaStore();
  let address = '';
  let post: TwilioPost | undefined;
  const simulator = await startSimulator(settings, (controls) => {
    post = twilioPost(store, controls.courier, { ...settings, files, address: () => address });
    twilioRoutes(controls, { store, templates, post });
    twilioContentRoutes(controls, templates);
    twilioMediaRoutes(controls, files);
    twilioPhone(controls, store, post);
    const reset = () => {
      store.reset();
      templates.reset();
      files.reset();
    };
    return { state: () => ({ messages: store.all() }), reset };
  });
  address = simulator.url;
  const { receive, press } = post!;
  return { ...simulator, files, receive, press, restoreWindow: store.restoreWindow, template: templates.put };
}
