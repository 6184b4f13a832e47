import type { MasterTrade, Preview } from '../../api/preview';
import { Traded } from '../../copies/Traded';
import { clock, exact } from '../../format/time';
import { SimpleTable } from '../../ui/SimpleTable';
import classes from './Preview.module.css';
import { Steps } from './Steps';

/** Each trade with its result, or the reason why there would be none; the steps on request. */
export function LastDayTable({ trades, previews }: { trades: MasterTrade[]; previews: ReadonlyMap<number, Preview> }) {
  return (
    <div className={classes.day}>
      <SimpleTable name="Trades of the last day" head={['Time', 'Master’s trade', 'Your copy']}>
        {trades.map((trade) => {
          const preview = previews.get(trade.id);
          return (
            <tr key={trade.id} className={classes.trade}>
              <td>
                <time className="tf-number tf-muted" dateTime={trade.receivedAt} title={exact(trade.receivedAt)}>
                  {clock(trade.receivedAt)}
                </time>
              </td>
              <td>
                <Traded type={trade.type} volume={trade.volume} symbol={trade.symbol} />
              </td>
              <td>{preview !== undefined && <Copy preview={preview} />}</td>
            </tr>
          );
        })}
      </SimpleTable>
    </div>
  );
}

function Copy({ preview }: { preview: Preview }) {
  const copied = preview.outcome === 'COPY';
  const result = copied ? (
    <>
      <Traded type={preview.type} volume={preview.lots} symbol={preview.symbol} />
      {preview.risk !== null && <span className={classes.why}>{preview.risk.text}</span>}
    </>
  ) : (
    <span className={classes.skipped}>Skipped</span>
  );
  if (preview.steps.length === 0) {
    return (
      <>
        {result}
        {!copied && <span className={classes.why}>{preview.reason}</span>}
      </>
    );
  }
  return (
    <details className={classes.details}>
      <summary>
        {result}
        {!copied && <span className={classes.why}>{preview.reason}</span>}
      </summary>
      <Steps steps={preview.steps} />
    </details>
  );
}
