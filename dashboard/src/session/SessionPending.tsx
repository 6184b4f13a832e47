import { ErrorPanel, SkeletonRows } from '../ui/Panels';
import { ApiError } from '../api/http';
import classes from './SessionPending.module.css';

/** Shown while the session is being loaded. */
export function Loading() {
  return (
    <div className={classes.page}>
      <SkeletonRows />
    </div>
  );
}

/** Shown when the server cannot be reached. */
export function Unreachable({ retry }: { retry: () => void }) {
  return (
    <main className={classes.page}>
      <ErrorPanel what="The dashboard" error={new ApiError(0, 'The server cannot be reached.')} retry={retry} />
    </main>
  );
}
