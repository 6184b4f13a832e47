import type { UserRow } from '../../src/api/types';

/** A user who has chosen a password. */
export function user(id: number, email: string, role: UserRow['role']): UserRow {
  return {
    id,
    email,
    role,
    enabled: true,
    plan: 'standard',
    passwordExpiresAt: null,
    createdAt: '2026-11-01T08:00:00Z',
  };
}
