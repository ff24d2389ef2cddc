// @ts-expect-error -- The app's types do not include Node.js, which runs the tests.
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from '@jest/globals';

const CODE: string = readFileSync(new URL('../../../public/embed.js', import.meta.url), 'utf8');

/** Runs the script as a page does whose script element has these attributes. */
function embed(attributes: Record<string, string>): HTMLIFrameElement | null {
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  document.body.append(script);
  Object.defineProperty(document, 'currentScript', { configurable: true, value: script });
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- jsdom does not run script elements here.
  new Function(CODE)();
  return document.querySelector('iframe');
}

function tell(data: unknown, { origin = 'https://desk.example', source = null as Window | null } = {}) {
  window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
}

afterEach(() => {
  document.body.replaceChildren();
  Reflect.deleteProperty(document, 'currentScript');
});

const SCRIPT = { src: 'https://desk.example/embed.js', 'data-form': 'acme' };

it('inserts the form and adapts its height to messages of the form only [CB-21]', () => {
  const frame = embed({ ...SCRIPT, 'data-lang': 'es' });
  if (!frame) throw new Error('The script inserts no frame.');
  expect(frame.src).toBe('https://desk.example/forms/acme?lang=es&embed=1');
  const source = frame.contentWindow;
  const message = { type: 'frontdesk:form-height', height: 812.2 };
  tell(message, { origin: 'https://hostile.example', source });
  tell(message, { source: window });
  tell({ ...message, height: 1e9 }, { source });
  tell({ type: 'other', height: 5 }, { source });
  expect(frame.style.height).toBe('640px');
  tell(message, { source });
  expect(frame.style.height).toBe('813px');
});

it.each(['', '../admin', 'ACME', 'a?b'])('inserts nothing for what is not a slug: %j', (form) => {
  expect(embed({ ...SCRIPT, 'data-form': form })).toBeNull();
  expect(embed(SCRIPT)).not.toBeNull();
});
