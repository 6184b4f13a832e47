import { useQuery } from '@tanstack/react-query';
import { get } from './http';
import { keys } from './keys';

/** The proxy that captures trades in TradingView. */
export interface ProxyStatus {
  enabled: boolean;
  /** Null while it does not run. */
  port: number | null;
  /** SHA-256 of its certificate; null without a proxy. */
  fingerprint: string | null;
  accounts: CapturedAccount[];
}

export interface CapturedAccount {
  id: number;
  name: string;
  /** The broker's host, whose traffic is decrypted. */
  host: string;
  accountId: string;
  lastCapturedAt: string | null;
}

const CAPTURES_MS = 5_000;
const CHECK_MS = 1_000;

export function useProxy() {
  return useQuery({
    queryKey: keys.proxy,
    queryFn: ({ signal }) => get<ProxyStatus>('/proxy', signal),
    refetchInterval: CAPTURES_MS,
  });
}

/** Whether a request with the mark went through the proxy and was decrypted; asked again until it was. */
export function useProxyCheck(mark: string | undefined) {
  return useQuery({
    queryKey: keys.proxyCheck(mark ?? ''),
    queryFn: ({ signal }) => get<{ decrypted: boolean }>(`/proxy/checks/${mark ?? ''}`, signal),
    refetchInterval: ({ state }) => (state.data?.decrypted === true ? false : CHECK_MS),
    enabled: mark !== undefined,
  });
}
