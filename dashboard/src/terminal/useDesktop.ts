import RFB from '@novnc/novnc';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { change } from '../api/http';
import type { VncTicket } from '../api/types';
import { errorText } from '../ui/errorText';
import { watchRoundTrip } from './roundTrip';

type DesktopState = { phase: 'connecting' } | { phase: 'connected' } | { phase: 'lost'; reason: string };

export interface Desktop {
  state: DesktopState;
  /** Round-trip time in milliseconds; undefined until measured. */
  roundTripMs: number | undefined;
  /** The text that was last copied in the terminal. */
  copied: string | undefined;
  paste: (text: string) => void;
  ctrlAltDel: () => void;
  focus: () => void;
  reconnect: () => void;
}

/**
 * A desktop over the server's WebSocket, drawn into the element. Each connection has a ticket of its own, which decides
 * whether it may control the desktop; the server enforces it.
 */
export function useDesktop(accountId: number, control: boolean, screen: RefObject<HTMLDivElement | null>): Desktop {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<DesktopState>({ phase: 'connecting' });
  const [roundTripMs, setRoundTripMs] = useState<number>();
  const [copied, setCopied] = useState<string>();
  const rfb = useRef<RFB>(undefined);

  useEffect(() => {
    const element = screen.current;
    if (element === null) return undefined;
    const end = connect(element, accountId, control, {
      opened: (connection) => (rfb.current = connection),
      stateChanged: setState,
      measured: setRoundTripMs,
      copied: setCopied,
    });
    return () => {
      rfb.current = undefined;
      end();
      setState({ phase: 'connecting' });
      setRoundTripMs(undefined);
    };
  }, [accountId, control, attempt, screen]);

  return {
    state,
    roundTripMs,
    copied,
    paste: useCallback((text) => rfb.current?.clipboardPasteFrom(text), []),
    ctrlAltDel: useCallback(() => rfb.current?.sendCtrlAltDel(), []),
    focus: useCallback(() => rfb.current?.focus(), []),
    reconnect: useCallback(() => setAttempt((n) => n + 1), []),
  };
}

interface Watcher {
  opened: (rfb: RFB) => void;
  stateChanged: (state: DesktopState) => void;
  measured: (ms: number) => void;
  copied: (text: string) => void;
}

function connect(element: HTMLElement, accountId: number, control: boolean, watcher: Watcher): () => void {
  let rfb: RFB | undefined;
  let ended = false;
  let endRoundTrip = (): void => undefined;

  const open = async (): Promise<void> => {
    const ticket = await change<VncTicket>('POST', `/accounts/${accountId}/vnc-tickets`, { viewOnly: !control });
    if (ended) return;
    const socket = new WebSocket(socketAddress(ticket.url));
    rfb = new RFB(element, socket, { shared: true });
    rfb.viewOnly = !control;
    rfb.scaleViewport = true;
    rfb.background = 'transparent';
    rfb.addEventListener('connect', () => {
      watcher.stateChanged({ phase: 'connected' });
      endRoundTrip = watchRoundTrip(socket, watcher.measured);
      if (control) rfb?.focus();
    });
    rfb.addEventListener('clipboard', (event) => watcher.copied(event.detail.text));
    rfb.addEventListener('disconnect', (event) => {
      endRoundTrip();
      if (ended) return;
      const reason = event.detail.clean ? 'The server closed the desktop.' : 'The connection to the desktop was lost.';
      watcher.stateChanged({ phase: 'lost', reason });
    });
    watcher.opened(rfb);
  };

  open().catch((error: unknown) => {
    if (!ended) watcher.stateChanged({ phase: 'lost', reason: errorText(error) });
  });
  return () => {
    ended = true;
    endRoundTrip();
    rfb?.disconnect();
  };
}

/** The ticket's URL is relative to the server. */
function socketAddress(path: string): string {
  const url = new URL(path, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
