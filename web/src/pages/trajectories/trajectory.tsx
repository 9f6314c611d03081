export function TrajectoryPage() { return <p>soon</p>; }
