/**
 * Measures the round-trip time to the desktop: requests one pixel and waits for the next message. That may be an update
 * that was already under way, so the smallest of the last few measurements is used.
 */
const EVERY_MS = 2_000;
const REMEMBERED = 5;

/** FramebufferUpdateRequest of RFB: not incremental, the pixel at 0,0. */
const ONE_PIXEL = new Uint8Array([3, 0, 0, 0, 0, 0, 0, 1, 0, 1]);

/** Reports milliseconds until the returned function is called. */
export function watchRoundTrip(socket: WebSocket, measured: (ms: number) => void): () => void {
  const last: number[] = [];
  let asked: number | undefined;

  const ask = (): void => {
    if (socket.readyState !== WebSocket.OPEN || asked !== undefined) return;
    asked = performance.now();
    socket.send(ONE_PIXEL);
  };
  const answered = (): void => {
    if (asked === undefined) return;
    last.push(performance.now() - asked);
    asked = undefined;
    if (last.length > REMEMBERED) last.shift();
    measured(Math.min(...last));
  };

  socket.addEventListener('message', answered);
  const timer = setInterval(ask, EVERY_MS);
  ask();
  return () => {
    clearInterval(timer);
    socket.removeEventListener('message', answered);
  };
}
