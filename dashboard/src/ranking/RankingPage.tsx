import { Button, SegmentedControl, Select } from '@mantine/core';
import { Trophy } from 'lucide-react';
import { Link } from 'react-router';
import { useRanking, type RankedMaster, type RankingPeriod } from '../api/ranking';
import { count, hundredthsText, NO_VALUE, whole } from '../format/numbers';
import { useUser } from '../session/Session';
import { Page } from '../ui/Page';
import { EmptyPanel, Waiting } from '../ui/Panels';
import { SimpleTable } from '../ui/SimpleTable';
import { useUrlState } from '../ui/useUrlState';
import { DrawdownValue } from './DrawdownValue';
import { chosen, PERIODS, profitText, SORTS, within } from './periods';
import { Profit } from './Profit';
import classes from './Ranking.module.css';
import { SimulatedMark } from './SimulatedMark';

const HEAD = ['Master', 'Profit', 'Win rate', 'Max. drawdown', 'Trades', 'Followers', ''];

/** The masters that their owners have listed, in the order that the reader chooses; from here a follower begins to copy. */
export default function RankingPage() {
  const [periodText, setPeriod] = useUrlState('period', '90d');
  const [sortText, setSort] = useUrlState('sort', 'profit');
  const period = chosen(PERIODS, periodText, '90d');
  const sort = chosen(SORTS, sortText, 'profit');
  const ranking = useRanking(period, sort);
  const mayFollow = useUser().role !== 'INVESTOR';
  const masters = ranking.data?.items;
  return (
    <Page name="Masters" summary={summaryOf(masters, period)}>
      {masters?.length === 0 ? (
        <NoMasters />
      ) : (
        <>
          <div className={classes.choices}>
            <SegmentedControl aria-label="Period" data={PERIODS} value={period} onChange={setPeriod} />
            <Select
              aria-label="Ranked by"
              className={classes.sort ?? ''}
              data={SORTS.map(({ value, label }) => ({ value, label: `By ${label.toLowerCase()}` }))}
              value={sort}
              onChange={(value) => setSort(value ?? 'profit')}
              allowDeselect={false}
            />
          </div>
          {masters === undefined ? (
            <Waiting what="The ranking" query={ranking} />
          ) : (
            <div className={classes.ranked} data-stale={ranking.isPlaceholderData || undefined}>
              <SimpleTable name="Masters" head={HEAD}>
                {masters.map((master, index) => (
                  <Row key={master.accountId} master={master} place={index + 1} mayFollow={mayFollow} />
                ))}
              </SimpleTable>
              <p className="tf-muted">
                Of the masters’ own closed trades, as their experts report them. Past results promise nothing.
              </p>
            </div>
          )}
        </>
      )}
    </Page>
  );
}

function Row({ master, place, mayFollow }: { master: RankedMaster; place: number; mayFollow: boolean }) {
  const { title, description, figures, followers } = master;
  const { winRatePercent } = figures;
  return (
    <tr>
      <td>
        <span className={classes.master}>
          <span className={classes.place}>{place}</span>
          <span className={classes.names}>
            <span className={classes.title}>
              <Link to={`/m/${master.link}`}>{title}</Link>
              {master.simulated && <SimulatedMark />}
            </span>
            {description !== null && <span className={classes.description}>{description}</span>}
          </span>
        </span>
      </td>
      <td data-label="Profit">
        <Profit figures={figures} />
      </td>
      <td data-label="Win rate" className="tf-number">
        {winRatePercent === null ? NO_VALUE : hundredthsText(winRatePercent)}
      </td>
      <td data-label="Max. drawdown" className="tf-number">
        <DrawdownValue figures={figures} />
      </td>
      <td data-label="Trades" className="tf-number">
        {whole(figures.trades)}
      </td>
      <td data-label="Followers" className="tf-number">
        {whole(followers)}
      </td>
      <td>
        {mayFollow && (
          <Button
            component={Link}
            to={`/subscriptions/new?master=${master.accountId}`}
            variant="default"
            size="compact-sm"
            aria-label={`Follow ${title}`}
          >
            Follow
          </Button>
        )}
      </td>
    </tr>
  );
}

function NoMasters() {
  return (
    <EmptyPanel
      icon={Trophy}
      title="No master is listed yet"
      action={
        <Button component={Link} to="/fleet">
          Open the fleet
        </Button>
      }
    >
      Who owns a master can list it on its account’s page. It then appears here with what its closed trades have gained,
      for everyone who looks for a master to follow.
    </EmptyPanel>
  );
}

function summaryOf(masters: RankedMaster[] | undefined, period: RankingPeriod): string {
  if (masters === undefined) return 'Loading the ranking…';
  if (masters.length === 0) return 'No masters to follow yet';
  const gained = masters.filter(({ figures }) => Number(figures.profit) > 0).length;
  const [only] = masters;
  if (masters.length === 1 && only !== undefined) {
    return `1 master to follow: ${profitText(only.figures) ?? 'no profit reported'} ${within(period)}`;
  }
  return `${count(masters.length, 'master')} to follow, ${gained} with a profit ${within(period)}`;
}
