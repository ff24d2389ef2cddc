import { afterEach, beforeEach } from '@jest/globals';
import { act } from '@testing-library/react';

/** A request that a test answers. */
export class FakeRequest extends EventTarget {
  static sent: FakeRequest[] = [];
  readonly upload = new EventTarget();
  readonly headers: Record<string, string> = {};
  url = '';
  status = 0;
  response: unknown = null;
  isAborted = false;

  open(_method: string, url: string) {
    this.url = url;
  }

  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }

  send() {
    FakeRequest.sent.push(this);
  }

  abort() {
    this.isAborted = true;
    this.dispatchEvent(new Event('abort'));
  }

  async answer(status: number, response: unknown) {
    Object.assign(this, { status, response });
    await act(async () => void this.dispatchEvent(new Event('load')));
  }
}

/** Replaces XMLHttpRequest by `FakeRequest` in all tests of a file. */
export function useFakeRequests(): void {
  const real = globalThis.XMLHttpRequest;
  beforeEach(() => {
    FakeRequest.sent = [];
    globalThis.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  });
  afterEach(() => {
    globalThis.XMLHttpRequest = real;
  });
}
