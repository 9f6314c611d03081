export function Playground() { return <p>soon</p>; }
