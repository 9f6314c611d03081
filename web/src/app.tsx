/** The frame of the page: the header with its places, the keys that work everywhere, and the place one is at. */
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { SessionProvider, signOut, useSession } from './api/session.tsx';
import { KeyHelp } from './parts/key-help.tsx';
import { useKeys } from './parts/keys.ts';
import { lazily } from './parts/lazy.tsx';
import { Empty } from './parts/notice.tsx';
import { ThemeSwitch } from './parts/theme-switch.tsx';
import { Catalogue } from './pages/catalogue/catalogue.tsx';
import { SignIn } from './pages/sign-in.tsx';

const Playground = lazily(async () => (await import('./pages/playground/playground.tsx')).Playground);
const LivePage = lazily(async () => (await import('./pages/live/live.tsx')).LivePage);
const Trajectories = lazily(async () => (await import('./pages/trajectories/trajectories.tsx')).Trajectories);
const TrajectoryPage = lazily(async () => (await import('./pages/trajectories/trajectory.tsx')).TrajectoryPage);
const DiffPage = lazily(async () => (await import('./pages/trajectories/diff.tsx')).DiffPage);
const Leaderboard = lazily(async () => (await import('./pages/leaderboard/leaderboard.tsx')).Leaderboard);

const PLACES = [
  { path: '/', name: 'Catalogue', key: '1' },
  { path: '/play', name: 'Playground', key: '2' },
  { path: '/live', name: 'Live', key: '3' },
  { path: '/trajectories', name: 'Trajectories', key: '4' },
  { path: '/leaderboard', name: 'Leaderboard', key: '5' },
] as const;

/** Links that stay on the page; the others are the server's. */
const HERE = /^\/(?!docs)/;

const isAt = (path: string, place: string): boolean => (place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`));

function Header({ help }: { readonly help: () => void }) {
  const { path } = useLocation();
  const { data: session } = useSession();
  return (
    <header class="header">
      <a class="brand" href="/"><img src="/favicon.svg" alt="" width="20" height="20" />MedAgentGym</a>
      <nav class="places" aria-label="Places">
        {PLACES.map(({ path: place, name }) => <a key={place} href={place} {...(isAt(path, place) ? { 'aria-current': 'page' as const } : {})}>{name}</a>)}
      </nav>
      <div class="tools">
        {session?.needed === true && (session.signed_in
          ? <button type="button" class="plain small" onClick={() => void signOut().finally(() => location.assign('/'))}>Sign out</button>
          : path !== '/sign-in' && <a class="button small" href="/sign-in">Sign in</a>)}
        <ThemeSwitch />
        <button type="button" class="plain" aria-label="Keys" title="Keys (?)" onClick={help}>?</button>
      </div>
    </header>
  );
}

function Nowhere() {
  return <Empty title="There is no such page"><p>It may have moved. <a href="/">The catalogue</a> is where everything begins.</p></Empty>;
}

/** A new page is told to a screen reader by its title, and read from its top. */
function useArrival(main: { readonly current: HTMLElement | null }): void {
  const { path } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    const place = PLACES.find(({ path: each }) => isAt(path, each))?.name ?? 'Sign in';
    document.title = `${place} · MedAgentGym`;
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path.split('/')[1]]);
}

function Frame() {
  const [help, setHelp] = useState(false);
  const { route } = useLocation();
  const main = useRef<HTMLElement>(null);
  useArrival(main);
  useKeys('Everywhere', {
    '?': { does: 'Show the keys', run: () => setHelp(true) },
    ...Object.fromEntries(PLACES.map(({ path, name, key }) => [key, { does: name, run: () => route(path) }])),
  });
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>To the content</a>
      <Header help={() => setHelp(true)} />
      <main id="main" ref={main} tabIndex={-1}>
        <Router>
          <Route path="/" component={Catalogue} />
          <Route path="/play" component={Playground} />
          <Route path="/live" component={LivePage} />
          <Route path="/trajectories" component={Trajectories} />
          <Route path="/trajectories/:id" component={TrajectoryPage} />
          <Route path="/trajectories/:id/diff/:other" component={DiffPage} />
          <Route path="/leaderboard" component={Leaderboard} />
          <Route path="/sign-in" component={SignIn} />
          <Route default component={Nowhere} />
        </Router>
      </main>
      <footer class="footer"><span>Generated notes are plausible, not real. Not for use on patients.</span><a href="/docs">HTTP interface</a></footer>
      {help && <KeyHelp close={() => setHelp(false)} />}
    </>
  );
}

export function App() {
  return <LocationProvider scope={HERE}><SessionProvider><Frame /></SessionProvider></LocationProvider>;
}
