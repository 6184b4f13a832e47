import { useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { Suspense, useEffect, useState } from 'react';
import { Outlet } from 'react-router';
import { followStream, type StreamState } from '../api/stream';
import type { Alert } from '../api/types';
import { SkeletonRows } from '../ui/Panels';
import { Navigation } from './Navigation';
import { PasswordNotice } from './PasswordNotice';
import classes from './Shell.module.css';
import { StreamBar } from './StreamBar';

/** The frame of every page of a signed-in user: navigation, stream and its status bar. */
export function Shell() {
  const stream = useStream();
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <Navigation />
      <div className={classes.content}>
        <StreamBar state={stream} />
        <main id="content" tabIndex={-1} className={classes.main}>
          <PasswordNotice />
          <Suspense fallback={<SkeletonRows />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}

function useStream(): StreamState {
  const cache = useQueryClient();
  const [state, setState] = useState<StreamState>('connecting');
  useEffect(() => followStream(cache, { stateChanged: setState, alerted: showAlert }), [cache]);
  return state;
}

const SEVERITIES = {
  INFO: { color: 'blue', title: 'Information' },
  WARNING: { color: 'yellow', title: 'Warning' },
  CRITICAL: { color: 'red', title: 'Action needed' },
} as const;

function showAlert(alert: Alert): void {
  notifications.show({
    id: `${alert.accountId ?? ''}-${alert.text}`,
    message: alert.text,
    ...SEVERITIES[alert.severity],
    autoClose: alert.severity === 'CRITICAL' ? false : 8_000,
  });
}
