import { REFUSALS } from '@frontdesk/domain';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { CallPageDocument } from '../../../gql/call-page.ts';
import { answer } from '../../../testing/answers.ts';
import { renderAt } from '../../../testing/render-at.tsx';
import { buildCall, transcriptOf } from '../calls.fixtures.ts';
import { wavReader } from './wav-reader.ts';

const network = globalThis.fetch;
const played: { start: number; samples: number }[] = [];
const volumes: number[] = [];

/** Mock of AudioContext that records the played audio and the volumes. */
class Loudspeaker {
  currentTime = 0;
  destination = {};
  createAnalyser() {
    return { ...node(), fftSize: 4, getFloatTimeDomainData: (wave: Float32Array) => wave.fill(0.1) };
  }
  createGain() {
    return {
      ...node(),
      gain: { setValueAtTime: (value: number) => ({ at: volumes.push(value) }) },
    };
  }
  createBuffer(_channels: number, length: number, rate: number) {
    return { length, duration: length / rate, copyToChannel: () => {} };
  }
  createBufferSource() {
    const source = {
      ...node(),
      buffer: null as { length: number } | null,
      start: (at: number) => void played.push({ start: at, samples: source.buffer?.length ?? 0 }),
    };
    return source;
  }
  close = async () => {};
}
const node = () => ({ connect: (next: object) => next });

beforeEach(() => {
  played.length = 0;
  volumes.length = 0;
  Object.assign(globalThis, { AudioContext: Loudspeaker });
});
afterEach(() => {
  globalThis.fetch = network;
  Reflect.deleteProperty(globalThis, 'AudioContext');
});

function wavOf(samples: number): Uint8Array {
  const file = new DataView(new ArrayBuffer(44 + samples * 2));
  file.setUint16(22, 1, true);
  file.setUint32(24, 16_000, true);
  for (let nth = 0; nth < samples; nth += 1) file.setInt16(44 + nth * 2, 16_384, true);
  return new Uint8Array(file.buffer);
}

/** Mocks the network with an audio stream that stays open until the test ends it. */
function speaks(pieces: Uint8Array[]) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const left = [...pieces];
  const read = async () => {
    const value = left.shift();
    if (value) return { done: false, value };
    await ended;
    return { done: true, value: undefined };
  };
  const asked = jest.fn<typeof fetch>(async () => ({ ok: true, body: { getReader: () => ({ read }) } }) as never);
  globalThis.fetch = asked;
  return { asked, end };
}

function openCall() {
  const mine = buildCall({ mode: 'LISTEN', heldById: 'member-ada', holderName: 'Ada Okafor' });
  const answers = [answer(CallPageDocument, { call: mine }), transcriptOf()];
  return renderAt('/admin/acme/calls/call-1', { workspace: { channel: 'VOICE' }, answers });
}
const button = (name: string) => screen.findByRole('button', { name });

it('plays the audio in order at the chosen volume [AM-18]', async () => {
  const { asked, end } = speaks([wavOf(1_600), wavOf(800).slice(44)]);
  const { user } = openCall();
  await user.click(await button('Listen'));
  expect(await screen.findByText('You can hear the call.')).toBeInTheDocument();
  expect(asked).toHaveBeenCalledWith('/api/calls/call-1/sound', expect.anything());
  expect(asked.mock.calls[0]?.[1]?.headers).toEqual({ 'x-workspace': 'acme', authorization: 'Bearer token' });
  await waitFor(() =>
    expect(played).toEqual([
      { start: 0.15, samples: 1_600 },
      { start: 0.25, samples: 800 },
    ]),
  );
  await waitFor(() =>
    expect(screen.getByRole('meter', { name: 'Audio level' })).toHaveAttribute('aria-valuenow', '30'),
  );
  await user.click(await button('Mute'));
  expect(volumes.at(-1)).toBe(0);
  expect(await button('Mute')).toHaveAttribute('aria-pressed', 'true');
  expect(screen.getByText('Muted')).toBeInTheDocument();
  end();
  expect(await screen.findByText(/Audio disconnected/)).toBeInTheDocument();
  expect(await button('Listen')).toBeInTheDocument();
});

it('says why there is no audio [AM-18]', async () => {
  const body = { code: 'CALL_SOUND_MISSING', message: '' };
  globalThis.fetch = jest.fn<typeof fetch>(async () => ({ ok: false, status: 422, json: async () => body }) as never);
  const { user } = openCall();
  await user.click(await button('Listen'));
  expect(await screen.findByText(REFUSALS.CALL_SOUND_MISSING)).toBeInTheDocument();
  globalThis.fetch = jest.fn<typeof fetch>(() => Promise.reject(new TypeError('no network')));
  await user.click(await button('Listen'));
  expect(await screen.findByText(/Audio disconnected/)).toBeInTheDocument();
});

it('parses a file in arbitrary chunks', () => {
  const whole = wavOf(100);
  for (const size of [1, 3, 43, 44, 45, 500]) {
    const read = wavReader();
    const samples: number[] = [];
    for (let at = 0; at < whole.length; at += size) {
      const heard = read(whole.slice(at, at + size));
      if (heard) samples.push(...(heard.channels[0] ?? []));
    }
    expect(samples).toEqual(Array.from({ length: 100 }, () => 0.5));
  }
});
