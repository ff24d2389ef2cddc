import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { type TwilioTemplates, twilioContentRoutes, twilioTemplatesOfSandbox } from './twilio-content.ts';
import { twilioPhone } from './twilio-phone.ts';
import { type TwilioPost, twilioPost } from './twilio-post.ts';
import { twilioRoutes } from './twilio-routes.ts';
import { type TwilioMessage, twilioStore } from './twilio-store.ts';

export interface TwilioSimulator extends Simulator {
  state(): { readonly messages: readonly TwilioMessage[] };
  /** "The contact with number X says Y": answered when the product has answered. */
  receive: TwilioPost['receive'];
  /** WhatsApp's rule to the letter: who has never written gets templates only. */
  closeToStrangers(closed: boolean): void;
  /** What WhatsApp thinks of a template. */
  template: TwilioTemplates['put'];
}

export interface TwilioSettings extends SimulatorSettings {
  readonly inboundUrl: () => string;
  readonly now: () => Date;
}

export async function startTwilio(settings: TwilioSettings): Promise<TwilioSimulator> {
  const store = twilioStore(settings.now);
  const templates = twilioTemplatesOfSandbox();
  let closed = false;
  let receive: TwilioPost['receive'] | undefined;
  const simulator = await startSimulator(settings, (desk) => {
    const post = twilioPost(store, desk.courier, { ...settings, openToStrangers: () => !closed });
    ({ receive } = post);
    twilioRoutes(desk, { store, templates, post });
    twilioContentRoutes(desk, templates);
    twilioPhone(desk, store, post);
    const reset = () => {
      store.reset();
      templates.reset();
    };
    return { state: () => ({ messages: store.all() }), reset };
  });
  const closeToStrangers = (value: boolean) => {
    closed = value;
  };
  return { ...simulator, receive: receive!, closeToStrangers, template: templates.put };
}
