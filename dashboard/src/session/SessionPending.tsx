import { ErrorPanel, SkeletonRows } from '../ui/Panels';
import { ApiError } from '../api/http';
import classes from './SessionPending.module.css';

/** While it is not known yet who is signed in. */
export function Loading() {
  return (
    <div className={classes.page}>
      <SkeletonRows />
    </div>
  );
}

/** When the server does not answer at all. */
export function Unreachable({ retry }: { retry: () => void }) {
  return (
    <main className={classes.page}>
      <ErrorPanel what="The dashboard" error={new ApiError(0, 'The server cannot be reached.')} retry={retry} />
    </main>
  );
}
