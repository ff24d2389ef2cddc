import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type WebSocket, WebSocketServer } from 'ws';
import { createBoundedQueue } from '../src/vapi/bounded-queue.ts';
import { openCallAudio } from '../src/vapi/call-audio.ts';

let provider: WebSocketServer;
let address = '';
beforeAll(async () => {
  provider = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(provider, 'listening');
  address = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const client of provider.clients) client.terminate();
  provider.close();
});

const listen = (over: object = {}) =>
  openCallAudio({
    address,
    listenUrl: `${address.replace('http', 'ws')}/call/listen`,
    patienceMs: 5_000,
    signal: new AbortController().signal,
    ...over,
  });
const whenAsked = (then: (socket: WebSocket) => void) => provider.once('connection', then);

it('uses the format that the provider announced, and the default otherwise [CB-16]', async () => {
  whenAsked((socket) => {
    socket.send('not even JSON');
    socket.send(JSON.stringify({ type: 'transcript', transcript: 'Hello' }));
    socket.send(JSON.stringify({ type: 'start', encoding: 'linear16', sampleRate: 8_000, channels: 2 }));
    socket.send(Buffer.alloc(4));
  });
  expect((await listen()).format).toEqual({ sampleRate: 8_000, channels: 2 });
  whenAsked((socket) => socket.send(Buffer.alloc(4)));
  expect((await listen()).format).toEqual({ sampleRate: 16_000, channels: 1 });
});

it('ends without audio from the provider [CB-16]', async () => {
  whenAsked((socket) => socket.send('{}'));
  await expect(listen({ patienceMs: 50 })).rejects.toMatchObject({ kind: 'REFUSED' });
  whenAsked((socket) => socket.close());
  await expect(listen()).rejects.toMatchObject({ kind: 'REFUSED' });
});

it('follows no URL outside the provider [CB-16]', async () => {
  for (const listenUrl of ['ws://169.254.169.254/', 'file:///etc/passwd', 'nonsense', `${address}.evil.test/`, ''])
    await expect(listen({ listenUrl })).rejects.toMatchObject({ words: expect.stringContaining("not the provider's") });
  await expect(
    listen({ address: 'https://api.vapi.ai', listenUrl: 'ws://phone.vapi.ai/call/listen' }),
  ).rejects.toMatchObject({ words: expect.stringContaining("not the provider's") });
});

it('drops the oldest audio that is not read', async () => {
  const samples = createBoundedQueue(4);
  for (const nth of [1, 2, 3, 4, 5, 6]) samples.add(Buffer.from([nth, nth]));
  samples.end();
  const read: number[] = [];
  for await (const bytes of samples.read()) read.push(...bytes);
  expect(read).toEqual([5, 5, 6, 6]);
});
