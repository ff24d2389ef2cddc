import * as React from 'react';

/**
 * Stops React's development build from capturing a stack trace for each element, which takes much of the time of a
 * rendering. React captures at most 10,000 stack traces per second, and this counter always reports that the limit is
 * exceeded.
 */
const internals: unknown = Reflect.get(React, '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE');
if (internals) Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => Infinity, set: () => {} });
