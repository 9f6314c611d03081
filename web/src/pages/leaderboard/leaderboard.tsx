export function Leaderboard() { return <p>soon</p>; }
