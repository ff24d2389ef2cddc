// Sends the samples of the microphone to the page that records a voice. A separate file, because the CSP forbids inline
// scripts.
class Recorder extends AudioWorkletProcessor {
  process([input]) {
    if (input?.[0]) this.port.postMessage(input[0].slice());
    return true;
  }
}

registerProcessor('recorder', Recorder);
