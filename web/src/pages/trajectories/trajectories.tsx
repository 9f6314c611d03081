export function Trajectories() { return <p>soon</p>; }
