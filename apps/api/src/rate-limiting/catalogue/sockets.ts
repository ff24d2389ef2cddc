import { SITE_FACTOR } from '../client-address.ts';
import { SOCKET_LIMITS } from '../socket-limits.ts';
import { cells, type Limit, notApplicable, number, seconds, testedProbe } from './cells.ts';
import { type EntryPoint, graphEntryPoints, ROUTE_ENTRY_POINTS } from './ways-in.ts';

const SOCKET_TESTS = 'test/limits.subscriptions.test.ts';
const NO_SOCKET = 'not a socket';
const NO_SUBSCRIPTION = 'an anonymous socket has no subscription';
const HTTP = [...graphEntryPoints('http'), ...graphEntryPoints('once')];
const SOCKETS = graphEntryPoints('socket');

const { sockets, anonymous, subscriptions, authenticateMs, subscribesPerMinute } = SOCKET_LIMITS;
const byAddress = (limit: number) => `${number(limit)} from one address; ${number(limit * SITE_FACTOR)} from one /48`;

/**
 * Creates the catalogue entry of a socket limit. `title` is the title of the test that exceeds the limit, and `except`
 * lists the credentials to which the limit does not apply.
 */
const ofSockets = (
  name: string,
  value: string,
  {
    answer,
    title,
    except = [],
    because = '',
  }: { answer: string; title: string; except?: readonly EntryPoint[]; because?: string },
): Limit => ({
  name,
  group: 'Sockets and subscriptions',
  value,
  answer,
  cells: cells(
    testedProbe(
      SOCKET_TESTS,
      title,
      SOCKETS.filter((way) => !except.includes(way)),
    ),
    notApplicable(because, except),
    notApplicable(NO_SOCKET, [...HTTP, ...ROUTE_ENTRY_POINTS]),
  ),
});

const RATE_LIMITED = { answer: 'RATE_LIMITED' };
const EACH = 'have a limit for each';
const NO_ONE = { except: ['socket:anonymous'], because: NO_SUBSCRIPTION } as const;
const KEY_SOCKETS = graphEntryPoints('socket', ['anonymous', 'session', 'playground']);
const PERSON_SOCKETS = ['socket:session', 'socket:playground'] as const;

export const SOCKET_ROWS: readonly Limit[] = [
  ofSockets('time to authenticate', seconds(authenticateMs), {
    answer: 'closed with 4401 or 4408',
    title: 'is closed after a few seconds',
  }),
  ofSockets('sockets', byAddress(sockets.address), {
    answer: '429 to the handshake',
    title: 'share a limit for their address',
  }),
  ofSockets(
    'sockets without a valid credential',
    `${byAddress(anonymous.address)}; ${number(anonymous.total)} in total`,
    {
      answer: '429 to the handshake',
      title: 'has a slot only up to a limit for its address',
    },
  ),
  ofSockets('subscribe messages of one socket', `${number(subscribesPerMinute)} a minute`, {
    answer: 'closed with 4429',
    title: 'that subscribes 10,000 times is stopped at the limit',
  }),
  ofSockets('subscriptions of one socket', number(subscriptions.socket), {
    ...RATE_LIMITED,
    title: 'that subscribes 10,000 times is stopped at the limit',
    ...NO_ONE,
  }),
  ofSockets('subscriptions of one session', number(subscriptions.session), {
    ...RATE_LIMITED,
    title: EACH,
    except: ['socket:anonymous', ...KEY_SOCKETS],
    because: 'has no session',
  }),
  ofSockets('subscriptions of one member', number(subscriptions.member), {
    ...RATE_LIMITED,
    title: EACH,
    except: ['socket:anonymous', ...KEY_SOCKETS],
    because: 'is no member',
  }),
  ofSockets('subscriptions of one key', number(subscriptions.key), {
    ...RATE_LIMITED,
    title: EACH,
    except: ['socket:anonymous', ...PERSON_SOCKETS],
    because: 'is no API key',
  }),
  ofSockets('subscriptions of one workspace', number(subscriptions.workspace), {
    ...RATE_LIMITED,
    title: EACH,
    ...NO_ONE,
  }),
  ofSockets('subscriptions of one address', byAddress(subscriptions.address), {
    ...RATE_LIMITED,
    title: EACH,
    ...NO_ONE,
  }),
];
