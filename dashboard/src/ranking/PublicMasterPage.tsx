import { Button, SegmentedControl } from '@mantine/core';
import { ChartLine, Link2Off } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ApiError } from '../api/http';
import { usePublicMaster, type PublicMaster } from '../api/ranking';
import { ProfitChart } from '../charts/ProfitChart';
import { dateText } from '../format/time';
import { Logo } from '../layout/Logo';
import { Page } from '../ui/Page';
import { EmptyPanel, Waiting } from '../ui/Panels';
import { useUrlState } from '../ui/useUrlState';
import { Figures } from './Figures';
import { chosen, PERIODS, profitText, within } from './periods';
import classes from './Ranking.module.css';
import { SimulatedMark } from './SimulatedMark';

/** A master for everyone who has the link of its page, signed in or not. */
export default function PublicMasterPage() {
  const link = useParams().link ?? '';
  const [text, setPeriod] = useUrlState('period', 'all');
  const period = chosen(PERIODS, text, 'all');
  const master = usePublicMaster(link, period);
  return (
    <div className={classes.public}>
      {/* Whoever has the link may read it; search engines are not told. */}
      <meta name="robots" content="noindex" />
      <header className={classes.bar}>
        <span className={classes.brand}>
          <Logo /> TermFleet
        </span>
        <Button component={Link} to="/ranking" variant="default" size="compact-sm">
          All masters
        </Button>
      </header>
      <main>
        {master.data === undefined || isGone(master.error) ? (
          <Unavailable query={master} />
        ) : (
          <Shown master={master.data} stale={master.isPlaceholderData}>
            <SegmentedControl aria-label="Period" data={PERIODS} value={period} onChange={setPeriod} />
          </Shown>
        )}
      </main>
    </div>
  );
}

function isGone(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 404;
}

function Unavailable({ query }: { query: { error: Error | null; refetch: () => Promise<unknown> } }) {
  if (isGone(query.error)) {
    return (
      <Page name="Master" summary="This page is not available">
        <EmptyPanel icon={Link2Off} title="The link leads nowhere">
          The master’s owner may have switched the page off or renewed its link. Ask for the new one.
        </EmptyPanel>
      </Page>
    );
  }
  return (
    <Page name="Master" summary={query.error === null ? 'Loading the master…' : 'The master could not be loaded'}>
      <Waiting what="The master" query={query} />
    </Page>
  );
}

function Shown({ master, stale, children }: { master: PublicMaster; stale: boolean; children: ReactNode }) {
  const { figures, curve, period } = master;
  return (
    <Page
      name={master.title}
      summary={summaryOf(master)}
      note={
        <span className={classes.about}>
          {master.simulated && <SimulatedMark />}
          {master.description}
          {figures.since !== null && period !== 'all' && <span>On record since {dateText(figures.since)}.</span>}
        </span>
      }
      actions={children}
    >
      <div className={classes.shown} data-stale={stale || undefined}>
        <Figures figures={figures} followers={master.followers} />
        {curve.length > 0 ? (
          <section className={classes.panel} aria-label="Profit of closed trades">
            <h2>Profit of closed trades</h2>
            <ProfitChart curve={curve} currency={figures.currency} />
          </section>
        ) : (
          <EmptyPanel icon={ChartLine} title={figures.trades === 0 ? 'No closed trades' : 'No profits reported'}>
            {figures.trades === 0
              ? `The master has closed no trade ${within(period)}. The chart begins with the first one.`
              : 'The master’s expert reports its trades without what they have gained, so there is nothing to show.'}
          </EmptyPanel>
        )}
        <Notes master={master} />
      </div>
    </Page>
  );
}

/** How the figures came about, as far as a reader could take them for something else. */
function Notes({ master: { figures, simulated } }: { master: PublicMaster }) {
  const { tradesWithoutProfit: untold, trades, drawdown, profit, profitPercent, currency } = figures;
  return (
    <ul className={classes.notes}>
      {simulated && <li>The master trades at a simulated broker: no money was gained or lost.</li>}
      {untold > 0 && trades > untold && (
        <li>
          {untold} of {trades} closed trades were reported without a profit. The figures leave them out.
        </li>
      )}
      {profitPercent !== null && (
        <li>Percentages are of the balance when the period began; deposits since then are not taken off.</li>
      )}
      {drawdown?.basis === 'EQUITY' && (
        <li>The drawdown is of the equity, with open trades. A withdrawal counts as one.</li>
      )}
      {drawdown?.basis === 'CLOSED_TRADES' && (
        <li>The account does not report its equity, so the drawdown is that of closed trades alone.</li>
      )}
      {profit !== null && currency === null && <li>The account does not report its currency.</li>}
      <li>Reported by the master’s own expert. Past results promise nothing.</li>
    </ul>
  );
}

function summaryOf({ figures, period }: PublicMaster): string {
  const time = period === 'all' && figures.since !== null ? `since ${dateText(figures.since)}` : within(period);
  const profit = profitText(figures);
  if (profit !== undefined) return `${profit} ${time}`;
  return figures.trades === 0 ? `No closed trades ${within(period)}` : 'The profit is not reported';
}
