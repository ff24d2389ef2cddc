import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Transport } from '../auth/context.ts';

/**
 * Returns the name of the refresh cookie. With TLS, the name has the prefix `__Host-`, which binds the cookie to this
 * host.
 */
export const refreshCookieName = (secure: boolean) => (secure ? '__Host-frontdesk' : 'frontdesk');

export const deviceCookieName = (secure: boolean) => (secure ? '__Host-frontdesk-device' : 'frontdesk-device');

export function httpTransport(request: FastifyRequest, reply: FastifyReply, secure: boolean): Transport {
  const name = refreshCookieName(secure);
  return {
    requestId: request.id,
    ipAddress: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    refreshCookie: request.cookies[name] ?? null,
    setRefreshCookie: (value, expires) => {
      const shared = { path: '/', httpOnly: true, secure, sameSite: 'strict' as const };
      if (value === null) reply.clearCookie(name, shared);
      else reply.setCookie(name, value, { ...shared, ...(expires ? { expires } : {}) });
    },
    userCaused: request.headers['x-activity'] === 'user',
    deviceCookie: request.cookies[deviceCookieName(secure)] ?? null,
    setDeviceCookie: (value, expires) => {
      reply.setCookie(deviceCookieName(secure), value, {
        path: '/',
        httpOnly: true,
        secure,
        sameSite: 'strict',
        expires,
      });
    },
    onAbort: onClientClose(request.raw.socket),
    lookBackMs: 0,
    socket: null,
  };
}

export function bearerOf(request: FastifyRequest): string | null {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token ? token : null;
}

export function workspaceSlugOf(request: FastifyRequest): string | null {
  const slug = request.headers['x-workspace'];
  return typeof slug === 'string' && slug !== '' ? slug : null;
}

/**
 * Registers a callback that runs when the client's connection is closed. Returns a function that removes the callback.
 */
export const onClientClose =
  (socket: Socket): Transport['onAbort'] =>
  (then) => {
    // Each running statement adds a listener, so many listeners do not indicate a memory leak.
    socket.setMaxListeners(0);
    socket.once('close', then);
    return () => socket.off('close', then);
  };
