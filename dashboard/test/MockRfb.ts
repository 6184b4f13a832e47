/** Replaces noVNC where there is no canvas: it does not connect and draws nothing. */
export class MockRfb extends EventTarget {
  disconnect(): void {
    this.dispatchEvent(new Event('disconnected'));
  }
}
