/** Stands for noVNC where there is no canvas: it connects to nothing and draws nothing. */
export class MockRfb extends EventTarget {
  disconnect(): void {
    this.dispatchEvent(new Event('disconnected'));
  }
}
