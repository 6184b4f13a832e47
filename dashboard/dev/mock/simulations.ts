import type { Simulation } from '../../src/api/simulations';
import { problem, type Answer, type Request } from './answers';

const MINUTE_MS = 60_000;

/** Masters that trade by themselves; theirs never open anything. */
export class Simulations {
  private readonly last = new Map<string, Simulation>();

  handle({ method, body }: Request, account: string): Answer {
    const known = this.last.get(account) ?? null;
    if (method === 'GET') return { status: 200, body: { simulation: known } };
    const now = new Date().toISOString();
    if (method === 'DELETE') {
      if (known !== null) this.last.set(account, { ...known, running: false, endedAt: now });
      return { status: 204 };
    }
    const { minutes, ...plan } = body as Pick<
      Simulation,
      'symbols' | 'lots' | 'everySeconds' | 'holdSeconds' | 'followers'
    > & { minutes: number };
    if (plan.symbols.includes('NONE')) {
      return problem(400, 'Bad input.', [{ field: 'symbols', message: 'is not usable' }]);
    }
    const endsAt = new Date(Date.now() + minutes * MINUTE_MS).toISOString();
    const started = { ...plan, running: true, trades: 0, startedAt: now, endsAt, endedAt: null };
    this.last.set(account, started);
    return { status: 200, body: started };
  }
}
