import { SegmentedControl } from '@mantine/core';
import { ChartLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEquity, useProfitByDay, type EquityCurve, type ProfitByDay, type Range } from '../api/quality';
import { DayBars } from '../charts/DayBars';
import { EquityChart } from '../charts/EquityChart';
import { add, parseDecimal, toText, ZERO } from '../format/decimal';
import { count, money } from '../format/numbers';
import { toTheMinute } from '../format/time';
import classes from '../quality/Quality.module.css';
import { Amount } from '../ui/Amount';
import { EmptyPanel, Waiting } from '../ui/Panels';
import { useUrlState } from '../ui/useUrlState';
import { DayTable } from './DayTable';

const RANGES: { value: Range; label: string }[] = [
  { value: 'DAY', label: '24 h' },
  { value: 'WEEK', label: '7 days' },
  { value: 'MONTH', label: '30 days' },
  { value: 'YEAR', label: '1 year' },
];

/** So few that the chart looks broken without a word about it. */
const FEW_POINTS = 3;

/** Equity, drawdown, and profit by day of one account. */
export function PerformanceTab({ account }: { account: number }) {
  const [text, setRange] = useUrlState('range', 'DAY');
  const range = RANGES.find(({ value }) => value === text)?.value ?? 'DAY';
  return (
    <div className={classes.quality}>
      <SegmentedControl
        className={classes.range ?? ''}
        aria-label="Time range"
        data={RANGES}
        value={range}
        onChange={setRange}
      />
      <Equity account={account} range={range} />
      <Profit account={account} range={range === 'DAY' ? 'WEEK' : range} />
    </div>
  );
}

function Equity({ account, range }: { account: number; range: Range }) {
  const curve = useEquity(account, range);
  if (curve.data === undefined) return <Waiting what="The equity curve" query={curve} />;
  if (curve.data.points.length === 0) {
    return (
      <EmptyPanel icon={ChartLine} title="No figures in this time">
        The curve appears here once the account’s terminal reports its balance and equity.
      </EmptyPanel>
    );
  }
  return (
    <Panel name="Equity and drawdown" answer={<Drawdown curve={curve.data} />} stale={curve.isPlaceholderData}>
      <EquityChart curve={curve.data} />
      <p className="tf-muted">
        {curve.data.points.length < FEW_POINTS && 'The curve has just begun: it gets a point each minute. '}
        Deposits and withdrawals are part of the balance; they are not told apart from profit.
      </p>
    </Panel>
  );
}

function Drawdown({ curve: { points, maxDrawdown, currency } }: { curve: EquityCurve }) {
  const last = points.at(-1);
  return (
    <>
      Equity <Amount value={last?.equity ?? null} currency={currency} />
      {maxDrawdown !== null && Number(maxDrawdown.amount) > 0 && (
        <>
          {'; deepest drawdown '}
          {maxDrawdown.percent.toFixed(2)}
          {'\u202f% ('}
          {money(maxDrawdown.amount, currency)}) on {toTheMinute(maxDrawdown.at)}
        </>
      )}
    </>
  );
}

function Profit({ account, range }: { account: number; range: Range }) {
  const profit = useProfitByDay(account, range);
  if (profit.data === undefined) return <Waiting what="Profit by day" query={profit} />;
  if (profit.data.days.length === 0) return null;
  return (
    <Panel name="Profit and loss by day" answer={<Total profit={profit.data} />} stale={profit.isPlaceholderData}>
      <DayBars profit={profit.data} />
      <DayTable profit={profit.data} />
    </Panel>
  );
}

function Total({ profit: { days, currency } }: { profit: ProfitByDay }) {
  const total = days.reduce((sum, day) => add(sum, parseDecimal(day.total) ?? ZERO), ZERO);
  const running = days.length === 1 && days[0]?.complete === false;
  return (
    <>
      <Amount value={toText(total, 2)} currency={currency} signed />{' '}
      {running ? 'so far today' : `in ${count(days.length, 'day')}`}
    </>
  );
}

function Panel({
  name,
  answer,
  stale,
  children,
}: {
  name: string;
  answer: ReactNode;
  stale: boolean;
  children: ReactNode;
}) {
  return (
    <section className={classes.panel} aria-label={name} data-stale={stale || undefined}>
      <header className={classes.head}>
        <h3>{name}</h3>
        <strong className={classes.answer}>{answer}</strong>
      </header>
      {children}
    </section>
  );
}
