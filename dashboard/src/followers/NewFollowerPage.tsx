import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { NewFollower } from '../api/followers';
import { CopyValue } from '../ui/CopyValue';
import classes from '../ui/Form.module.css';
import { Page } from '../ui/Page';
import { FollowerForm } from './FollowerForm';

const PARENT = { to: '/followers', label: 'Followers' };

/** Registers a follower, then shows the credentials once. */
export default function NewFollowerPage() {
  const [created, setCreated] = useState<NewFollower>();
  return created === undefined ? (
    <Page name="Register follower" parent={PARENT} summary="Register a follower">
      <FollowerForm created={setCreated} />
    </Page>
  ) : (
    <Page
      name="Register follower"
      parent={PARENT}
      tone="alive"
      summary={`${created.follower.followerName} was registered`}
    >
      <Credentials of={created} another={() => setCreated(undefined)} />
    </Page>
  );
}

/** What the follower needs, which cannot be shown again. */
function Credentials({ of: { follower, credentials }, another }: { of: NewFollower; another: () => void }) {
  const expertKey = credentials.expertKey ?? undefined;
  const secrets = [
    { label: 'User name', value: follower.loginUsername },
    { label: 'Password', value: follower.loginPassword },
    ...(expertKey === undefined ? [] : [{ label: 'Key of the expert', value: expertKey }]),
  ];
  return (
    <div className={classes.once}>
      <h2>Login: shown only once</h2>
      <p>Share it through a secure channel. The follower signs in with it here and sees own trades only.</p>
      {secrets.map(({ label, value }) => (
        <Fragment key={label}>
          <div className={classes.label}>{label}</div>
          <CopyValue value={value} label={label} />
        </Fragment>
      ))}
      <p>
        {expertKey === undefined
          ? 'The follower’s Expert Advisor connects with the API key as its input InpApiKey.'
          : 'The API key is too short to sign in with. The follower’s Expert Advisor connects with the key above.'}
      </p>
      <div className={classes.buttons}>
        <Button component={Link} to="/followers">
          Open the board
        </Button>
        <Button variant="default" onClick={another}>
          Register another
        </Button>
      </div>
    </div>
  );
}
