import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ApiError } from '../api/http';
import { Logo } from '../layout/Logo';
import { usePageTitle } from '../ui/usePageTitle';
import { useSession } from './Session';
import classes from './SignInPage.module.css';

/** Signs in, then leads back to where the visitor wanted to go. */
export function SignInPage() {
  usePageTitle('Sign in');
  const { user, signIn } = useSession();
  const location = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const problemId = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  if (user !== null) return <Navigate to={target(location.state)} replace />;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(email, password);
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Logo size={40} />
        <h1 className={classes.title}>Sign in to TermFleet</h1>
        <p className={classes.lead}>Hosted terminals and the copies between them.</p>
        <form onSubmit={(event) => void submit(event)} aria-describedby={problemId} noValidate>
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
          <p id={problemId} className={classes.problem} role="alert">
            {problem}
          </p>
          <Button type="submit" fullWidth loading={busy}>
            Sign in
          </Button>
        </form>
      </div>
      <p className={classes.foot}>
        The first administrator’s one-time password is printed by the server when it starts for the first time.
      </p>
    </main>
  );
}

function target(state: unknown): string {
  const from = (state as { from?: unknown } | null)?.from;
  return typeof from === 'string' ? from : '/';
}

function sentence(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 0) return 'The server cannot be reached. Terminals trade on; try again in a moment.';
  if (error.status === 429) return 'Too many attempts. Wait a few minutes, then try again.';
  if (error.status === 401) return 'E-mail or password is wrong.';
  return error.message;
}
