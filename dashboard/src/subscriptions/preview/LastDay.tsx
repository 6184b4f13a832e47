import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useRef, useState } from 'react';
import { MOST_TRADES, usePreviews, type MasterTrade, type PreviewSettings } from '../../api/preview';
import type { Page } from '../../api/types';
import { count } from '../../format/numbers';
import { ErrorPanel, SkeletonRows } from '../../ui/Panels';
import { LastDayTable } from './LastDayTable';
import classes from './Preview.module.css';
import { dayOf } from './previewText';

interface Props {
  trades: UseQueryResult<Page<MasterTrade>>;
  settings: PreviewSettings;
  usable: boolean;
  master: string;
}

/** "What would I have copied?": on request, the master's trades of the last day with what they would have become. */
export function LastDay({ trades, settings, usable, master }: Props) {
  const [asked, setAsked] = useState<PreviewSettings>();
  const section = useRef<HTMLElement>(null);
  // The button is gone then, and with it the focus of the keyboard.
  const ask = (): void => {
    setAsked(settings);
    section.current?.focus();
  };
  const items = trades.data?.items ?? [];
  return (
    <section ref={section} tabIndex={-1} className={classes.panel} aria-label="The last day">
      <header className={classes.dayHead}>
        <h2 className={classes.title}>What would I have copied?</h2>
        {items.length > 0 && asked === undefined && (
          <Button variant="default" disabled={!usable} onClick={ask} leftSection={<History size={16} aria-hidden />}>
            Calculate {items.length === 1 ? 'the trade' : `${items.length} trades`} of the last day
          </Button>
        )}
      </header>
      {asked !== undefined ? (
        <Answer
          asked={asked}
          outdated={JSON.stringify(asked) !== JSON.stringify(settings)}
          again={ask}
          usable={usable}
          items={items}
          total={trades.data?.total ?? 0}
        />
      ) : (
        <p className={classes.hint}>
          {trades.isError
            ? `The trades of ${master} could not be loaded. ${trades.error.message}`
            : trades.data === undefined
              ? `Loading the trades of ${master}…`
              : items.length === 0
                ? `${master} did not trade in the last day.`
                : `${master} traded ${count(trades.data.total, 'time')} in the last day. Each trade is calculated with these settings and with the balances, symbols and connections of now; nothing is traded.`}
        </p>
      )}
    </section>
  );
}

function Answer({
  asked,
  outdated,
  again,
  usable,
  items,
  total,
}: {
  asked: PreviewSettings;
  outdated: boolean;
  again: () => void;
  usable: boolean;
  items: MasterTrade[];
  total: number;
}) {
  const previews = usePreviews(asked, items, true);
  if (previews.isError) {
    return <ErrorPanel what="The preview" error={previews.error} retry={() => void previews.refetch()} />;
  }
  if (previews.data === undefined) return <SkeletonRows rows={Math.min(items.length, 6)} />;
  const { sentence, reasons } = dayOf(previews.data.values());
  return (
    <>
      {outdated && (
        <p className={classes.outdated} role="status">
          The settings have changed since.
          <Button size="compact-sm" variant="default" disabled={!usable} onClick={again}>
            Calculate again
          </Button>
        </p>
      )}
      <p className={classes.sentence}>
        {sentence}
        {total > MOST_TRADES && ` (the newest ${MOST_TRADES} of ${total} trades)`}.
      </p>
      {reasons.length > 0 && (
        <ul className={classes.reasons} aria-label="Reasons">
          {reasons.map(({ reason, count: times }) => (
            <li key={reason}>
              <span className="tf-number">{times} ×</span> {reason}
            </li>
          ))}
        </ul>
      )}
      <LastDayTable trades={items} previews={previews.data} />
    </>
  );
}
