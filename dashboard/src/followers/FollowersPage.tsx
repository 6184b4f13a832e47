import { Button, Select } from '@mantine/core';
import { Plus, UsersRound } from 'lucide-react';
import { Link } from 'react-router';
import { useFollowers, useFollowerTrades } from '../api/followers';
import { useUser } from '../session/Session';
import { Page } from '../ui/Page';
import { EmptyPanel, Waiting } from '../ui/Panels';
import { useUrlState } from '../ui/useUrlState';
import classes from './FollowersPage.module.css';
import { FollowerTable } from './FollowerTable';
import { Totals } from './Totals';
import { TradeTable } from './TradeTable';
import { boardSummary } from './tradeWords';

/** The board of trades for followers: of all whom a master has registered, or of the follower who is signed in. */
export default function FollowersPage() {
  const isFollower = useUser().role === 'FOLLOWER';
  const [chosen, setChosen] = useUrlState('follower');
  const followers = useFollowers();
  const board = useFollowerTrades(chosen);
  const summary = board.data === undefined ? undefined : boardSummary(board.data.totals);
  const register = (
    <Button component={Link} to="/followers/new" leftSection={<Plus size={16} aria-hidden />}>
      Register follower
    </Button>
  );
  const names = new Map(followers.data?.map(({ id, username }) => [id, username]));
  const isEmpty = followers.data?.length === 0 && board.data?.totals.all === 0;
  const failed = board.isError || followers.isError;
  return (
    <Page
      name={isFollower ? 'Your trades' : 'Followers'}
      {...(summary === undefined ? {} : { tone: summary.tone })}
      summary={summary?.sentence ?? (failed ? 'Trades could not be loaded' : 'Loading trades…')}
      actions={!isFollower && !isEmpty && register}
    >
      {board.data === undefined || followers.data === undefined ? (
        <Waiting what="Trades" query={board.isError ? board : followers} />
      ) : isEmpty ? (
        <EmptyPanel
          icon={UsersRound}
          title={isFollower ? 'No trades for you' : 'No followers yet'}
          action={!isFollower && register}
        >
          {isFollower
            ? 'Trades that a master places for you alone are shown here. What you copy by subscription is under Copies.'
            : 'Register a follower to place trades for that follower alone. Each gets a login, an account for their expert, and limits.'}
        </EmptyPanel>
      ) : (
        <>
          <Totals totals={board.data.totals} />
          <section className={classes.section}>
            <div className={classes.head}>
              <h2>Trades</h2>
              {!isFollower && followers.data.length > 1 && (
                <Select
                  aria-label="Follower"
                  data={[
                    { value: '', label: 'All followers' },
                    ...followers.data.map(({ id, username }) => ({ value: id, label: username })),
                  ]}
                  allowDeselect={false}
                  searchable
                  value={chosen}
                  onChange={(follower) => setChosen(follower ?? '')}
                />
              )}
            </div>
            {board.data.trades.length === 0 ? (
              <p className="tf-muted">No trades yet. They appear here as soon as they are placed.</p>
            ) : (
              <TradeTable
                trades={board.data.trades}
                nameOf={isFollower ? undefined : (follower) => names.get(follower) ?? follower}
              />
            )}
          </section>
          {!isFollower && followers.data.length > 0 && (
            <section className={classes.section}>
              <div className={classes.head}>
                <h2>Registered followers</h2>
              </div>
              <FollowerTable followers={followers.data} />
            </section>
          )}
        </>
      )}
    </Page>
  );
}
