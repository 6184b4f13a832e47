import { describe, expect, it } from 'vitest';
import type { components } from '../../generated/schema';
import type * as pauses from '../../src/api/pauses';
import type * as preview from '../../src/api/preview';
import type * as quality from '../../src/api/quality';
import type * as ranking from '../../src/api/ranking';
import type * as stopOuts from '../../src/api/stopOuts';
import type * as ours from '../../src/api/types';

type Server = components['schemas'];

/** The same fields, each with a type that the server's description allows; null is allowed where the hand-written type has it. */
type Loose<T> = T extends readonly (infer E)[]
  ? Loose<E>[]
  : T extends object
    ? { [K in keyof T]-?: Loose<NonNullable<T[K]>> }
    : T;
type OnlyOurs<A, B> = Exclude<keyof A, keyof B>;
type Proof<A, B> = [OnlyOurs<A, B>, OnlyOurs<B, A>] extends [never, never]
  ? Loose<A> extends Loose<B>
    ? []
    : ['a field has another type']
  : [{ onlyOurs: OnlyOurs<A, B>; onlyTheServers: OnlyOurs<B, A> }];

/** Checked by the compiler: if the types differ, it requires an argument that does not exist. */
function agrees<Ours, Theirs>(...proof: Proof<Ours, Theirs>): void {
  expect(proof).toEqual([]);
}

// A test of the server checks that openapi.json is current; `npm run openapi` updates it.
describe('our types and the server’s description', () => {
  it('agree on what is sent', () => {
    agrees<ours.Account, Server['AccountView']>();
    agrees<ours.Master, Server['MasterView']>();
    agrees<ours.NewAccount, Server['CreatedAccount']>();
    agrees<ours.NewPassword, Server['NewPassword']>();
    agrees<ours.Resources, Server['ResourceUse']>();
    agrees<ours.User, Server['SignedInUser']>();
    agrees<ours.NewUser, Server['UserView']>();
    agrees<ours.Token, Server['TokenView']>();
    agrees<ours.NewToken, Server['CreatedToken']>();
    agrees<ours.Subscription, Server['SubscriptionView']>();
    agrees<ours.Sizing, Server['SizingView']>();
    agrees<ours.Pair, Server['PairView']>();
    agrees<ours.PairMaster, Server['Master']>();
    agrees<ours.PairLatency, Server['Latency']>();
    agrees<preview.MasterTrade, Server['TradeView']>();
    agrees<preview.Preview, Server['Preview']>();
    agrees<stopOuts.StopOut, Server['StopOutView']>();
    agrees<ours.EffectivePause, Server['EffectivePause']>();
    agrees<pauses.Pause, Server['PauseView']>();
    agrees<quality.Quality, Server['QualityView']>();
    agrees<quality.Distribution, Server['Distribution']>();
    agrees<quality.Waterfall, Server['WaterfallView']>();
    agrees<quality.EquityCurve, Server['EquityView']>();
    agrees<quality.ProfitByDay, Server['ProfitView']>();
    agrees<ranking.RankedMaster, Server['RankedMaster']>();
    agrees<ranking.PublicMaster, Server['PublicMaster']>();
    agrees<ranking.PublicPage, Server['PublicPageView']>();
    agrees<ours.PairSummary, Server['PairSummary']>();
    agrees<ours.JournalLine, Server['JournalEntry']>();
    agrees<ours.AccountEvent, Server['TerminalEvent']>();
    agrees<ours.Watcher, Server['Watcher']>();
    agrees<ours.VncTicket, Server['Ticket']>();
    agrees<ours.Installation, Server['Status']>();
    agrees<ours.Orphan, Server['Orphan']>();
  });

  it('agree on what is taken', () => {
    agrees<ours.AccountRequest, Server['AccountRequest']>();
    agrees<ours.AccountChange, Server['AccountChange']>();
    agrees<{ as: ours.InstallationClaim }, Server['ClaimRequest']>();
    agrees<ranking.PageSettings, Server['PageSettings']>();
    agrees<ours.PasswordChange, Server['PasswordChange']>();
  });
});
