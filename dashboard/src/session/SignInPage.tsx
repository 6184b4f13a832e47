import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ApiError } from '../api/http';
import { Logo } from '../layout/Logo';
import { useAction } from '../ui/useAction';
import { usePageTitle } from '../ui/usePageTitle';
import { useSession } from './Session';
import classes from './SignInPage.module.css';

/** Signs in, then returns to the page that was asked for. */
export function SignInPage() {
  usePageTitle('Sign in');
  const { user, signIn } = useSession();
  const location = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, error, run } = useAction(signInError);
  const errorId = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  if (user !== null) return <Navigate to={target(location.state)} replace />;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void run(() => signIn(email, password));
  };

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Logo size={40} />
        <h1 className={classes.title}>Sign in to TermFleet</h1>
        <p className={classes.lead}>Hosted terminals and trade copying.</p>
        <form onSubmit={submit} aria-describedby={errorId} noValidate>
          <TextInput
            label="E-mail"
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
            withAsterisk={false}
            ref={first}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            required
            withAsterisk={false}
            mt="md"
          />
          <p id={errorId} className={classes.error} role="alert">
            {error}
          </p>
          <Button type="submit" fullWidth loading={busy}>
            Sign in
          </Button>
        </form>
      </div>
      <p className={classes.foot}>The server prints the first administrator’s one-time password at its first start.</p>
    </main>
  );
}

function target(state: unknown): string {
  const from = (state as { from?: unknown } | null)?.from;
  return typeof from === 'string' ? from : '/';
}

function signInError(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 0) return 'The server cannot be reached. Terminals keep trading. Try again in a moment.';
  if (error.status === 429) return 'Too many attempts. Wait a few minutes, then try again.';
  if (error.status === 401) return 'E-mail or password is wrong.';
  return error.message;
}
