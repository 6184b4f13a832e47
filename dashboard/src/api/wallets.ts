import { useQuery } from '@tanstack/react-query';
import { get } from './http';
import { keys } from './keys';
import { getAll } from './queries';
import type { Page } from './types';

/** A shared account of several members. Money is a decimal string in the wallet's currency. */
export interface Wallet {
  id: number;
  accountId: number;
  currency: string;
  decimals: number;
  value: string;
  units: number;
  unitPrice: number;
  invested: string;
  withdrawn: string;
  profit: string;
  unassigned: string;
  members: number;
  fee: { percent: number; earner: string } | null;
  expectedTransfers: string[];
  reportedAt: string | null;
  createdAt: string;
}

export interface Member {
  memberId: string;
  email: string | null;
  userId: number | null;
  value: string;
  /** Of the whole wallet, 0 to 1. */
  share: number;
  units: number;
  invested: string;
  withdrawn: string;
  profit: string;
  fees: string;
  feeDue: string;
  createdAt: string;
}

export interface WalletEntry {
  seq: number;
  at: string;
  kind: string;
  memberId: string | null;
  amount: string | null;
  percent: number | null;
}

const REPORTED_MS = 5_000;
const LAST_ENTRIES = 50;

export function useWallets() {
  return useQuery({
    queryKey: keys.wallets,
    queryFn: ({ signal }) => getAll<Wallet>('/wallets', signal),
    refetchInterval: REPORTED_MS,
  });
}

export function useWallet(id: number) {
  return useQuery({
    queryKey: keys.wallet(id),
    queryFn: ({ signal }) => get<Wallet>(`/wallets/${id}`, signal),
    refetchInterval: REPORTED_MS,
  });
}

export function useMembers(id: number) {
  return useQuery({
    queryKey: keys.members(id),
    queryFn: ({ signal }) => getAll<Member>(`/wallets/${id}/members`, signal),
    refetchInterval: REPORTED_MS,
  });
}

/** The newest of the wallet's ledger. */
export function useWalletEntries(id: number) {
  return useQuery({
    queryKey: keys.walletEntries(id),
    queryFn: async ({ signal }) =>
      (await get<Page<WalletEntry>>(`/wallets/${id}/entries?size=${LAST_ENTRIES}`, signal)).items,
    refetchInterval: REPORTED_MS,
  });
}
