import { Button, Skeleton } from '@mantine/core';
import { RotateCw, ServerOff, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError } from '../api/http';
import classes from './Panels.module.css';

/** Explains an empty page, with the action that fills it. */
export function EmptyPanel({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <section className={classes.panel}>
      <span className={classes.badge}>
        <Icon size={24} aria-hidden />
      </span>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{children}</p>
      {action}
    </section>
  );
}

/** Explains an error: what happened, its effect on trading, and what to do. */
export function ErrorPanel({ error, what, retry }: { error: Error; what: string; retry: () => void }) {
  const unreachable = error instanceof ApiError && error.status === 0;
  return (
    <section className={classes.panel} role="alert">
      <span className={`${classes.badge} ${classes.bad}`}>
        <ServerOff size={24} aria-hidden />
      </span>
      <h2 className={classes.title}>{what} could not be loaded</h2>
      <p className={classes.text}>
        {error.message}{' '}
        {unreachable
          ? 'Terminals keep trading without the server. Copying resumes when it is back.'
          : 'Nothing was changed. Try again in a moment.'}
      </p>
      <Button onClick={retry} leftSection={<RotateCw size={16} aria-hidden />}>
        Try again
      </Button>
    </section>
  );
}

/** In place of data that is not there yet: placeholder rows, or why it could not be loaded. */
export function Waiting({
  what,
  query,
}: {
  what: string;
  query: { error: Error | null; refetch: () => Promise<unknown> };
}) {
  if (query.error === null) return <SkeletonRows />;
  return <ErrorPanel what={what} error={query.error} retry={() => void query.refetch()} />;
}

/** Placeholder rows while data is loaded. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={24} width={`${100 - (index % 3) * 8}%`} />
      ))}
    </div>
  );
}
