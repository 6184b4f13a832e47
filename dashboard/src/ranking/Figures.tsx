import type { ReactNode } from 'react';
import type { MasterFigures } from '../api/ranking';
import { hundredthsText, NO_VALUE, whole } from '../format/numbers';
import { Amount } from '../ui/Amount';
import { DrawdownValue } from './DrawdownValue';
import { Profit } from './Profit';
import classes from './Ranking.module.css';

/** What a master has achieved in a period. */
export function Figures({ figures, followers }: { figures: MasterFigures; followers: number }) {
  const { currency, winRatePercent } = figures;
  return (
    <dl className={classes.figures}>
      <Figure name="Profit">
        <Profit figures={figures} />
      </Figure>
      <Figure name="Maximum drawdown">
        <DrawdownValue figures={figures} />
      </Figure>
      <Figure name="Win rate">{winRatePercent === null ? <Unknown /> : hundredthsText(winRatePercent)}</Figure>
      <Figure name="Closed trades">{whole(figures.trades)}</Figure>
      <Money name="Best trade" value={figures.best} currency={currency} />
      <Money name="Worst trade" value={figures.worst} currency={currency} />
      <Money name="Average trade" value={figures.average} currency={currency} />
      <Figure name="Followers">{whole(followers)}</Figure>
    </dl>
  );
}

function Money({ name, value, currency }: { name: string; value: string | null; currency: string | null }) {
  return (
    <Figure name={name}>{value === null ? <Unknown /> : <Amount value={value} currency={currency} signed />}</Figure>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd className="tf-number">{children}</dd>
    </div>
  );
}

function Unknown() {
  return <span className="tf-muted">{NO_VALUE}</span>;
}
