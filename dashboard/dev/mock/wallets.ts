import type { ProxyStatus } from '../../src/api/proxy';
import { page, problem, type Answer, type Request } from './answers';
import type { Member, Wallet, WalletEntry } from '../../src/api/wallets';

const AT = '2026-11-02T09:30:00Z';

export const PROXY: ProxyStatus = {
  enabled: true,
  port: 8888,
  fingerprint: 'A4:0C:93:5E:17:F2:88:6B:D1:3A:9C:44:E0:75:2B:81:6F:CD:12:A9:58:37:FE:04:9B:66:D8:21:7A:C3:50:EF',
  accounts: [
    { id: 1, name: 'TradingView', host: 'api.broker.example.com', accountId: 'A-10442', lastCapturedAt: null },
  ],
};

export function wallet(id: number, accountId: number): Wallet {
  return {
    id,
    accountId,
    currency: 'USD',
    decimals: 2,
    value: '10500.00',
    units: 10_000,
    unitPrice: 1.05,
    invested: '10000.00',
    withdrawn: '0.00',
    profit: '500.00',
    unassigned: '0.00',
    members: 2,
    fee: { percent: 20, earner: 'anna' },
    expectedTransfers: [],
    reportedAt: new Date(Date.now() - 4_000).toISOString(),
    createdAt: AT,
  };
}

function members(): Member[] {
  return [member('anna', 'anna@example.com', '3000.00', '150.00', 0.3), member('bo', null, '7000.00', '350.00', 0.7)];
}

function member(memberId: string, email: string | null, invested: string, profit: string, share: number): Member {
  const value = `${Number(invested) + Number(profit)}.00`;
  return {
    memberId,
    email,
    userId: null,
    value,
    share,
    units: Number(invested),
    invested,
    withdrawn: '0.00',
    profit,
    fees: '0.00',
    feeDue: '0.00',
    createdAt: AT,
  };
}

function entries(): WalletEntry[] {
  return [
    { seq: 3, at: '2026-11-20T16:05:00Z', kind: 'EARNED', memberId: null, amount: '500.00', percent: null },
    { seq: 2, at: '2026-11-02T09:41:00Z', kind: 'INVESTED', memberId: 'bo', amount: '7000.00', percent: null },
    { seq: 1, at: AT, kind: 'INVESTED', memberId: 'anna', amount: '3000.00', percent: null },
  ];
}

/** The calls below `/wallets`; all wallets have the same members. */
export class MockWallets {
  private readonly members = members();
  private readonly wallets: Wallet[];

  constructor(wallets: Wallet[]) {
    this.wallets = wallets;
  }

  handle(request: Request, id: string | undefined, verb: string | undefined, of: string | undefined): Answer {
    if (id === undefined) return this.list(request);
    const found = this.wallets.find((each) => `${each.id}` === id);
    if (found === undefined) return problem(404, `There is no wallet ${id}.`);
    if (verb === undefined) return { status: 200, body: found };
    if (verb === 'entries') return page(entries(), request.query);
    if (request.method === 'GET') return page(this.members, request.query);
    return of === undefined ? this.join(request) : this.move(request, of);
  }

  private list({ method, query, body }: Request): Answer {
    if (method === 'GET') return page(this.wallets, query);
    const made = wallet(this.wallets.length + 1, (body as Wallet).accountId);
    this.wallets.push(made);
    return { status: 201, body: made };
  }

  private join({ body }: Request): Answer {
    const { memberId, email, investment } = body as { memberId: string; email: string | null; investment: string };
    const made = member(memberId, email, investment, '0', 0);
    this.members.push(made);
    return { status: 201, body: made };
  }

  private move({ path, body }: Request, of: string): Answer {
    const found = this.members.find(({ memberId }) => memberId === of);
    if (found === undefined) return problem(404, `There is no member ${of}.`);
    const { amount } = body as { amount: string };
    return path.endsWith('/withdrawals')
      ? { status: 200, body: { amount, fee: '0.00', paid: amount, member: found } }
      : { status: 200, body: found };
  }
}
