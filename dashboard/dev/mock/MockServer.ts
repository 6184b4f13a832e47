import type { Pause } from '../../src/api/pauses';
import type { MasterTrade, PreviewRequest } from '../../src/api/preview';
import type { ProxyStatus } from '../../src/api/proxy';
import type { Measure } from '../../src/api/quality';
import type { RiskLimits } from '../../src/api/risk';
import type { StopOut } from '../../src/api/stopOuts';
import type {
  Account,
  Alert,
  FloatingProfit,
  Installation,
  Master,
  NewAccount,
  Orphan,
  Pair,
  PairSummary,
  Subscription,
  SubscriptionRequest,
  Token,
  TokenRequest,
  User,
  UserRow,
} from '../../src/api/types';
import { account, fleet, type FleetName } from './fleets';
import { page, problem, type Answer, type Request } from './answers';
import { MockFollowers } from './followers';
import { events, journal } from './logs';
import { floatingOf, pairs, reasons } from './pairs';
import { effectivePause } from './pauses';
import { masterTrades, preview } from './previews';
import { distribution, equity, profitByDay, quality, waterfall } from './quality';
import { MockNotifications, twoChannels } from './notifications';
import { MockRanking } from './ranking';
import { Simulations } from './simulations';
import { subscription } from './subscriptions';
import { user } from './users';
import { MockWallets, PROXY, wallet } from './wallets';

type Event = { name: 'terminal'; data: Account } | { name: 'pair'; data: Pair } | { name: 'alert'; data: Alert };

/** The API in memory, enough to show and use every page; it validates nothing. */
export class MockServer {
  user: User | null = null;
  accounts: Account[];
  pairs: Pair[];
  floating: FloatingProfit[];
  subscriptions: Subscription[];
  users: UserRow[] = [user(1, 'admin@localhost', 'ADMIN')];
  tokens: Token[] = [];
  proxy: ProxyStatus = PROXY;
  wallets = new MockWallets([]);
  orphans: Orphan[] = [];
  stopOuts: StopOut[] = [];
  /** When accounts reported their first figures, in milliseconds; nothing is shown from before. */
  began = 0;
  /** Of followers' accounts, by their ids. */
  readonly limits = new Map<number, RiskLimits>();
  pauses: Pause[] = [];
  installation: Installation = { instance: 'mock', claimed: true, reason: null };
  /** Why pairs were skipped or failed, if not what the pairs have. */
  reasons: PairSummary['reasons'] | undefined;
  /** Masters of other users: they can be copied, but their accounts are not visible. */
  otherMasters: Master[] = [];
  readonly followers: MockFollowers;
  readonly ranking: MockRanking;
  readonly notifications: MockNotifications;
  private readonly simulations = new Simulations();
  /** Open test trades, newest first. */
  testTrades: MasterTrade[] = [];
  /** All requests, oldest first. */
  readonly seen: string[] = [];
  private readonly listeners = new Set<(event: Event) => void>();
  private nextId = 1_000;

  constructor(name: FleetName) {
    this.accounts = fleet(name);
    const copying = this.accounts.length >= 3;
    this.wallets = new MockWallets(copying ? [wallet(1, 1)] : []);
    this.followers = new MockFollowers(copying);
    this.ranking = new MockRanking(copying);
    this.notifications = new MockNotifications(copying ? twoChannels() : []);
    this.pairs = copying ? pairs(140) : [];
    this.floating = floatingOf(this.pairs);
    this.subscriptions = copying ? [subscription(1, 2, '2', false), subscription(2, 3, '1', true)] : [];
  }

  listen(listener: (event: Event) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(event: Event): void {
    for (const listener of this.listeners) listener(event);
  }

  handle(request: Request): Answer {
    this.seen.push(`${request.method} ${request.path}`);
    const [resource = '', id, verb, part] = request.path.split('/').slice(1);
    if (resource === 'session') return this.session(request);
    if (resource === 'public') return this.ranking.public(verb, request, this.accounts);
    if (this.user === null) return problem(401, 'Sign in first.');
    switch (resource) {
      case 'accounts':
        if (id === 'release-quarantine') return this.release(request);
        if (verb === 'test-trades') return this.testTrade(request, part);
        if (verb === 'simulation') return this.simulations.handle(request, id ?? '');
        return this.account(request, id, verb);
      case 'installation':
        if (request.method === 'POST') this.installation = { ...this.installation, claimed: true, reason: null };
        return { status: 200, body: this.installation };
      case 'orphans':
        if (request.method === 'GET') return { status: 200, body: { items: this.orphans } };
        this.orphans = this.orphans.filter(({ container }) => container !== id);
        return { status: 204 };
      case 'trade-pairs':
        return this.pair(request.query, id);
      case 'followers':
        if (request.method === 'POST') return this.followers.register(request.body as Record<string, unknown>);
        return this.followers.list();
      case 'follower-trades':
        return this.followers.board(request.query.get('followerId'));
      case 'master-trades':
        if (request.query.get('status') === 'OPEN') return page(this.testTrades, request.query);
        if (verb === 'waterfall') return this.waterfall(Number(id));
        return page(this.subscriptions.length === 0 ? [] : masterTrades(14), request.query);
      case 'pauses':
        return { status: 200, body: { items: this.pauses } };
      case 'pause':
      case 'resume':
        return this.pauseOrResume(resource, request.body as Pause);
      case 'masters':
        if (id === 'ranking') return this.ranking.list(request, this.accounts);
        return page([...this.masters(), ...this.otherMasters], request.query);
      case 'subscriptions':
        if (verb === 'quality') return this.quality(Number(id), part, request.query);
        return this.subscription(request, id, verb);
      case 'users':
        if (verb === 'password') return this.password(request);
        if (verb === 'password-reset') return { status: 200, body: { password: 'tr0ub-4dor-and3' } };
        return this.userOf(request, id);
      case 'tokens':
        return this.token(request);
      case 'proxy':
        return { status: 200, body: id === 'checks' ? { decrypted: true } : this.proxy };
      case 'notifications':
        return this.notifications.settingsOf(request);
      case 'notification-channels':
        return this.notifications.handle(request, id, verb);
      case 'wallets':
        return this.wallets.handle(request, id, verb, part);
      default:
        return problem(404, `There is no ${request.path}.`);
    }
  }

  private session({ method, body }: Request): Answer {
    if (method === 'DELETE') {
      this.user = null;
      return { status: 204 };
    }
    if (method === 'POST') {
      const { email, password } = body as { email: string; password: string };
      if (password !== 'mock') return problem(401, 'E-mail or password is wrong.');
      const role = email.startsWith('investor') ? 'INVESTOR' : 'ADMIN';
      this.user = { id: 1, email, role, passwordExpiresAt: null };
    }
    return this.user === null ? problem(401, 'Nobody is signed in.') : { status: 200, body: { user: this.user } };
  }

  private testTrade({ method, body }: Request, id: string | undefined): Answer {
    if (method === 'DELETE') {
      this.testTrades = this.testTrades.filter((trade) => trade.id !== Number(id));
      return { status: 202 };
    }
    const { symbol, lots, followers } = body as { symbol: string; lots: string; followers: number[] };
    if (symbol === 'NONE') return problem(400, 'Bad input.', [{ field: 'symbol', message: 'is not usable' }]);
    const [some] = masterTrades(1);
    if (some === undefined) return problem(500, 'There is no trade.');
    const trade = { ...some, id: this.nextId++, symbol, volume: lots, audience: followers, test: true };
    this.testTrades = [trade, ...this.testTrades];
    return { status: 201, body: trade };
  }

  private masters(): Master[] {
    return this.accounts
      .filter(({ role }) => role === 'MASTER')
      .map(({ id, name, terminal }) => ({ id, name, terminal, simulated: terminal === 'simulator' }));
  }

  private password({ body }: Request): Answer {
    if ((body as { currentPassword: string }).currentPassword !== 'mock') {
      const errors = [{ field: 'currentPassword', message: 'is not your password' }];
      return { status: 400, body: { title: 'Bad Request', status: 400, detail: 'bad', errors } };
    }
    this.user = null;
    return { status: 204 };
  }

  private account(request: Request, idText: string | undefined, verb: string | undefined): Answer {
    if (idText === undefined) {
      if (request.method === 'GET') return page(this.accounts, request.query);
      const given = { ...(request.body as Partial<Account> & { password?: string; key?: string | null }) };
      delete given.password;
      delete given.key;
      const made = account(this.nextId++, { ...given, terminal: 'simulator' });
      this.accounts.push(made);
      return { status: 201, body: { ...made, ...secrets(made) } };
    }
    const found = this.accounts.find(({ id }) => `${id}` === idText);
    if (found === undefined) return problem(404, `There is no account ${idText}.`);
    return this.accountVerb(request, found, verb);
  }

  private release({ body }: Request): Answer {
    const { ids } = body as { ids: number[] };
    for (const each of this.accounts.filter(({ id }) => ids.includes(id))) {
      this.change(each, { containerState: 'RUNNING' });
    }
    return { status: 202, body: { released: ids } };
  }

  private accountVerb(request: Request, found: Account, verb: string | undefined): Answer {
    switch (verb) {
      case 'start':
      case 'restart':
        if (found.platform === 'MATCH_TRADER') {
          return this.change(found, { brokerState: 'CONNECTING', reason: null });
        }
        return this.change(found, { desiredState: 'RUNNING', containerState: 'RUNNING' });
      case 'stop':
        return this.change(found, { desiredState: 'STOPPED', containerState: 'STOPPED', expertState: 'NONE' });
      case 'token': {
        const { token, webhookUrl } = secrets(found);
        return request.method === 'DELETE' ? { status: 204 } : { status: 200, body: { token, webhookUrl } };
      }
      case 'journal':
        return { status: 200, body: { lines: journal(found) } };
      case 'logs':
        return { status: 200, body: '[entry] step=display ready\n[entry] step=wine started\n' };
      case 'events':
        return page(events(found), request.query);
      case 'equity':
        return { status: 200, body: equity(found.id, request.query, this.began) };
      case 'profit-by-day':
        return { status: 200, body: profitByDay(found.id, request.query, this.began) };
      case 'stop-outs':
        if (request.method === 'GET') return page(this.stopOuts, request.query);
        this.stopOuts = this.stopOuts.map((each) => ({ ...each, active: false, endedAt: new Date().toISOString() }));
        return { status: 204 };
      case 'risk':
        if (request.method === 'PUT') this.limits.set(found.id, request.body as RiskLimits);
        return { status: 200, body: this.limits.get(found.id) ?? {} };
      case 'public-page':
        return this.ranking.page(request, found);
      case 'watchers':
        return page([{ email: 'anna@example.com', viewOnly: true, since: found.createdAt }], request.query);
      case 'vnc-tickets':
        return {
          status: 201,
          body: { url: '/vnc?ticket=mock', expiresAt: new Date(Date.now() + 30_000).toISOString() },
        };
      default:
        if (request.method !== 'DELETE') return { status: 200, body: found };
        this.accounts = this.accounts.filter((each) => each !== found);
        return { status: 202 };
    }
  }

  change(found: Account, change: Partial<Account>): Answer {
    const now = { ...found, ...change };
    this.accounts = this.accounts.map((each) => (each.id === found.id ? now : each));
    this.tell({ name: 'terminal', data: now });
    return { status: 202, body: now };
  }

  private pair(query: URLSearchParams, id: string | undefined): Answer {
    if (id === undefined) return this.pairPage(query);
    if (id === 'floating-profit') return { status: 200, body: { items: this.floating } };
    if (id === 'summary') return { status: 200, body: this.summary() };
    const found = this.pairs.find((each) => `${each.id}` === id);
    return found === undefined ? problem(404, `There is no copy ${id}.`) : { status: 200, body: found };
  }

  private pairPage(query: URLSearchParams): Answer {
    const status = query.get('status');
    const of = query.get('account');
    const found = this.pairs.filter(
      (pair) =>
        (status === null || pair.status === status) &&
        (of === null || `${pair.followerAccountId}` === of || `${pair.masterAccountId}` === of),
    );
    return page(found, query);
  }

  private summary(): PairSummary {
    const of = (status: string): number => this.pairs.filter((pair) => pair.status === status).length;
    const any = this.pairs.length > 0;
    return {
      pending: of('PENDING'),
      placed: of('PLACED'),
      open: of('OPEN'),
      closed: of('CLOSED'),
      cancelled: of('CANCELLED'),
      skipped: of('SKIPPED'),
      failed: of('FAILED'),
      profits: any
        ? [
            { accountId: 2, profit: '184.2' },
            { accountId: 3, profit: '-12.35' },
          ]
        : [],
      reasons: any ? (this.reasons ?? reasons(of('SKIPPED'), of('FAILED'))) : [],
    };
  }

  private subscription(request: Request, idText: string | undefined, verb: string | undefined): Answer {
    if (request.method === 'GET') {
      return page(
        this.subscriptions.map((each) => ({ ...each, effectivePause: effectivePause(each, this.pauses) })),
        request.query,
      );
    }
    if (idText === 'preview') return preview(request.body as PreviewRequest, this.subscriptions);
    if (idText === undefined) return this.subscribe(request);
    if (request.method === 'DELETE') {
      this.subscriptions = this.subscriptions.filter(({ id }) => `${id}` !== idText);
      return { status: 204 };
    }
    if (request.method === 'PATCH') return this.changeSubscription(idText, request.body as Partial<Subscription>);
    const pauseMode = verb === 'pause' ? (request.body as { mode: 'FROZEN' }).mode : null;
    this.subscriptions = this.subscriptions.map((each) => (`${each.id}` === idText ? { ...each, pauseMode } : each));
    return { status: 200, body: this.subscriptions.find(({ id }) => `${id}` === idText) };
  }

  private waterfall(trade: number): Answer {
    const found = waterfall(trade, this.pairs);
    return found === undefined ? problem(404, `There is no master trade ${trade}.`) : { status: 200, body: found };
  }

  private quality(id: number, part: string | undefined, query: URLSearchParams): Answer {
    if (part === 'distribution') return { status: 200, body: distribution((query.get('of') ?? 'TOTAL') as Measure) };
    return { status: 200, body: quality(id, query, this.pairs.length === 0) };
  }

  private pauseOrResume(verb: 'pause' | 'resume', { scope, mode, ...given }: Pause): Answer {
    const accountId = given.accountId ?? null;
    const others = this.pauses.filter((each) => each.scope !== scope || each.accountId !== accountId);
    this.pauses = verb === 'pause' ? [...others, { scope, accountId, mode }] : others;
    return { status: 200, body: { scope, accountId, mode: verb === 'pause' ? mode : null } };
  }

  private changeSubscription(id: string, change: Partial<Subscription>): Answer {
    this.subscriptions = this.subscriptions.map((each) => (`${each.id}` === id ? { ...each, ...change } : each));
    return { status: 200, body: this.subscriptions.find((each) => `${each.id}` === id) };
  }

  private subscribe({ body }: Request): Answer {
    const made = { ...(body as SubscriptionRequest), ...this.identity(), pauseMode: null, effectivePause: null };
    this.subscriptions.push(made);
    return { status: 201, body: made };
  }

  private userOf(request: Request, id: string | undefined): Answer {
    if (request.method === 'PATCH') {
      const changed = this.users.find((each) => `${each.id}` === id);
      return { status: 200, body: changed === undefined ? null : Object.assign(changed, request.body) };
    }
    if (request.method === 'GET') return page(this.users, request.query);
    const { email, role } = request.body as Pick<UserRow, 'email' | 'role'>;
    const made = { ...user(this.nextId++, email, role), passwordExpiresAt: '2026-12-01T08:00:00Z' };
    this.users.push(made);
    return { status: 201, body: { ...made, password: 'correct-horse-battery' } };
  }

  private token({ method, body, query }: Request): Answer {
    if (method === 'GET') return page(this.tokens, query);
    const made = { ...(body as TokenRequest), ...this.identity(), lastUsedAt: null };
    this.tokens.push(made);
    return { status: 201, body: { ...made, token: 'tf_0123456789abcdef0123456789abcdef' } };
  }

  private identity(): { id: number; createdAt: string } {
    return { id: this.nextId++, createdAt: new Date().toISOString() };
  }
}

function secrets({ role, platform }: Account): Pick<NewAccount, 'token' | 'subscribeToken' | 'webhookUrl'> {
  return {
    token: 'tfm_4b1d0c7a9e5f48a2',
    subscribeToken: role === 'MASTER' ? 'MST-0f3c6a5d8e9b41c2a7d4e6f8b1c3d5e7' : null,
    webhookUrl: platform === 'TRADINGVIEW' ? 'https://fleet.example.com/hooks/tradingview/tfm_4b1d0c7a9e5f48a2' : null,
  };
}
